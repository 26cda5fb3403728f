import { describe, expect, it } from 'vitest';
import { judge } from '../testing/judge';
import { buildSample } from '../testing/sampleRecord';
import { results, nominal, aggregates } from '../testing/bad/results';

describe('ballots and results, anonymous', () => {
	it.each(results)('%s', (_, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		const { failures, verdict, exit, sentences } = judge(record);
		expect(failures).toEqual([...codes].sort());
		expect([verdict, exit]).toEqual(['invalid', 1]);
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});
});

describe('ballots and results, nominal', () => {
	it.each(nominal)('%s', (_, spoil, codes) => {
		const record = buildSample('nominal');
		spoil(record);
		const { failures, verdict, exit, sentences } = judge(record);
		expect(failures).toEqual([...codes].sort());
		expect([verdict, exit]).toEqual(['invalid', 1]);
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});
});

describe('ballots and results, aggregates', () => {
	it.each(aggregates)('%s', (_, spoil, codes) => {
		const record = buildSample('aggregates');
		spoil(record);
		const { failures, verdict, exit, sentences } = judge(record);
		expect(failures).toEqual([...codes].sort());
		expect([verdict, exit]).toEqual(['invalid', 1]);
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});
});
