import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { reverseInput, tallyInputs, writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { computeTally } from '../tally';
import { leaveOut } from './leaveOut';

const inputsAndK = tallyInputs.chain((input) =>
	fc.tuple(fc.constant(input), fc.integer({ min: 1, max: input.alternatives.length })),
);

describe('leaving one out', () => {
	it('ranks what is left as a tally without it does', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const { published, nuclei, alternatives } = unwrap(leaveOut(input, k));
				const whole = unwrap(computeTally(input));
				expect(published).toEqual(whole.pooled.tiers);
				for (const { nucleus, status, recount } of nuclei) {
					expect(recount !== null).toBe(status === 'ranked');
					const groups = input.groups.filter(({ id }) => id !== nucleus);
					if (recount === null) continue;
					expect(recount.tiers).toEqual(unwrap(computeTally({ ...input, groups })).pooled.tiers);
				}
				for (const { alternative, status, silenced, recount } of alternatives) {
					expect(recount !== null).toBe(status === 'ranked');
					const without = unwrap(computeTally({ ...input, withdrawn: [alternative] }));
					expect(without.silentGroups).toEqual([...whole.silentGroups, ...silenced].sort());
					if (recount !== null) expect(recount.tiers).toEqual(without.pooled.tiers);
				}
			}),
			RUNS,
		);
	});

	it('is the same to the byte whatever the order of ballots, alternatives and nuclei', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				expect(JSON.stringify(leaveOut(reverseInput(input), k))).toBe(JSON.stringify(leaveOut(input, k)));
			}),
			RUNS,
		);
	});

	it('moves nobody when all of them are among the first k, or when the order stays', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const all = unwrap(leaveOut(input, input.alternatives.length));
				for (const { recount } of [...all.nuclei, ...all.alternatives]) {
					expect(recount?.moves ?? []).toEqual([]);
				}
				for (const { recount } of unwrap(leaveOut(input, k)).nuclei) {
					if (recount?.distance.distance === 0) expect(recount.moves).toEqual([]);
				}
			}),
			RUNS,
		);
	});

	it('names every case in which there is nothing to compare', () => {
		const states = (input: Parameters<typeof leaveOut>[0]) => {
			const { nuclei, alternatives } = unwrap(leaveOut(input, 1));
			return [nuclei.map(({ status }) => status), alternatives.map(({ status }) => status)];
		};
		expect(states(writeInput(['a', 'b'], { una: [[1, 'ab']] }))).toEqual([
			['last-nucleus'],
			['ranked', 'ranked'],
		]);
		expect(states(writeInput(['a'], { una: [[1, 'a']] }))).toEqual([['last-nucleus'], ['last-alternative']]);
		// a ballot that names only one alternative says nothing without it
		expect(states(writeInput(['a', 'b'], { dos: [], una: [[1, 'a']] }))).toEqual([
			['without-ballots', 'nobody-left'],
			['nobody-left', 'ranked'],
		]);
		const weightless = writeInput(['a', 'b'], { dos: [[1, 'ba']], una: [[1, 'ab']] });
		const groups = weightless.groups.map((group, at) =>
			at === 0 ? { ...group, weight: { num: 0, den: 1 } } : group,
		);
		expect(states({ ...weightless, groups })[0]).toEqual(['without-weight', 'nobody-left']);
	});

	it('tells a place that only the closing gap gives from one that depends on what was left out', () => {
		// a majority circle a > b > c > a that c decides: without c, a wins; without a, b wins
		const circle = writeInput(['a', 'b', 'c'], {
			mesa: [
				[4, 'abc'],
				[3, 'bca'],
				[2, 'cab'],
			],
		});
		const { published, alternatives } = unwrap(leaveOut(circle, 1));
		expect(published).toEqual([['a'], ['b'], ['c']]);
		const moves = Object.fromEntries(
			alternatives.map(({ alternative, recount }) => [alternative, recount?.moves]),
		);
		expect(moves).toEqual({
			a: [{ alternative: 'b', published: 'out', gapClosed: 'in', recounted: 'in' }],
			b: [
				{ alternative: 'a', published: 'in', gapClosed: 'in', recounted: 'out' },
				{ alternative: 'c', published: 'out', gapClosed: 'out', recounted: 'in' },
			],
			c: [],
		});
	});

	it('says a tie over place k as a tie', () => {
		const input = writeInput(['a', 'b'], { dos: [[1, 'ba']], una: [[1, 'ab']] });
		const { published, nuclei } = unwrap(leaveOut(input, 1));
		expect(published).toEqual([['a', 'b']]);
		expect(nuclei[0]?.recount?.moves).toEqual([
			{ alternative: 'a', published: 'tied', gapClosed: 'tied', recounted: 'in' },
			{ alternative: 'b', published: 'tied', gapClosed: 'tied', recounted: 'out' },
		]);
	});

	it.each([0, 3, 1.5, Number.NaN])('refuses %s as a number of first places', (k) => {
		expect(leaveOut(writeInput(['a', 'b'], { una: [] }), k)).toMatchObject({
			ok: false,
			error: { code: 'k-out-of-range', path: ['k'], value: String(k) },
		});
	});
});
