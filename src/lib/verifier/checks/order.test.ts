import { describe, expect, it } from 'vitest';
import { order } from '../testing/bad/order';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord } from '../testing/sampleRecord';

describe('the order of acts', () => {
	it.each(order)('%s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('order', name, codes));
	});
});
