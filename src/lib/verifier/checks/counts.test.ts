import { describe, expect, it } from 'vitest';
import { counts } from '../testing/bad/counts';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord } from '../testing/sampleRecord';

describe('batches and counts', () => {
	it.each(counts)('%s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('counts', name, codes));
	});
});
