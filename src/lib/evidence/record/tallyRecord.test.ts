import { describe, expect, it } from 'vitest';
import { documentHash } from '../hash';
import { samples } from '../testing/sampleEntries';
import { id } from '../testing/sampleMethodology';
import type { Marks, Methodology, PublicationMode } from './documents';
import type { ResultDocument } from './result';
import { composeTallyRecord, hashRecord, listMethods, readDrawn, tallyRecordSchema } from './tallyRecord';

const published = samples.find((entry) => entry.type === 'methodology.published');
if (published?.type !== 'methodology.published') throw new Error('no methodology');
const [A, B] = [id(10), id(11)] as const;
const [nucleus, ranking, missed] = [id(20), id(4), id(5)] as const;

const outcome = { method: 'ranked-pairs', version: 2 };
const counts = {
	id: nucleus,
	empty: 0,
	pairwise: [
		[null, 2],
		[0, null],
	],
	borda: { rule: 'tied-last', scores: [{ alternative: A, score: 2 }] },
};
const tally = {
	v: 3,
	groups: [{ ...counts, outcome }],
	pooled: { outcome: { method: 'borda', version: 1 } },
	analysis: { v: 4 },
	tieRule: { rule: 'draw', source: 'Sorteo ficticio', seed: '4 8 15' },
};
const leftTied = { ...tally, tieRule: { rule: 'leave-tied' } };

const methodologyOf = (publication: PublicationMode, isDrawn = false): Methodology => ({
	...published.body.methodology,
	publication,
	...(isDrawn && { tieRule: { rule: 'draw', source: 'Sorteo ficticio', heldOn: '2026-03-11' } }),
});
const row = (of: string, quorumMet: boolean, counted: number) => ({
	ranking: of,
	nucleus,
	name: 'Gobierno',
	attempt: 1,
	eligibleSeats: 9,
	quorum: 2,
	quorumMet,
	counted,
});
const resultOf = (of: ResultDocument['tally'], rows = [row(ranking, true, 2)]): ResultDocument => ({
	v: 1,
	methodology: 'A'.repeat(43),
	rankings: rows,
	leftOut: [{ nucleus: id(21), name: 'Academia', reason: 'Sin asientos.' }],
	tally: of,
});
const ballots = new Map<string, readonly Marks[]>([[ranking, [{ tiers: [[A], [B]] }, { tiers: [[A]] }]]]);
const methods = [
	{ id: 'analysis', version: 4 },
	{ id: 'borda', version: 1 },
	{ id: 'ranked-pairs', version: 2 },
	{ id: 'tally', version: 3 },
];

describe('the record of a result', () => {
	it('has the draw, the input and their hashes, and ballots of what reached quorum alone', () => {
		const methodology = methodologyOf('nominal', true);
		const result = resultOf(tally, [row(missed, false, 1), row(ranking, true, 2)]);
		const composed = composeTallyRecord({ methodology, result, ballots, software: 'x' });
		const input = {
			task: 'rank' as const,
			method: 'ranked-pairs' as const,
			unranked: 'last' as const,
			tieRule: { rule: 'draw' as const, source: 'Sorteo ficticio', seed: '4 8 15' },
			alternatives: [A, B],
			withdrawn: [],
			groups: [
				{
					id: nucleus,
					weight: { num: 1, den: 3 },
					ballots: [
						{ count: 1, ranking: [[A], [B]] },
						{ count: 1, ranking: [[A]] },
					],
				},
			],
		};
		expect(composed).toEqual({
			ok: true,
			value: {
				v: 1,
				kind: 'prioriza.record',
				methodology,
				methodologyHash: documentHash('methodology', methodology),
				rankings: [
					{ ...row(missed, false, 1), publication: 'nominal' },
					{ ...row(ranking, true, 2), publication: 'nominal' },
				],
				leftOut: result.leftOut,
				draw: { source: 'Sorteo ficticio', drawn: '4 8 15' },
				input,
				result,
				software: 'x',
				methods,
				hashes: { input: documentHash('input', input), result: documentHash('result', result) },
			},
		});
		expect(tallyRecordSchema.parse(composed.ok && composed.value)).toEqual(composed.ok && composed.value);
	});

	it('shows counts where ballots without their seats are too few, whatever ballots it is given', () => {
		const composed = composeTallyRecord({
			methodology: methodologyOf('anonymous'),
			result: resultOf(leftTied),
			ballots,
			software: 'x',
		});
		expect(composed).toMatchObject({
			ok: true,
			value: {
				rankings: [{ ranking, publication: 'aggregates' }],
				draw: null,
				input: { tieRule: { rule: 'leave-tied' }, groups: [{ id: nucleus, cast: 2 }] },
			},
		});
		expect(composed.ok && composed.value.input?.groups[0]).not.toHaveProperty('ballots');
	});

	it('takes no draw from a tally where ties are left', () => {
		const parts = { methodology: methodologyOf('nominal'), ballots, software: 'x' };
		expect(composeTallyRecord({ ...parts, result: resultOf(tally) })).toMatchObject({
			ok: true,
			value: { draw: null, input: { tieRule: { rule: 'leave-tied' } } },
		});
	});

	it('has no input where nothing reached quorum', () => {
		const result = resultOf(null, [row(missed, false, 1)]);
		const parts = { methodology: methodologyOf('nominal', true), result, ballots, software: 'x' };
		expect(composeTallyRecord(parts)).toMatchObject({
			ok: true,
			value: {
				draw: { source: 'Sorteo ficticio', drawn: '' },
				input: null,
				methods: [],
				hashes: hashRecord(null, result),
			},
		});
	});

	it('is not made without the ballots or the counts that it should show', () => {
		const compose = (mode: PublicationMode, of: ResultDocument['tally'], given: typeof ballots) =>
			composeTallyRecord({
				methodology: methodologyOf(mode),
				result: resultOf(of),
				ballots: given,
				software: 'x',
			});
		expect(compose('nominal', leftTied, new Map())).toEqual({ ok: false, error: 'ballots-missing' });
		expect(compose('aggregates', null, ballots)).toEqual({ ok: false, error: 'counts-missing' });
		expect(compose('aggregates', leftTied, new Map()).ok).toBe(true);
	});
});

describe('the methods of a tally', () => {
	it('are named once each, by name and version', () => {
		expect(listMethods(tally)).toEqual(methods);
		const old = { outcome: { method: 'borda', version: 0 } };
		expect(listMethods({ ...tally, groups: [old, old, { outcome }], analysis: null })).toEqual([
			{ id: 'borda', version: 0 },
			...methods.slice(1),
		]);
		const first = { outcome: { method: 'al-azar', version: 1 } };
		expect(listMethods({ ...tally, pooled: first }).map((method) => method.id)).toEqual([
			'al-azar',
			'analysis',
			'ranked-pairs',
			'tally',
		]);
		expect(listMethods({ v: 1, groups: [], pooled: { outcome } })).toEqual([
			{ id: 'ranked-pairs', version: 2 },
			{ id: 'tally', version: 1 },
		]);
	});

	it.each([null, {}, { ...tally, v: -1 }, { ...tally, pooled: null }])('are none in %j', (other) => {
		expect(listMethods(other)).toEqual([]);
	});
});

describe('what a draw gave', () => {
	it('is what the tally says, and nothing where it says nothing', () => {
		expect(readDrawn(tally)).toBe('4 8 15');
		for (const other of [null, leftTied, { tieRule: { seed: 4 } }]) expect(readDrawn(other)).toBe('');
	});
});
