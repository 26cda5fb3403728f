import { describe, expect, it } from 'vitest';
import { judge } from '../testing/judge';
import { buildSample } from '../testing/sampleRecord';
import { counts } from '../testing/bad/counts';

describe('batches and counts', () => {
	it.each(counts)('%s', (_, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		const { failures, verdict, exit, sentences } = judge(record);
		expect(failures).toEqual([...codes].sort());
		expect([verdict, exit]).toEqual(['invalid', 1]);
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});
});
