import { describe, expect, it } from 'vitest';
import { writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { createHash } from 'node:crypto';
import { computeTally } from '../tally';
import { isTieRule } from './checkRules';
import { decideTies } from './decideTies';
import { countGroups } from './countGroups';
import { rankGroups } from './rankGroups';
import type { TallyInput, TallyMethod } from './tallyInput';

/** The ranking alone, without what is said of how firm it is. */
function rank(input: TallyInput) {
	const { alternatives, groups } = unwrap(countGroups(input, input.unranked));
	return unwrap(rankGroups(input, alternatives, [...input.withdrawn], groups, null));
}

const warningsOf = (input: TallyInput): string[] =>
	rank(input).warnings.map(({ code, group }) => (group === null ? code : `${code} ${group}`));

const weigh = (input: TallyInput, weights: Record<string, number>): TallyInput => ({
	...input,
	groups: input.groups.map((group) => ({ ...group, weight: { num: weights[group.id] ?? 1, den: 1 } })),
});

describe('a tally warns', () => {
	it('of nothing where there is nothing to warn of', () => {
		expect(warningsOf(writeInput(['a', 'b'], { x: [[2, 'ab']], y: [[1, 'ab']] }))).toEqual([]);
	});

	it('of alternatives that are too few', () => {
		expect(warningsOf(writeInput([], { x: [] }))).toEqual([
			'no-alternatives',
			'group-without-ballots x',
			'no-ballots',
		]);
		expect(warningsOf(writeInput(['a'], { x: [[1, 'a']] }))).toEqual(['single-alternative']);
	});

	it('of nuclei without ballots or weight, and of ties only where somebody speaks', () => {
		const silent = writeInput(['a', 'b'], { x: [[1, 'ab']], y: [[3, '']] });
		expect(warningsOf(silent)).toEqual(['group-without-ballots y']);
		expect(warningsOf(weigh(silent, { x: 0 }))).toEqual([
			'group-without-weight x',
			'group-without-ballots y',
			'no-ballots',
		]);
	});

	it('of first places tied, of the joint list and of each nucleus', () => {
		const tied = writeInput(['a', 'b', 'c'], {
			x: [
				[1, 'abc'],
				[1, 'bac'],
			],
			y: [[1, 'abc']],
		});
		expect(warningsOf(tied)).toEqual(['first-place-tied x']);
		expect(warningsOf({ ...tied, groups: tied.groups.slice(0, 1) })).toEqual([
			'first-place-tied',
			'first-place-tied x',
		]);
		// a circle of three equal defeats: which one is given up is a matter of order
		const circle = writeInput(['a', 'b', 'c'], {
			x: [
				[1, 'abc'],
				[1, 'bca'],
				[1, 'cab'],
			],
		});
		expect(warningsOf(circle)).toEqual([
			'first-place-tied',
			'tie-order-decides',
			'first-place-tied x',
			'tie-order-decides x',
		]);
		expect(warningsOf({ ...circle, method: 'schulze' })).toEqual(['first-place-tied', 'first-place-tied x']);
		const lower = writeInput(['a', 'b', 'c'], {
			x: [
				[1, 'abc'],
				[1, 'acb'],
			],
		});
		expect(warningsOf(lower)).toEqual([]);
	});

	it.each<TallyMethod>(['ranked-pairs', 'schulze', 'copeland', 'borda'])(
		'and names the method %s',
		(method) => {
			const { pooled, groups } = rank({ ...writeInput(['a', 'b'], { x: [[2, 'ba']] }), method });
			expect([pooled, ...groups].map(({ outcome, tiers }) => [outcome.method, tiers])).toEqual(
				[1, 2].map(() => [method, [['b'], ['a']]]),
			);
			expect(pooled.borda.rule).toBe('tied-last');
			const open = rank({ ...writeInput(['a', 'b'], { x: [[2, 'ba']] }), method, unranked: 'no-opinion' });
			expect(open.pooled.borda.rule).toBe('modified');
		},
	);
});

describe('the rule for ties', () => {
	const draw = { rule: 'draw', source: 'Sorteo del 3 de mayo', seed: '4 8 15' } as const;
	const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

	it('is one with all its parts', () => {
		for (const rule of [draw, { rule: 'leave-tied' }]) expect(isTieRule(rule)).toBe(true);
		for (const rule of [
			undefined,
			null,
			'draw',
			[],
			{},
			{ ...draw, rule: 'dice' },
			{ rule: 'draw', seed: '1' },
			{ rule: 'draw', source: 'x' },
			{ ...draw, source: 1 },
			{ ...draw, seed: null },
		]) {
			expect(isTieRule(rule)).toBe(false);
		}
	});

	it('is refused with its place when it cannot be applied', () => {
		const tiers = [['a', 'b']];
		expect(decideTies(tiers, ['a', 'b'], draw, null)).toEqual({
			ok: false,
			error: { code: 'no-hash', path: ['tieRule'], value: 'draw' },
		});
		expect(decideTies(tiers, ['a', 'b'], { ...draw, seed: '' }, sha256)).toEqual({
			ok: false,
			error: { code: 'empty-seed', path: ['tieRule', 'seed'], value: '' },
		});
		expect(() => decideTies(tiers, ['a'], draw, sha256)).toThrow(/misses one: b/);
		const input = { ...writeInput(['a', 'b'], { x: [[1, 'ab']] }), tieRule: draw };
		expect(computeTally(input)).toMatchObject({ ok: false, error: { code: 'no-hash' } });
	});

	it('leaves its trace, and nothing that is not tied moves', () => {
		const decided = unwrap(decideTies([['c'], ['a', 'b']], ['a', 'b', 'c'], draw, sha256));
		expect(decided.trace).toMatchObject({ rule: 'draw', source: draw.source, seed: draw.seed });
		const order = (decided.trace?.drawn ?? []).map(({ alternative }) => alternative);
		expect([...order].sort()).toEqual(['a', 'b', 'c']);
		expect(decided.tiers).toEqual([['c'], ...order.filter((id) => id !== 'c').map((id) => [id])]);
		expect(unwrap(decideTies([['c'], ['a', 'b']], ['a', 'b', 'c'], { rule: 'leave-tied' }, null))).toEqual({
			tiers: [['c'], ['a', 'b']],
			trace: null,
		});
	});
});
