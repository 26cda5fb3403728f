import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksInputs, marksOf, marksRules } from '../../../../tests/ranking/marksInputs';
import { runsOf } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { kemenySnellDistance } from '../agreement/kemenySnell';
import { kendallW } from '../agreement/kendallW';
import type { MarkLine, MarksInput } from '../marks/marksInput';
import { computeMarksTally } from '../marks/marksTally';
import type { MarksAnalysis } from './tallyAnalysis';

// every run draws 1,000 resamples and 1,000 weight vectors
const DRAWN = runsOf(25);
const PUBLISHED = { methodologyHash: 'huella' };

function analyse(input: MarksInput, published?: typeof PUBLISHED): MarksAnalysis {
	const { analysis } = unwrap(computeMarksTally(input, published));
	if (analysis === null) throw new Error('nothing to rank');
	return analysis;
}

const nuclei = (ballots: Record<string, readonly MarkLine[]>, rules = marksRules.approve): MarksInput => ({
	...rules,
	alternatives: ['a', 'b', 'c'],
	groups: Object.entries(ballots).map(([id, own]) => ({ id, weight: { num: 1, den: 1 }, ballots: own })),
});
const approves = (letters: string, count = 1): MarkLine => ({ count, approved: letters.split('') });

/** What tables alone tell. */
function keepTabled(analysis: MarksAnalysis) {
	const { k, methods, agreements, withoutNucleus, byMethod, byNucleus, weights, nuclei: own } = analysis;
	return {
		k,
		methods,
		agreements,
		withoutNucleus,
		byMethod,
		byNucleus,
		weights,
		w: own.w,
		judges: own.judges,
	};
}

