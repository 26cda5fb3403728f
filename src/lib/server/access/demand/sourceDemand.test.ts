import { describe, expect, it } from 'vitest';
import { SourceDemand } from './sourceDemand';

const noon = Date.UTC(2026, 10, 21, 12);
const times = (demand: SourceDemand, count: number, address: string | null, at = noon) =>
	Array.from({ length: count }, () => demand.demandOf(address, at));

describe('what is asked of a source', () => {
	it('is what anybody does, for three hundred in an hour behind one address', () => {
		expect(new Set(times(new SourceDemand(), 300, '203.0.113.7'))).toEqual(new Set([1]));
	});

	it('grows to four times and no more, and is never a refusal', () => {
		const demand = new SourceDemand();
		const asked = times(demand, 5_000, '203.0.113.7');
		expect([asked[300], asked[600], asked[900], asked.at(-1)]).toEqual([2, 3, 4, 4]);
		expect(demand.demandOf('203.0.113.8', noon)).toBe(1);
	});

	it('is forgotten when the hour is over, and nothing where no proxy says an address', () => {
		const demand = new SourceDemand();
		times(demand, 1_000, '203.0.113.7');
		expect(demand.demandOf('203.0.113.7', noon + 3_600_000)).toBe(1);
		expect(new Set(times(demand, 1_000, null))).toEqual(new Set([1]));
	});

	it('holds no address', () => {
		const demand = new SourceDemand();
		times(demand, 10, '203.0.113.7');
		expect(JSON.stringify(demand)).not.toContain('203.0.113');
		expect(Object.values(demand).map(String).join()).not.toContain('203.0.113');
	});
});
