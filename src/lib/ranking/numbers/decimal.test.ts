import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { readDecimal } from './decimal';

describe('a number as people write it', () => {
	it.each([
		[3, 3n, 1n],
		['3', 3n, 1n],
		[-2, -2n, 1n],
		['0.1', 1n, 10n],
		[0.1, 1n, 10n],
		['-0.50', -1n, 2n],
		['6.5', 13n, 2n],
		['2/4', 1n, 2n],
		['-1/3', -1n, 3n],
		['12345678901234567890.5', 24691357802469135781n, 2n],
	])('%j is exact', (written, num, den) => {
		expect(readDecimal(written)).toEqual({ ok: true, value: { num, den } });
	});

	it.each([
		'',
		'x',
		'1e3',
		'.5',
		'1.',
		'01',
		'1/0',
		'+1',
		' 1',
		'1,5',
		'0x10',
		'NaN',
		Number.NaN,
		Infinity,
		1e21,
		1e-7,
		0.1 + 0.2,
		null,
		true,
		'1'.repeat(201),
	])('%j is refused', (written) => {
		expect(readDecimal(written)).toEqual({ ok: false, error: 'not-a-decimal' });
	});

	it('says the same as a JSON number and as a text', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (digits, places) => {
				const written = (digits / 10 ** places).toFixed(places);
				expect(readDecimal(Number(written))).toEqual(readDecimal(written === '-0' ? '0' : written));
			}),
			RUNS,
		);
	});
});
