import { describe, expect, it } from 'vitest';
import { readOwnCopy, writeOwnCopy } from './ownCopy';

const copy = {
	folio: 'EETW-YFAQ',
	content: '{"answers":{"agua":"La fuga"},"v":1}',
	salt: `${'A'.repeat(42)}E`,
};

describe('a copy of what was sent', () => {
	it('comes back as it was kept', () => {
		expect(readOwnCopy(writeOwnCopy(copy))).toEqual(copy);
	});

	it('is told from any other file', () => {
		const written = writeOwnCopy(copy);
		const others = [
			'',
			'null',
			'[]',
			'{}',
			'no es JSON',
			written.replace('"v": 1', '"v": 2'),
			written.replace('own-copy', 'device-answers'),
			written.replace(copy.salt, 'corta'),
			JSON.stringify({ ...copy, v: 1, kind: 'prioriza/own-copy', folio: 7 }),
		];
		for (const text of others) expect(readOwnCopy(text), text).toBeNull();
	});
});
