import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytes32, day, instant, sortedBy } from './fields';

const rulesOf = (schema: z.ZodType, value: unknown) =>
	schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('32 bytes', () => {
	it('are 43 letters, the last with no bits to spare', () => {
		expect(rulesOf(bytes32, 'A'.repeat(43))).toEqual([]);
		for (const text of [
			'',
			'AAAA',
			'A'.repeat(42),
			`${'A'.repeat(42)}B`,
			'A'.repeat(44),
			`${'A'.repeat(42)}=`,
		])
			expect(rulesOf(bytes32, text)).toEqual(['not-32-bytes']);
	});
});

describe('a day', () => {
	it.each(['0000-01-01', '2024-02-29', '2026-12-31', '9999-12-31'])('can be %s', (text) => {
		expect(rulesOf(day, text)).toEqual([]);
		expect(rulesOf(instant, `${text}T23:59:59Z`)).toEqual([]);
	});

	it.each([
		'',
		'2026-02-30',
		'2026-13-01',
		'2026-00-10',
		'2026-1-01',
		'26-01-01',
		'+010000-01-01',
		'-000001-01-01',
		' 2026-01-01',
		'2026-01-01 ',
		'2026-01-01Z',
		'2026-01-01T00:00:00Z',
		'2026-01-01\n',
	])('cannot be %j', (text) => {
		expect(rulesOf(day, text)).toEqual(['not-a-day']);
		expect(rulesOf(instant, `${text}T00:00:00Z`)).toEqual(['not-an-instant']);
	});
});

describe('an instant', () => {
	it.each([
		'2026-01-01',
		'2026-01-01T00:00Z',
		'2026-01-01T24:00:00Z',
		'2026-01-01T23:59:60Z',
		'2026-01-01T00:00:00',
		'2026-01-01T00:00:00z',
		'2026-01-01T00:00:00.000Z',
		'2026-01-01T00:00:00Z\n',
		'2026-01-01 00:00:00Z',
	])('cannot be %j', (text) => {
		expect(rulesOf(instant, text)).toEqual(['not-an-instant']);
	});
});

describe('a sorted list', () => {
	const words = sortedBy(z.string(), (word) => word);

	it('goes up by code units and has nothing twice, whatever it begins with', () => {
		for (const list of [[], [''], ['', 'a'], ['a'], ['Z', 'a', 'ab', 'ñ']])
			expect(rulesOf(words, list)).toEqual([]);
		for (const list of [
			['', ''],
			['a', ''],
			['a', 'a'],
			['a', 'b', 'b'],
			['a', 'c', 'b'],
			['a', 'Z'],
		])
			expect(rulesOf(words, list)).toEqual(['not-sorted']);
	});
});
