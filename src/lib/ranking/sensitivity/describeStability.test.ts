import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { reverseInput, tallyInputs, writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { describeStability } from './describeStability';

const inputsAndK = tallyInputs.chain((input) =>
	fc.tuple(fc.constant(input), fc.integer({ min: 1, max: input.alternatives.length })),
);

describe('the stability of the first k', () => {
	it('is the same to the byte whatever the order of ballots, alternatives and nuclei', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				expect(JSON.stringify(describeStability(reverseInput(input), k))).toBe(
					JSON.stringify(describeStability(input, k)),
				);
			}),
			RUNS,
		);
	});

	it('judges every alternative once, and never lets more than k be always in', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const { byMethod, byNucleus, firm } = unwrap(describeStability(input, k));
				for (const verdicts of byNucleus === null ? [byMethod] : [byMethod, byNucleus]) {
					const { always, never, tied, depends, rankings } = verdicts;
					expect([...always, ...never, ...tied, ...depends].sort()).toEqual([...input.alternatives].sort());
					expect(always.length).toBeLessThanOrEqual(k);
					expect(never.length).toBeLessThanOrEqual(input.alternatives.length - k);
					for (const one of verdicts.alternatives) {
						expect([...one.in, ...one.tied, ...one.out].sort()).toEqual([...rankings].sort());
					}
				}
				for (const id of firm) expect(byMethod.always).toContain(id);
			}),
			RUNS,
		);
	});

	it('finds all of them firm when all are among the first', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const { firm, byAlternative } = unwrap(describeStability(input, input.alternatives.length));
				expect([...firm].sort()).toEqual([...input.alternatives].sort());
				expect(byAlternative.every(({ movedBy }) => movedBy.length === 0)).toBe(true);
			}),
			RUNS,
		);
	});

	it('can leave out no nucleus where there is one, and asks for no agreement with itself', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const { byNucleus, betweenNuclei } = unwrap(
					describeStability({ ...input, groups: input.groups.slice(0, 1) }, k),
				);
				expect([byNucleus, betweenNuclei.concordance]).toEqual([null, null]);
			}),
			RUNS,
		);
	});

	it('says which depend on the method', () => {
		// a beats everybody by one ballot, b has the most points
		const { byMethod, firm } = unwrap(
			describeStability(
				writeInput(['a', 'b', 'c'], {
					mesa: [
						[3, 'abc'],
						[2, 'bca'],
					],
				}),
				1,
			),
		);
		expect(byMethod).toMatchObject({ always: [], depends: ['a', 'b'], never: ['c'], tied: [] });
		expect(byMethod.alternatives[1]).toEqual({
			alternative: 'b',
			verdict: 'depends',
			in: ['borda'],
			tied: [],
			out: ['ranked-pairs', 'schulze', 'kemeny', 'copeland'],
		});
		expect(firm).toEqual([]);
	});

	it('says a tie over place k as a tie, also when everything is tied', () => {
		const two = describeStability(writeInput(['a', 'b', 'c'], { x: [[1, 'abc']], y: [[1, 'acb']] }), 2);
		expect(unwrap(two).byMethod).toMatchObject({ always: ['a'], tied: ['b', 'c'], depends: [], never: [] });
		const nobody = unwrap(describeStability(writeInput(['a', 'b', 'c'], { x: [], y: [[2, '']] }), 1));
		expect(nobody.byMethod.tied).toEqual(['a', 'b', 'c']);
		expect(nobody.betweenNuclei).toEqual({ judges: [], silent: ['x', 'y'], concordance: null });
	});

	it('says which depend on one nucleus, and how far the nuclei agree', () => {
		const nuclei = { x: [[1, 'abc']], y: [[1, 'abc']], z: [[1, 'cba']] } as const;
		const { byNucleus, betweenNuclei } = unwrap(describeStability(writeInput(['a', 'b', 'c'], nuclei), 1));
		// without x or y the other two cancel out
		expect(byNucleus?.alternatives[0]).toMatchObject({ verdict: 'depends', in: ['z'], tied: ['x', 'y'] });
		expect(betweenNuclei.concordance).toMatchObject({ judges: 3, items: 3, w: '1/9' });
	});

	it('refuses a number of first places that there are not', () => {
		expect(describeStability(writeInput([], { x: [] }), 1)).toMatchObject({
			ok: false,
			error: { code: 'k-out-of-range' },
		});
	});
});
