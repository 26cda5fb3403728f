import { describe, expect, it } from 'vitest';
import { asSets, readPublishedCases } from '../../../tests/ranking/publishedCases';
import { computeTally, computeTallyFromMatrices } from './tally';
import type { TallyInput, TallyMethod } from './tally/tallyInput';
import type { Tally } from './tally/tallyOutcome';

/** What a record may hold; a tally that could hold anything else would not compile here. */
type Recordable = string | number | null | readonly Recordable[] | { readonly [key: string]: Recordable };

function tally(input: TallyInput): Tally {
	const computed = computeTally(input);
	if (!computed.ok) throw new Error(JSON.stringify(computed.error));
	return computed.value;
}

function readGrouped(id: string, method: TallyMethod): TallyInput {
	const found = readPublishedCases('ordinal-grouped').find((published) => published.id === id);
	if (!found) throw new Error(`no case ${id}`);
	const { alternatives = [], groups = [], ballots = [], withdrawn = [] } = found;
	return {
		task: 'rank',
		method,
		unranked: 'last',
		tieRule: { rule: 'leave-tied' },
		alternatives: alternatives.map((alternative) => alternative.id),
		withdrawn,
		groups: groups.map((group) => ({
			id: group.id,
			weight: { num: group.weight, den: 1 },
			ballots: ballots.filter((ballot) => ballot.group === group.id),
		})),
	};
}

function expectRecordable(value: Recordable): void {
	if (typeof value === 'number') expect(Number.isSafeInteger(value) && !Object.is(value, -0)).toBe(true);
	else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectRecordable);
	else expect(value === null || typeof value === 'string').toBe(true);
}

describe('nuclei with equal weight, as published', () => {
	it.each(readPublishedCases('ordinal-grouped'))('$id', ({ id, alternatives = [], expectations }) => {
		const order = alternatives.map((alternative) => alternative.id);
		for (const { method, params, expect: expected } of expectations) {
			const run = (chosen: TallyMethod) => tally(readGrouped(id, chosen));
			if (method === 'grouped-pairwise') {
				const counted = run('borda');
				const at = (name: string) => counted.alternatives.indexOf(name);
				expect(order.map((a) => order.map((b) => counted.pooled.pairwise[at(a)]?.[at(b)]))).toEqual(
					expected.matrix,
				);
				for (const [group, own] of Object.entries(expected.perGroup ?? {})) {
					const standing = counted.groups.find((candidate) => candidate.id === group);
					expect(standing?.counted).toBe(own.ballotsExpressing);
					expect(asSets(standing?.tiers ?? [])).toEqual(asSets(own.bordaRanking));
				}
			} else if (method === 'grouped-borda') {
				const { pooled } = run('borda');
				expect(new Map(pooled.borda.scores.map((line) => [line.alternative, line.score]))).toEqual(
					new Map(Object.entries(expected.scores ?? {})),
				);
				expect(asSets(pooled.tiers)).toEqual(asSets(expected.ranking ?? []));
			} else if (method === 'grouped-condorcet') {
				expect(run('schulze').pooled.condorcetWinner).toBe(expected.winner);
			} else if (method === 'grouped-schulze' && params.strength === 'winning') {
				expect(asSets(run('schulze').pooled.tiers)).toEqual(asSets(expected.ranking ?? []));
			} else if (method === 'grouped-ranked-pairs' && params.strength === 'winning-then-losing') {
				const { outcome } = run('ranked-pairs').pooled;
				if (outcome.method !== 'ranked-pairs') throw new Error('another method was used');
				expect(outcome.tieOrder).toBe(expected.uniqueForEveryTieOrder ? 'irrelevant' : 'decides');
				const expectedOutcomes = expected.outcomes ?? [expected.ranking ?? []];
				expect(outcome.outcomes.map((tiers) => JSON.stringify(asSets(tiers))).sort()).toEqual(
					expectedOutcomes.map((tiers) => JSON.stringify(asSets(tiers))).sort(),
				);
			}
		}
	});
});

const desk: TallyInput = {
	task: 'rank',
	method: 'ranked-pairs',
	unranked: 'last',
	tieRule: { rule: 'leave-tied' },
	alternatives: ['agua', 'luz', 'basura', 'camino'],
	withdrawn: ['luz'],
	groups: [
		{
			id: 'vecinos',
			weight: { num: 1, den: 1 },
			ballots: [
				{ count: 2, ranking: [['agua'], ['luz'], ['basura', 'camino']] },
				{ count: 1, ranking: [['luz']] },
				{ count: 1, ranking: [] },
			],
		},
		{
			id: 'municipio',
			weight: { num: 2, den: 2 },
			ballots: [{ count: 1, ranking: [['camino'], ['agua']] }],
		},
		{ id: 'academia', weight: { num: 1, den: 1 }, ballots: [{ count: 1, ranking: [] }] },
	],
};

describe('a tally', () => {
	it('counts who took part, and closes the gap of a withdrawn alternative', () => {
		const { groups, pooled, alternatives, withdrawn } = tally(desk);
		expect(alternatives).toEqual(['agua', 'basura', 'camino']);
		expect(withdrawn).toEqual(['luz']);
		expect(groups.map(({ id, cast, empty, counted }) => ({ id, cast, empty, counted }))).toEqual([
			{ id: 'academia', cast: 1, empty: 1, counted: 0 },
			{ id: 'municipio', cast: 1, empty: 0, counted: 1 },
			{ id: 'vecinos', cast: 4, empty: 2, counted: 2 },
		]);
		expect(pooled).toMatchObject({ cast: 6, empty: 3, counted: 3 });
	});

	it('names a nucleus without counted ballots, which neither adds nor divides by zero', () => {
		const { silentGroups, warnings, pooled, groups } = tally(desk);
		expect(silentGroups).toEqual(['academia']);
		expect(warnings).toContainEqual({ code: 'group-without-ballots', group: 'academia' });
		// vecinos: agua before both, the others tied; municipio: camino, agua, basura; a third of the weight each
		expect(pooled.pairwise).toEqual([
			[null, '2/3', '1/3'],
			[0, null, 0],
			['1/3', '1/3', null],
		]);
		expect(groups.map(({ weight, share }) => ({ weight, share }))).toEqual(
			Array.from({ length: 3 }, () => ({ weight: { num: 1, den: 1 }, share: '1/3' })),
		);
		expect(pooled.tiers).toEqual([['agua', 'camino'], ['basura']]);
	});

	it('is the same from its own published matrices', () => {
		for (const method of ['ranked-pairs', 'schulze', 'borda'] as const) {
			for (const unranked of ['last', 'no-opinion'] as const) {
				const counted = tally({ ...desk, method, unranked });
				expectRecordable(counted);
				expect(computeTallyFromMatrices(JSON.parse(JSON.stringify(counted)) as Tally)).toEqual({
					ok: true,
					value: counted,
				});
			}
		}
	});
});
