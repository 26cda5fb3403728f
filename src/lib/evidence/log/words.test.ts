import { expect, test } from 'vitest';
import { checkpointWords, keyWords, readKeyWords } from './words';

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

test('a private key is read back from its 24 words, however they were typed', () => {
	const key = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
	const words = keyWords(key);
	expect(words).toHaveLength(24);
	expect(readKeyWords(words.join(' '))).toEqual(key);
	const typed = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\r\n');
	expect(readKeyWords(typed)).toEqual(key);
	expect(readKeyWords(words.map((word) => word.normalize('NFD')).join(',  '))).toEqual(key);
});

test('what are not the words of a key are none', () => {
	const words = keyWords(new Uint8Array(32).fill(9));
	const [first = '', second = '', ...rest] = words;
	expect(readKeyWords('')).toBeNull();
	expect(readKeyWords([second, first, ...rest].join(' '))).toBeNull();
	expect(readKeyWords(words.slice(1).join(' '))).toBeNull();
	expect(readKeyWords([...rest, first, 'palabrota'].join(' '))).toBeNull();
	// Twelve words are those of a seal, never of a key.
	expect(readKeyWords(checkpointWords('prioriza/ficticio-2026\n3\nA\n').join(' '))).toBeNull();
});
