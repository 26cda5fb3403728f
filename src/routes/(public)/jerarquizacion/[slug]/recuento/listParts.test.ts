import { describe, expect, it } from 'vitest';
import { formatPairwise, startCounting } from '$lib/ranking';
import { countRecord } from '$lib/verifier/testing/countRecord';
import { ALTERNATIVES, CAST } from '$lib/verifier/testing/sampleRecord';
import { listParts } from './listParts';
import { writeCounts } from './recountParts';

const rankings = CAST.map((ballots) => ballots.map(({ seat: _, ...marks }) => marks));
const [first, second] = ALTERNATIVES;

describe('listParts', () => {
	it('gives what counts the ballots of each nucleus to what the record states', () => {
		const { alternatives, rules, nuclei } = listParts(countRecord('rank', rankings, 'nominal', null).record);
		expect(alternatives).toEqual([...ALTERNATIVES]);
		expect(nuclei.map(({ name, cast }) => [name, cast])).toEqual(
			rankings.map((ballots, at) => [`Núcleo ${String(at + 1)}`, ballots.length]),
		);
		for (const { lines, stated } of nuclei) {
			if (rules === null || lines === null) throw new Error('nothing to count');
			const counter = startCounting(alternatives, rules);
			if (!counter.ok) throw new Error(counter.error.code);
			for (const line of lines) counter.value.add([line]);
			const { cast, empty, matrix } = counter.value.read();
			expect(writeCounts(Number(cast), Number(empty), formatPairwise(matrix))).toBe(stated);
		}
	});

	it('gives no ballots where a nucleus publishes its sums alone', () => {
		const { nuclei } = listParts(countRecord('rank', rankings, 'aggregates', null).record);
		expect(nuclei.map(({ lines }) => lines)).toEqual([null, null, null]);
	});

	it('leaves the count of other tasks whole, and says how many ballots there are', () => {
		const approvals = rankings.map(() => [{ approved: [first, second] }, { approved: [first] }]);
		const parts = listParts(countRecord('approve', approvals, 'nominal', null).record);
		expect(parts.rules).toBeNull();
		expect(parts.nuclei.map(({ cast, lines }) => [cast, lines])).toEqual([
			[2, []],
			[2, []],
			[2, []],
		]);
	});
});
