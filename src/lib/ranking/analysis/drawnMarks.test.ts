import { describe, expect, it } from 'vitest';
import { marksOf, marksRules } from '../../../../tests/ranking/marksInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { createRandomStream } from '../../basics/random';
import type { MarkLine, MarksInput } from '../marks/marksInput';
import { computeMarksTally } from '../marks/marksTally';
import { readExact } from '../numbers/exactNumber';
import { RESAMPLES, seedOf } from './resampleBallots';
import type { MarksAnalysis } from './tallyAnalysis';

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

describe('what is drawn to analyse marks', () => {
	it('tries all weights of criteria: who leads in one of two leads as often as that one weighs enough', () => {
		const mark = (alternative: string, reach: number, urgency: number) => [
			{ alternative, criterion: 'reach', score: reach },
			{ alternative, criterion: 'urgency', score: urgency },
		];
		const sheet = { count: 2, scores: [...mark('a', 5, 1), ...mark('b', 1, 2), ...mark('c', 1, 1)] };
		const { weights } = analyse(marksOf([sheet], marksRules.criteria));
		if (weights?.reason !== null) throw new Error('not weighed');
		expect(weights.samples).toBe(RESAMPLES);
		const [a, b, c] = weights.alternatives;
		// a leads while 5r + u > r + 2u, that is from r > 1/5 on
		const stream = createRandomStream(seedOf(weights.seedText));
		const cuts = Array.from({ length: RESAMPLES }, () => stream.nextUint32());
		const wins = cuts.filter((cut) => 5 * cut > 2 ** 32).length;
		expect(a).toMatchObject({ places: [wins, RESAMPLES - wins, 0], best: 1, worst: 2 });
		expect(b?.places).toEqual([RESAMPLES - wins, wins, 0]);
		expect(c?.places).toEqual([0, 0, RESAMPLES]);
		expect(wins).toBeGreaterThan(750);
		expect(wins).toBeLessThan(850);
	});

	it('says why no weights are tried', () => {
		const half = { count: 1, scores: [{ alternative: 'a', criterion: 'reach', score: 3 }] };
		expect(analyse(marksOf([half], marksRules.criteria)).weights).toEqual({ reason: 'without-score' });
		const [first] = marksRules.criteria.task === 'criteria' ? marksRules.criteria.criteria : [];
		if (first === undefined) throw new Error('no criteria');
		const single = { ...marksRules.criteria, criteria: [first] };
		expect(analyse(marksOf([half], single as typeof marksRules.criteria)).weights).toEqual({
			reason: 'single-criterion',
		});
		expect(analyse({ ...marksOf([half], marksRules.criteria), alternatives: ['a'] }).weights).toEqual({
			reason: 'single-alternative',
		});
		expect(analyse(nuclei({ x: [approves('a')] })).weights).toBeNull();
	});

	it('draws the ballots of each nucleus, empty ones too, and of equal ballots draws equal ones', () => {
		const { resampling } = analyse(
			nuclei({ x: [approves('a', 4), approves('', 1)], y: [approves('ab', 3)] }),
			PUBLISHED,
		);
		if (resampling.reason !== null) throw new Error(resampling.reason);
		const [a, b, c] = resampling.alternatives;
		// all of y approve both, so b shares the first place whenever only empty ballots of x are drawn, and only then
		const ties = b?.places[0] ?? -1;
		expect(a?.places).toEqual([RESAMPLES, 0, 0]);
		expect(b?.places).toEqual([ties, RESAMPLES - ties, 0]);
		expect(ties).toBeLessThan(10);
		expect(c?.places[2]).toBe(RESAMPLES);
		for (const { places, top } of resampling.alternatives) {
			expect(places.reduce((sum, times) => sum + times, 0)).toBe(RESAMPLES);
			const { num, den } = readExact(top);
			expect(num <= den).toBe(true);
		}
		const split = analyse(
			nuclei({ x: [approves('', 1), approves('a', 1), approves('a', 3)], y: [approves('ba', 3)] }),
			PUBLISHED,
		);
		expect(split.resampling).toEqual(resampling);
		const huge = { ...marksRules.points, points: Number.MAX_SAFE_INTEGER, mostPerAlternative: null };
		const rich = { count: 2, points: [{ alternative: 'a', points: Number.MAX_SAFE_INTEGER }] };
		expect(analyse(marksOf([rich], huge as typeof marksRules.points), PUBLISHED).resampling).toEqual({
			reason: 'too-large',
		});
		expect(
			analyse({ ...marksOf([approves('a')], marksRules.approve), alternatives: ['a'] }, PUBLISHED).resampling,
		).toEqual({ reason: 'nothing-to-compare' });
	});
});
