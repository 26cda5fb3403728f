import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMove, countRanked, positionOf, type RankMove, type RankState, type Tiers } from './rankMoves';

const ids = ['agua', 'luz', 'baches', 'basura', 'parque'] as const;
const anyId = fc.constantFrom<string>(...ids);
const anyMove: fc.Arbitrary<RankMove> = fc.oneof(
	fc.record({
		kind: fc.constantFrom('toggle' as const, 'up' as const, 'down' as const, 'tie' as const),
		id: anyId,
	}),
	fc.record({
		kind: fc.constant('place' as const),
		id: anyId,
		position: fc.option(fc.integer({ min: 1, max: 7 }), { nil: null }),
	}),
	fc.constantFrom<RankMove>({ kind: 'clear' }, { kind: 'undo' }),
);
const untiedMove = anyMove.filter((move) => move.kind !== 'tie');

const start: RankState = { tiers: [], past: [] };
const play = (moves: readonly RankMove[], limit?: number, from = start): RankState =>
	moves.reduce((state, move) => applyMove(state, move, limit), from);
const from = (tiers: Tiers): RankState => ({ tiers, past: [] });

describe('laws', () => {
	test('no id is twice, no tier is empty', () => {
		fc.assert(
			fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
				const { tiers } = play(moves);
				const ranked = tiers.flat();
				expect(new Set(ranked).size).toBe(ranked.length);
				expect(tiers.every((tier) => tier.length > 0)).toBe(true);
			}),
		);
	});

	test('undo takes back exactly the last move that changed something', () => {
		fc.assert(
			fc.property(fc.array(anyMove, { maxLength: 20 }), anyMove, (moves, last) => {
				fc.pre(last.kind !== 'undo');
				const before = play(moves);
				const after = applyMove(before, last);
				if (after === before) return;
				expect(applyMove(after, { kind: 'undo' })).toEqual(before);
			}),
		);
	});

	test('the limit is never passed', () => {
		fc.assert(
			fc.property(fc.array(anyMove, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (moves, limit) => {
				expect(countRanked(play(moves, limit).tiers)).toBeLessThanOrEqual(limit);
			}),
		);
	});

	test('without the tie move nobody is ever tied', () => {
		fc.assert(
			fc.property(fc.array(untiedMove, { maxLength: 40 }), (moves) => {
				expect(play(moves).tiers.every((tier) => tier.length === 1)).toBe(true);
			}),
		);
	});

	test('up and then down changes nothing where there is room above and nobody is tied', () => {
		fc.assert(
			fc.property(fc.array(untiedMove, { maxLength: 30 }), anyId, (moves, id) => {
				const state = from(play(moves).tiers);
				fc.pre((positionOf(state.tiers, id) ?? 0) > 1);
				expect(
					play(
						[
							{ kind: 'up', id },
							{ kind: 'down', id },
						],
						undefined,
						state,
					).tiers,
				).toEqual(state.tiers);
			}),
		);
	});
});

describe('tapping', () => {
	test('gives places in the order of the taps and closes the gap when one is taken back', () => {
		const three = play(['agua', 'luz', 'baches'].map((id) => ({ kind: 'toggle', id })));
		expect(three.tiers).toEqual([['agua'], ['luz'], ['baches']]);
		expect(applyMove(three, { kind: 'toggle', id: 'luz' }).tiers).toEqual([['agua'], ['baches']]);
	});

	test('past the limit gives back the same state', () => {
		const full = play([{ kind: 'toggle', id: 'agua' }], 1);
		expect(applyMove(full, { kind: 'toggle', id: 'luz' }, 1)).toBe(full);
	});
});

describe('moving', () => {
	const order = from([['agua'], ['luz'], ['baches']]);

	test.each<[string, RankMove, Tiers]>([
		['up', { kind: 'up', id: 'baches' }, [['agua'], ['baches'], ['luz']]],
		['down', { kind: 'down', id: 'agua' }, [['luz'], ['agua'], ['baches']]],
		['to first', { kind: 'place', id: 'baches', position: 1 }, [['baches'], ['agua'], ['luz']]],
		['to third', { kind: 'place', id: 'agua', position: 3 }, [['luz'], ['baches'], ['agua']]],
		['to no place', { kind: 'place', id: 'luz', position: null }, [['agua'], ['baches']]],
		[
			'a newcomer into the middle',
			{ kind: 'place', id: 'parque', position: 2 },
			[['agua'], ['parque'], ['luz'], ['baches']],
		],
		['into a tie', { kind: 'tie', id: 'luz' }, [['agua', 'luz'], ['baches']]],
	])('%s', (_, move, expected) => expect(applyMove(order, move).tiers).toEqual(expected));

	test.each<[string, RankMove]>([
		['up from first', { kind: 'up', id: 'agua' }],
		['down from last', { kind: 'down', id: 'baches' }],
		['an unranked one up', { kind: 'up', id: 'parque' }],
		['a tie above first', { kind: 'tie', id: 'agua' }],
		['undo with no past', { kind: 'undo' }],
	])('%s changes nothing', (_, move) => expect(applyMove(order, move)).toBe(order));

	test('leaves a tie to just above or just below those it was tied with', () => {
		const tied = from([['agua', 'luz', 'baches'], ['parque']]);
		expect(applyMove(tied, { kind: 'up', id: 'luz' }).tiers).toEqual([
			['luz'],
			['agua', 'baches'],
			['parque'],
		]);
		expect(applyMove(tied, { kind: 'down', id: 'luz' }).tiers).toEqual([
			['agua', 'baches'],
			['luz'],
			['parque'],
		]);
	});
});