describe('the analysis of marks', () => {
	it('is the same to the byte for whoever has the ballots and whoever has the totals, but for what only ballots tell', () => {
		fc.assert(
			fc.property(marksInputs, (input) => {
				const tally = unwrap(computeMarksTally(input, PUBLISHED));
				const groups = input.groups.map((group) => {
					const { cast = 0, empty = 0, totals = [] } = tally.groups.find(({ id }) => id === group.id) ?? {};
					return { id: group.id, weight: group.weight, cast, empty, totals };
				});
				const fromTotals = unwrap(computeMarksTally({ ...input, groups }, PUBLISHED)).analysis;
				if (tally.analysis === null) {
					expect(fromTotals).toBeNull();
					return;
				}
				if (fromTotals === null) throw new Error('counted from ballots, not from totals');
				expect(tally.analysis.resampling.reason).not.toBe('ballots-not-published');
				expect(tally.analysis.withoutAlternativeBy).toBe('ballots');
				expect(fromTotals.resampling.reason).toBe('ballots-not-published');
				expect(fromTotals.withoutAlternativeBy).toBe('tables');
				expect(fromTotals.nuclei.within.every(({ w, reason }) => w === null && reason !== null)).toBe(true);
				expect(JSON.stringify(keepTabled(fromTotals))).toBe(JSON.stringify(keepTabled(tally.analysis)));
			}),
			DRAWN,
		);
	});

	it('is the same to the byte in whatever order everything comes, and holds no fraction in floating point', () => {
		fc.assert(
			fc.property(marksInputs, (input) => {
				const written = JSON.stringify(
					unwrap(computeMarksTally(input, PUBLISHED)).analysis,
					(_, value: unknown) => {
						if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
						return value;
					},
				);
				const turned = {
					...input,
					alternatives: [...input.alternatives].reverse(),
					groups: [...input.groups]
						.reverse()
						.map((group) =>
							'ballots' in group ? { ...group, ballots: [...group.ballots].reverse() } : group,
						),
				};
				expect(JSON.stringify(unwrap(computeMarksTally(turned, PUBLISHED)).analysis)).toBe(written);
			}),
			DRAWN,
		);
	});

	it('leaves out one nucleus as if it had not been there', () => {
		fc.assert(
			fc.property(marksInputs, (input) => {
				const { analysis } = unwrap(computeMarksTally(input));
				for (const { nucleus, status, tiers } of analysis?.withoutNucleus ?? []) {
					const groups = input.groups.filter(({ id }) => id !== nucleus);
					if (status === 'ranked') {
						expect(tiers).toEqual(unwrap(computeMarksTally({ ...input, groups })).pooled.tiers);
					} else expect(tiers).toBeNull();
				}
			}),
			runsOf(300),
		);
	});

	it('leaves out one alternative as if nobody had been asked about it', () => {
		const without = (ballot: MarkLine, gone: string): MarkLine =>
			JSON.parse(
				JSON.stringify(ballot, (_, value: unknown) =>
					Array.isArray(value) ? value.filter((one) => !JSON.stringify(one).includes(`"${gone}"`)) : value,
				),
			) as MarkLine;
		fc.assert(
			fc.property(marksInputs, (input) => {
				const { analysis, pooled } = unwrap(computeMarksTally(input, PUBLISHED));
				for (const { alternative, status, distance } of analysis?.withoutAlternative ?? []) {
					const recounted = unwrap(
						computeMarksTally({
							...input,
							alternatives: input.alternatives.filter((id) => id !== alternative),
							groups: input.groups.map((group) =>
								'ballots' in group
									? { ...group, ballots: group.ballots.map((ballot) => without(ballot, alternative)) }
									: group,
							),
						}),
					);
					expect(status === 'nobody-left').toBe(recounted.analysis === null);
					const gapClosed = pooled.tiers
						.map((tier) => tier.filter((id) => id !== alternative))
						.filter((tier) => tier.length > 0);
					if (status === 'ranked') {
						expect(distance).toBe(unwrap(kemenySnellDistance(gapClosed, recounted.pooled.tiers)).distance);
					} else expect(distance).toBeNull();
				}
			}),
			DRAWN,
		);
	});

	it('moves nobody without an alternative where only tables are known and it was marked by itself', () => {
		fc.assert(
			fc.property(marksInputs, (input) => {
				if (input.task === 'pairs') return;
				const { analysis } = unwrap(computeMarksTally(input));
				for (const { moves, distance } of analysis?.withoutAlternative ?? []) {
					expect(distance).toBe(0);
					for (const { gapClosed, recounted } of moves) expect(recounted).toBe(gapClosed);
				}
			}),
			runsOf(300),
		);
	});

	it('counts pairs anew without those of the alternative that is left out', () => {
		const judge = (first: string, second: string, count: number): MarkLine => ({
			count,
			judgements: [{ first, second, preferred: first }],
		});
		// b owes its score to c alone
		const input = marksOf([judge('a', 'b', 2), judge('b', 'c', 9)], marksRules.pairs);
		const { withoutAlternative } = analyse(input);
		expect(unwrap(computeMarksTally(input)).pooled.tiers).toEqual([['b'], ['a'], ['c']]);
		expect(withoutAlternative?.map(({ alternative, distance }) => [alternative, distance])).toEqual([
			['a', 0],
			['b', 1],
			['c', 2],
		]);
	});

	it('reads the same marks in other ways', () => {
		const methods = (input: MarksInput) =>
			Object.fromEntries(analyse(input).methods.map(({ method, tiers }) => [method, tiers]));
		expect(methods(nuclei({ x: [approves('ab')] }))).toEqual({ approval: [['a', 'b'], ['c']] });
		const give = (points: Record<string, number>): MarkLine => ({
			count: 1,
			points: Object.entries(points).map(([alternative, own]) => ({ alternative, points: own })),
		});
		expect(
			methods(marksOf([give({ a: 3 }), give({ b: 1 }), give({ b: 1, c: 1 })], marksRules.points)),
		).toEqual({
			'cumulative-points': [['a'], ['b'], ['c']],
			supporters: [['b'], ['a', 'c']],
		});
		const mark = (alternative: string, reach: number, urgency: number) => [
			{ alternative, criterion: 'reach', score: reach },
			{ alternative, criterion: 'urgency', score: urgency },
		];
		const sheet = { count: 1, scores: [...mark('a', 1, 5), ...mark('b', 5, 2), ...mark('c', 1, 1)] };
		expect(methods(marksOf([sheet], marksRules.criteria))).toEqual({
			'weighted-sum': [['a'], ['b'], ['c']],
			'equal-weights': [['b'], ['a'], ['c']],
		});
		const prefer = (order: string, count: number): MarkLine => ({
			count,
			judgements: ['ab', 'bc', 'ac']
				.filter((pair) => order.includes(pair) || order.includes(pair.split('').reverse().join('')))
				.map((pair) => {
					const [first = '', second = ''] = pair.split('');
					return { first, second, preferred: order.includes(pair) ? first : second };
				}),
		});
		expect(methods(marksOf([prefer('abc', 2), prefer('ca', 1)], marksRules.pairs))).toEqual({
			'win-share': [['a'], ['b'], ['c']],
			'ranked-pairs': [['a'], ['b'], ['c']],
			schulze: [['a'], ['b'], ['c']],
			kemeny: [['a'], ['b'], ['c']],
			copeland: [['a', 'b', 'c']],
		});
	});

	it('measures agreement among ballots and among nuclei', () => {
		const { nuclei: agreement } = analyse(
			nuclei({ x: [approves('a', 2), approves('ab')], y: [approves('c')], z: [approves('')] }),
			PUBLISHED,
		);
		expect(agreement.judges).toEqual(['x', 'y']);
		const rate = (marks: readonly number[]) => marks.map((mark) => -mark);
		const own = unwrap(kendallW([rate([1, 0, 0]), rate([1, 0, 0]), rate([1, 1, 0])]));
		expect(agreement.within).toEqual([
			{ nucleus: 'x', ballots: 3, w: own.w, reason: null },
			{ nucleus: 'y', ballots: 1, w: null, reason: 'few-ballots' },
			{ nucleus: 'z', ballots: 0, w: null, reason: 'few-ballots' },
		]);
		expect(agreement.w).toBe(unwrap(kendallW([rate([3, 1, 0]), rate([0, 0, 1])])).w);
		const all = analyse(nuclei({ x: [approves('abc', 2)] }), PUBLISHED).nuclei;
		expect(all.within[0]).toMatchObject({ w: null, reason: 'all-tied' });
		const pair = { count: 2, judgements: [{ first: 'a', second: 'b', preferred: 'a' }] };
		expect(analyse(marksOf([pair], marksRules.pairs), PUBLISHED).nuclei.within[0]?.reason).toBe(
			'judged-by-pairs',
		);
		const half = { count: 2, scores: [{ alternative: 'a', criterion: 'reach', score: 3 }] };
		expect(analyse(marksOf([half], marksRules.criteria), PUBLISHED).nuclei.within[0]?.reason).toBe(
			'unranked-without-place',
		);
	});

	it('counts many equal ballots as fast as one', () => {
		const many = { count: '9007199254740993', approved: ['a'] };
		const [within] = analyse(nuclei({ x: [many, approves('b')] }), PUBLISHED).nuclei.within;
		expect(within).toMatchObject({ ballots: '9007199254740994', reason: null });
	});

	it('is nothing where nobody marks anything', () => {
		expect(unwrap(computeMarksTally(marksOf([], marksRules.approve), PUBLISHED)).analysis).toBeNull();
		expect(unwrap(computeMarksTally(nuclei({ x: [approves('')] }), PUBLISHED)).analysis).toBeNull();
	});
});
