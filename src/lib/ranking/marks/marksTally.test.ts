import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	markCriteria as criteria,
	markIds as ids,
	marksInputs as inputs,
	marksOf as one,
	marksRules as rulesOf,
} from '../../../../tests/ranking/marksInputs';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { MarkLine, MarksInput } from './marksInput';
import { countMarks, mergeMarks } from './markTable';
import { computeMarksTally } from './marksTally';

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
			RUNS,
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
			RUNS,
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
			RUNS,
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
			RUNS,
		);
	});
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
