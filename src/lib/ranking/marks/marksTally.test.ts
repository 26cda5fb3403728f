import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { MarkLine, MarksInput, MarksRules } from './marksInput';
import { countMarks, mergeMarks } from './markTable';
import { computeMarksTally } from './marksTally';

const ids = ['agua', 'baches', 'luz', 'parques'];
const tieRule = { rule: 'leave-tied' } as const;
const criteria = [
	{ id: 'reach', weight: { num: 1, den: 3 } },
	{ id: 'urgency', weight: { num: 2, den: 3 } },
];
const rulesOf: Record<MarksRules['task'], MarksRules> = {
	approve: { tieRule, task: 'approve', method: 'approval', mostApproved: null },
	points: { tieRule, task: 'points', method: 'cumulative-points', points: 6, mostPerAlternative: 3 },
	criteria: { tieRule, task: 'criteria', method: 'weighted-sum', scale: { least: 1, most: 5 }, criteria },
	pairs: { tieRule, task: 'pairs', method: 'win-share' },
};

const five = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 });
const lines: Record<MarksRules['task'], fc.Arbitrary<MarkLine>> = {
	approve: fc.subarray(ids).map((approved) => ({ count: 1, approved })),
	points: fc.tuple(fc.subarray(ids, { maxLength: 2 }), five).map(([chosen, points]) => ({
		count: 1,
		points: chosen.map((alternative, at) => ({ alternative, points: ((points[at] ?? 1) % 3) + 1 })),
	})),
	criteria: fc
		.tuple(fc.subarray(ids), fc.subarray(['reach', 'urgency']), five)
		.map(([chosen, by, scores]) => ({
			count: 1,
			scores: chosen.flatMap((alternative, at) =>
				by.map((criterion, which) => ({ alternative, criterion, score: scores[2 * at + which] ?? 1 })),
			),
		})),
	pairs: fc
		.tuple(
			fc.subarray(ids.flatMap((first, at) => ids.slice(at + 1).map((second) => [first, second] as const))),
			five,
		)
		.map(([chosen, picks]) => ({
			count: 1,
			judgements: chosen.map(([first, second], at) => ({
				first,
				second,
				preferred: [first, second, null][(picks[at] ?? 1) % 3] ?? null,
			})),
		})),
};
const tasks = Object.keys(rulesOf) as MarksRules['task'][];
const inputs = fc.constantFrom(...tasks).chain((task) =>
	fc
		.tuple(
			fc.array(fc.array(lines[task], { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
			fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
		)
		.map(([groups, weights]): MarksInput => ({
			...rulesOf[task],
			alternatives: ids,
			groups: groups.map((ballots, at) => ({
				id: `nucleo-${String(at)}`,
				weight: { num: weights[at] ?? 1, den: 2 },
				ballots,
			})),
		})),
);
const bytes = (input: MarksInput): string => JSON.stringify(unwrap(computeMarksTally(input)));

describe('a tally of marks', () => {
	it('is the same to the byte whatever the order of ballots, nuclei and alternatives', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const turned = {
					...input,
					alternatives: [...input.alternatives].reverse(),
					groups: [...input.groups]
						.reverse()
						.map((group) =>
							'ballots' in group ? { ...group, ballots: [...group.ballots].reverse() } : group,
						),
				};
				expect(bytes(turned)).toBe(bytes(input));
			}),
			{ numRuns: 1000 },
		);
	});

	it('is the same to the byte from its published totals, of all nuclei or of some', () => {
		fc.assert(
			fc.property(inputs, fc.boolean(), (input, all) => {
				const tally = unwrap(computeMarksTally(input));
				const groups = input.groups.map((group, at) => {
					const { cast = 0, empty = 0, totals = [] } = tally.groups.find(({ id }) => id === group.id) ?? {};
					return all || at === 0 ? { id: group.id, weight: group.weight, cast, empty, totals } : group;
				});
				expect(bytes({ ...input, groups })).toBe(JSON.stringify(tally));
			}),
			{ numRuns: 1000 },
		);
	});

	it('adds up: counting two piles and merging them is counting them together', () => {
		fc.assert(
			fc.property(inputs, fc.nat(6), (input, cut) => {
				const { groups, alternatives: _, ...rules } = input;
				for (const group of groups) {
					if (!('ballots' in group)) continue;
					const count = (ballots: readonly MarkLine[]) => unwrap(countMarks(rules, ids, ballots));
					const merged = mergeMarks(count(group.ballots.slice(0, cut)), count(group.ballots.slice(cut)));
					expect(merged).toEqual(count(group.ballots));
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('ranks by score alone, with those nobody spoke of at the end', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const { pooled } = unwrap(computeMarksTally(input));
				const { steps } = pooled.outcome;
				expect(steps.map(({ alternative }) => alternative).sort()).toEqual(ids);
				const spoken = steps.map(({ score }) => score !== null);
				expect(spoken).toEqual([...spoken].sort((a, b) => Number(b) - Number(a)));
				expect(pooled.tiers.flat()).toEqual(steps.map(({ alternative }) => alternative));
			}),
			{ numRuns: 1000 },
		);
	});
});

const one = (ballots: readonly MarkLine[], rules: MarksRules): MarksInput => ({
	...rules,
	alternatives: ['a', 'b', 'c'],
	groups: [{ id: 'n', weight: { num: 1, den: 1 }, ballots }],
});

describe('scores counted by hand', () => {
	const scoresOf = (input: MarksInput) =>
		Object.fromEntries(
			unwrap(computeMarksTally(input)).pooled.outcome.steps.map(({ alternative, score }) => [
				alternative,
				score,
			]),
		);

	it('approvals over ballots that approve anything', () => {
		const ballots = [
			{ count: 2, approved: ['a', 'b'] },
			{ count: 1, approved: ['a'] },
			{ count: 5, approved: [] },
		];
		expect(scoresOf(one(ballots, rulesOf.approve))).toEqual({ a: 1, b: '2/3', c: 0 });
	});

	it('weights of a third tie where they must: 1/3 · 5 + 2/3 · 2 is 3, as 3 by both', () => {
		const score = (alternative: string, reach: number, urgency: number) => [
			{ alternative, criterion: 'reach', score: reach },
			{ alternative, criterion: 'urgency', score: urgency },
		];
		const ballots = [{ count: 1, scores: [...score('a', 5, 2), ...score('b', 3, 3)] }];
		const input = one(ballots, rulesOf.criteria);
		expect(scoresOf(input)).toEqual({ a: 3, b: 3, c: null });
		expect(unwrap(computeMarksTally(input)).pooled.tiers).toEqual([['a', 'b'], ['c']]);
	});

	it('wins over comparisons, one of each added', () => {
		const judgements = [{ first: 'a', second: 'b', preferred: 'a' }];
		expect(scoresOf(one([{ count: 3, judgements }], rulesOf.pairs))).toEqual({
			a: '4/5',
			b: '1/5',
			c: '1/2',
		});
	});

	it('the mean of nuclei that say something, by their weight', () => {
		const ballots = [{ count: 1, scores: [{ alternative: 'a', criterion: 'reach', score: 5 }] }];
		const [criterion] = criteria;
		if (!criterion || rulesOf.criteria.task !== 'criteria') throw new Error('no criterion');
		const rules = { ...rulesOf.criteria, criteria: [criterion] };
		const tally = unwrap(
			computeMarksTally({
				...rules,
				alternatives: ['a'],
				groups: [
					{ id: 'n', weight: { num: 1, den: 1 }, ballots },
					{ id: 'silent', weight: { num: 9, den: 1 }, ballots: [{ count: 2, scores: [] }] },
				],
			}),
		);
		expect(tally.pooled.outcome.steps[0]?.score).toBe(5);
		expect(tally.silentGroups).toEqual(['silent']);
		expect(tally.warnings).toEqual([
			{ code: 'single-alternative', group: null },
			{ code: 'group-without-ballots', group: 'silent' },
		]);
	});
});

it('a draw decides ties of the joint list, shows every digest, and moves nothing else', () => {
	const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
	const rule = { rule: 'draw', source: 'Sorteo público', seed: '48213' } as const;
	const ballots = [{ count: 1, approved: ['c'] }];
	const input = one(ballots, { ...rulesOf.approve, tieRule: rule });
	const tally = unwrap(computeMarksTally(input, { sha256 }));
	const digests = ['a', 'b'].map((id) => createHash('sha256').update(`48213\n${id}`).digest('hex'));
	const drawn = (digests[0] ?? '') < (digests[1] ?? '') ? ['a', 'b'] : ['b', 'a'];
	expect(tally.pooled.tiers).toEqual([['c'], ...drawn.map((id) => [id])]);
	expect(tally.pooled.outcome.tiers).toEqual([['c'], ['a', 'b']]);
	expect(tally.tieBreak?.steps).toMatchObject([{ tied: ['a', 'b'] }]);
	expect(computeMarksTally(input)).toMatchObject({ ok: false, error: { code: 'no-hash' } });
	expect(computeMarksTally({ ...input, tieRule: { ...rule, seed: '' } }, { sha256 })).toMatchObject({
		error: { code: 'empty-seed' },
	});
});
