import { describe, expect, it } from 'vitest';
import { documents } from '../testing/bad/documents';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord } from '../testing/sampleRecord';

describe('sealed documents and entries', () => {
	it.each(documents)('%s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('documents', name, codes));
	});
});
