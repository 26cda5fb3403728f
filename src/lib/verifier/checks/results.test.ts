import { describe, expect, it } from 'vitest';
import { aggregates, nominal, results } from '../testing/bad/results';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord } from '../testing/sampleRecord';

describe.each([
	['anonymous', 'results', results],
	['nominal', 'nominal', nominal],
	['aggregates', 'aggregates', aggregates],
] as const)('ballots and results, %s', (mode, table, bad) => {
	it.each(bad)('%s', (name, spoil, codes) => {
		const record = buildSample(mode);
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf(table, name, codes));
	});
});
