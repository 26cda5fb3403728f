import { expect, test } from 'vitest';
import { checkpointWords } from './words';

test('twelve words stand for what was signed, and others for anything else', () => {
	const text = 'prioriza/ficticio-2026\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
	const words = checkpointWords(text);
	expect(words).toHaveLength(12);
	expect(words).toEqual(words.map((word) => word.normalize('NFC')));
	expect(checkpointWords(text)).toEqual(words);
	expect(checkpointWords(text.replace('\n3\n', '\n4\n'))).not.toEqual(words);
	expect(words.join(' ')).toBe(
		'radical menor diez rotar parte playa certeza croqueta llevar manco agonía tieso',
	);
});
