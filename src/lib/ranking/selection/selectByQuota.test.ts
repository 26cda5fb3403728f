import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { selectByQuota } from './selectByQuota';

interface SelectionCase {
	readonly categories: Record<string, string>;
	readonly quotas: Record<string, number>;
	readonly ranking: string[][];
	readonly expectations: readonly {
		readonly expect: {
			readonly selected: string[];
			readonly notSelected: string[];
			readonly boundaryTies: string[];
		};
	}[];
}

const CASE = new URL('../../../../tests/fixtures/vectors/select-by-quota.json', import.meta.url);

function select(
	ranking: readonly (readonly string[])[],
	categories: Readonly<Record<string, string>>,
	quotas: Readonly<Record<string, number>>,
) {
	return selectByQuota({
		ranking,
		categories: new Map(Object.entries(categories)),
		quotas: new Map(Object.entries(quotas)),
	});
}

describe('selection by quota', () => {
	it('takes what the published case takes', () => {
		const { ranking, categories, quotas, expectations } = JSON.parse(
			readFileSync(CASE, 'utf8'),
		) as SelectionCase;
		expect(expectations).toHaveLength(1);
		expect(select(ranking, categories, quotas)).toMatchObject({ ok: true, value: expectations[0]?.expect });
	});

	it('reports a tie that reaches over the end of a quota, and takes nothing below it', () => {
		const chosen = select(
			[['a', 'b', 'x'], ['c'], ['y']],
			{ a: 'local', b: 'local', c: 'local', x: 'aga', y: 'aga' },
			{ local: 1, aga: 3 },
		);
		expect(chosen).toMatchObject({
			ok: true,
			value: {
				selected: ['x', 'y'],
				notSelected: ['c'],
				boundaryTies: [{ category: 'local', places: 1, alternatives: ['a', 'b'] }],
				unfilled: [{ category: 'aga', places: 1 }],
			},
		});
	});

	it('takes what is taken however the ties are broken, never more than the quota', () => {
		const ranked = fc
			.array(fc.tuple(fc.constantFrom('x', 'y'), fc.boolean()), { maxLength: 8 })
			.map((items) => {
				const ranking: string[][] = [];
				for (const [at, [, tied]] of items.entries()) {
					const last = ranking.at(-1);
					if (tied && last !== undefined) last.push(String(at));
					else ranking.push([String(at)]);
				}
				const categories = new Map(items.map(([category], at) => [String(at), category]));
				return { ranking, categories };
			});
		fc.assert(
			fc.property(ranked, fc.nat(4), fc.nat(4), ({ ranking, categories }, x, y) => {
				const quotas = new Map([
					['x', x],
					['y', y],
				]);
				const chosen = selectByQuota({ ranking, categories, quotas });
				if (!chosen.ok) throw new Error(JSON.stringify(chosen.error));
				const { selected, notSelected, boundaryTies, unfilled } = chosen.value;
				for (const [category, quota] of quotas) {
					const own = ranking.map((tier) => tier.filter((id) => categories.get(id) === category));
					let above = 0;
					for (const tier of own) {
						const fits = above + tier.length <= quota;
						for (const id of tier) {
							expect(selected.includes(id)).toBe(fits);
							expect(notSelected.includes(id)).toBe(above >= quota);
						}
						above += tier.length;
					}
					const tie = boundaryTies.find((found) => found.category === category);
					const taken = selected.filter((id) => categories.get(id) === category).length;
					const open = unfilled.find((found) => found.category === category)?.places ?? 0;
					expect(taken + (tie?.places ?? 0) + open).toBe(quota);
				}
			}),
			RUNS,
		);
	});

	it.each([
		[[['a', 'a']], { a: 'x' }, { x: 1 }, 'alternative-ranked-twice', ['ranking', 0, 1], 'a'],
		[[['a']], {}, { x: 1 }, 'alternative-without-category', ['ranking', 0, 0], 'a'],
		[[['a']], { a: 'y' }, { x: 1 }, 'category-without-quota', ['ranking', 0, 0], 'y'],
		[[['a']], { a: 'x' }, { x: -1 }, 'not-a-quota', ['quotas', 'x'], '-1'],
		[[['a']], { a: 'x' }, { x: 1.5 }, 'not-a-quota', ['quotas', 'x'], '1.5'],
	])('refuses %j %j %j', (ranking, categories, quotas, code, path, value) => {
		expect(select(ranking, categories as Record<string, string>, quotas)).toEqual({
			ok: false,
			error: { code, path, value },
		});
	});
});
