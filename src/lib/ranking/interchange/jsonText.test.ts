import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { locateJson, readJson } from './jsonText';

describe('readJson', () => {
	it('reads what JSON.parse reads', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 2 }), (text) => {
				const own = readJson(text);
				expect(own).toEqual({ ok: true, value: JSON.parse(text) as unknown });
			}),
			RUNS,
		);
	});

	it('refuses what JSON.parse refuses', () => {
		const pieces = fc.constantFrom(
			'{',
			'}',
			'[',
			']',
			',',
			':',
			'"a"',
			'"b"',
			'1',
			'-',
			'.5',
			'true',
			'nul',
			' ',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
				const text = parts.join('');
				let parses = true;
				try {
					JSON.parse(text);
				} catch {
					parses = false;
				}
				const own = readJson(text);
				const isRepeated = !own.ok && own.error.code === 'key-repeated';
				expect(own.ok || isRepeated).toBe(parses);
			}),
			RUNS,
		);
	});

	it.each([
		['{"a": 1,\n "b": }', 'not-json', 2, 7],
		['{"a": 1}\n\n x', 'not-json', 3, 2],
		['{"a": 1,\n "a": 2}', 'key-repeated', 2, 2],
		['["ab\nc"]', 'not-json', 1, 5],
		['["a\\x"]', 'not-json', 1, 4],
		['"no end', 'not-json', 1, 8],
		['', 'not-json', 1, 1],
		['['.repeat(100), 'too-deep', 1, 65],
	])('%j is refused as %s at line %i, column %i', (text, code, line, column) => {
		expect(readJson(text)).toMatchObject({ ok: false, error: { code, line, column } });
	});

	it('survives a string of millions of characters', () => {
		expect(readJson(`["${'a\\n'.repeat(2_000_000)}"]`).ok).toBe(true);
	});
});

describe('locateJson', () => {
	const text = '{"a": [1, {"b": [true,\n  "x"]}],\n "c": {}}';
	it.each([
		[['a', 1, 'b', 1], 2, 3],
		[['a', 0], 1, 8],
		[['c'], 3, 7],
		[['a', 1, 'nope', 4], 1, 11],
		[[], 1, 1],
	] as const)('finds %j', (path, line, column) => {
		expect(locateJson(text, path)).toEqual({ line, column });
	});
});
