import { describe, expect, it } from 'vitest';
import { id } from '../testing/sampleMethodology';
import type { Counting, Methodology } from './documents';
import { buildRecordInput } from './recordInput';

const [A, B] = [id(10), id(11)] as const;
const [shown, hidden] = [id(20), id(21)] as const;
const weight = { num: 1, den: 2 };

const under = (counting: Counting): Methodology => ({
	v: 1,
	prioritization: id(3),
	title: { es: 'Problemas de agua' },
	question: { es: '¿Qué va primero?' },
	alternatives: [B, A].map((alternative) => ({ id: alternative, title: 'Fugas', description: '' })),
	counting,
	tieRule: { rule: 'draw', source: 'Sorteo ficticio', heldOn: '2026-03-11' },
	round: { number: 1, previous: null },
	weights: [shown, hidden].map((nucleus) => ({ nucleus, name: 'Gobierno', weight })),
	rankings: [],
	leftOut: [],
	publication: 'anonymous',
	ruleset: { id: 'oax-2026', version: 1 },
	software: 'prioriza 0.1.0',
});
const ranking = under({
	task: 'rank',
	method: 'schulze',
	strength: 'winning-then-losing',
	unranked: 'last',
	mostRanked: null,
});
const approval = under({ task: 'approve', method: 'approval', mostApproved: null });

const matrices = {
	empty: 1,
	pairwise: [
		[null, 2],
		['1/3', null],
	],
	borda: { rule: 'modified', scores: [{ alternative: A, score: '5/2' }] },
};
const totals = { empty: 0, totals: [[2], [1]] };
const common = {
	tieRule: { rule: 'draw', source: 'Sorteo ficticio', seed: '4 8 15' },
	alternatives: [B, A],
};

describe('the public input of a count', () => {
	it('has the ballots of a nucleus or its counts, from the tally of rankings', () => {
		const input = buildRecordInput(
			ranking,
			[
				{ nucleus: shown, cast: 1, ballots: [{ tiers: [[B, A]] }] },
				{ nucleus: hidden, cast: 3, ballots: null },
			],
			{ groups: [null, { id: shown }, { id: hidden, outcome: 'more', ...matrices }] },
			'4 8 15',
		);
		expect(input).toEqual({
			task: 'rank',
			method: 'schulze',
			unranked: 'last',
			...common,
			withdrawn: [],
			groups: [
				{ id: shown, weight, ballots: [{ count: 1, ranking: [[A, B]] }] },
				{ id: hidden, weight, cast: 3, ...matrices },
			],
		});
	});

	it('has totals where people did not rank', () => {
		const input = buildRecordInput(
			approval,
			[
				{ nucleus: shown, cast: 2, ballots: [{ approved: [A] }, { approved: [A] }] },
				{ nucleus: hidden, cast: 2, ballots: null },
			],
			{ groups: [{ id: hidden, ...totals }] },
			'4 8 15',
		);
		expect(input).toEqual({
			task: 'approve',
			method: 'approval',
			mostApproved: null,
			...common,
			groups: [
				{ id: shown, weight, ballots: [{ count: 2, approved: [A] }] },
				{ id: hidden, weight, cast: 2, ...totals },
			],
		});
	});

	it.each<[string, unknown]>([
		['no tally', null],
		['no groups', {}],
		['no group of that name', { groups: [{ id: shown, ...matrices }] }],
		['only its name', { groups: [{ id: hidden }] }],
		['the counts of another task', { groups: [{ id: hidden, ...totals }] }],
		['one count less', { groups: [{ id: hidden, ...matrices, empty: undefined }] }],
		['ballots instead', { groups: [{ id: hidden, ballots: [] }] }],
	])('is none where the counts should come from %s', (_, tally) => {
		expect(buildRecordInput(ranking, [{ nucleus: hidden, cast: 3, ballots: null }], tally, '')).toBeNull();
	});

	it('needs no tally where every ballot is shown', () => {
		const input = buildRecordInput(ranking, [{ nucleus: shown, cast: 0, ballots: [] }], null, '4 8 15');
		expect(input?.groups).toEqual([{ id: shown, weight, ballots: [] }]);
	});
});
