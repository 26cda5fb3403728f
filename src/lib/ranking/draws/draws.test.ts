import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { breakTies } from './breakTies';
import { md5 } from './md5';
import { drawByRfc3797, rfc3797, type Rfc3797Input } from './rfc3797';
import { sha256Permutation } from './sha256Permutation';

const hashWith = (name: string) => (bytes: Uint8Array) =>
	Uint8Array.from(createHash(name).update(bytes).digest());
const sha256 = hashWith('sha256');

function readVector(id: string): unknown {
	const url = new URL(`../../../../tests/fixtures/vectors/${id}.json`, import.meta.url);
	return JSON.parse(readFileSync(url, 'utf8'));
}

function take<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

const distinctIds = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 8 });

describe('MD5', () => {
	it('equals that of the platform, for every length around a block', () => {
		for (let length = 0; length < 200; length++) {
			const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 0xff);
			expect(md5(bytes)).toEqual(hashWith('md5')(bytes));
		}
	});
});

describe('the draw of RFC 3797', () => {
	it('is the one that the RFC works out', () => {
		const { poolSize, sources, expectations } = readVector('rfc3797-reference') as Omit<
			Rfc3797Input,
			'count'
		> & {
			readonly expectations: readonly {
				readonly params: { readonly count: number };
				readonly expect: { keyString: string; md5: string[]; selected: number[] };
			}[];
		};
		expect(expectations).toHaveLength(1);
		for (const { params, expect: expected } of expectations) {
			const draw = take(rfc3797({ poolSize, sources, count: params.count }));
			expect(draw).toMatchObject({ keyString: expected.keyString, selected: expected.selected });
			expect(draw.steps.map((step) => step.md5)).toEqual(expected.md5);
		}
	});

	it('draws everybody once, whatever the order of numbers inside a source or of alternatives', () => {
		const sourceLists = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), {
			minLength: 1,
			maxLength: 3,
		});
		fc.assert(
			fc.property(distinctIds, sourceLists, (ids, sources) => {
				const { order, steps } = take(drawByRfc3797(ids, sources));
				expect([...order].sort()).toEqual([...ids].sort());
				const turned = sources.map((source) => [...source].reverse());
				expect(take(drawByRfc3797([...ids].reverse(), turned)).order).toEqual(order);
				for (const { md5: digest, remaining, index } of steps) {
					expect(BigInt(index)).toBe(BigInt(`0x${digest}`) % BigInt(remaining));
				}
			}),
			RUNS,
		);
	});

	it.each([
		[{ poolSize: 0, count: 0, sources: [[1]] }, 'pool-not-a-count', ['poolSize']],
		[{ poolSize: 65_536, count: 1, sources: [[1]] }, 'pool-not-a-count', ['poolSize']],
		[{ poolSize: 3, count: 4, sources: [[1]] }, 'more-drawn-than-pool', ['count']],
		[{ poolSize: 3, count: 1.5, sources: [[1]] }, 'more-drawn-than-pool', ['count']],
		[{ poolSize: 3, count: 1, sources: [] }, 'no-sources', ['sources']],
		[{ poolSize: 3, count: 1, sources: [[1], []] }, 'source-not-numbers', ['sources', 1]],
		[{ poolSize: 3, count: 1, sources: [[1, -1]] }, 'source-not-numbers', ['sources', 0, 1]],
	])('refuses %j', (input, code, path) => {
		expect(rfc3797(input)).toMatchObject({ ok: false, error: { code, path } });
	});

	it('refuses an alternative named twice', () => {
		expect(drawByRfc3797(['b', 'a', 'b'], [[1]])).toEqual({
			ok: false,
			error: { code: 'duplicate-alternative', path: ['alternatives', 2], value: 'b' },
		});
	});
});

describe('the draw by SHA-256', () => {
	it('is the published one', () => {
		const { alternatives, seed, expectations } = readVector('tiebreak-sha256-1') as {
			readonly alternatives: { id: string }[];
			readonly seed: string;
			readonly expectations: { expect: { order: string[]; digests: Record<string, string> } }[];
		};
		const draw = take(
			sha256Permutation(
				alternatives.map(({ id }) => id),
				seed,
				sha256,
			),
		);
		expect(expectations).toHaveLength(1);
		expect(draw.order).toEqual(expectations[0]?.expect.order);
		expect(Object.fromEntries(draw.steps.map(({ alternative, digest }) => [alternative, digest]))).toEqual(
			expectations[0]?.expect.digests,
		);
	});

	it('depends neither on the order of alternatives nor on those withdrawn', () => {
		fc.assert(
			fc.property(distinctIds, fc.string({ minLength: 1 }), fc.nat(), (ids, seed, pick) => {
				const { order } = take(sha256Permutation(ids, seed, sha256));
				expect([...order].sort()).toEqual([...ids].sort());
				const gone = ids[pick % Math.max(1, ids.length)];
				const rest = ids.filter((id) => id !== gone).reverse();
				expect(take(sha256Permutation(rest, seed, sha256)).order).toEqual(order.filter((id) => id !== gone));
			}),
			RUNS,
		);
	});

	it('refuses an empty seed and an alternative named twice', () => {
		expect(sha256Permutation(['a'], '', sha256)).toMatchObject({ error: { code: 'empty-seed' } });
		expect(sha256Permutation(['a', 'b', 'a'], 's', sha256)).toEqual({
			ok: false,
			error: { code: 'duplicate-alternative', path: ['alternatives', 2], value: 'a' },
		});
	});
});

describe('breaking ties', () => {
	const draw = (ids: readonly string[]) => take(sha256Permutation(ids, 'sorteo 3845', sha256));
	const source = 'Lotería Nacional, sorteo 3845';

	it('without a rule changes nothing and says what is tied', () => {
		expect(breakTies([['a'], ['b', 'c']], [])).toEqual({
			ok: true,
			value: {
				tiers: [['a'], ['b', 'c']],
				steps: [],
				warnings: [{ code: 'still-tied', alternatives: ['b', 'c'] }],
			},
		});
	});

	it('asks the earlier ranking first and the draw for what is left, and calls it a draw', () => {
		const ids = ['seguridad', 'transporte', 'agua'];
		const { tiers, steps, warnings } = take(
			breakTies(
				[['agua', 'seguridad', 'transporte'], ['empleo']],
				[
					{ rule: 'earlier-ranking', name: 'urgencia', tiers: [['agua'], ['transporte', 'seguridad']] },
					{ rule: 'draw', source, draw: draw(ids) },
				],
			),
		);
		const drawn = draw(ids).order.filter((id) => id !== 'agua');
		expect(tiers).toEqual([['agua'], ...drawn.map((id) => [id]), ['empleo']]);
		expect(steps).toEqual([
			{
				rule: 'earlier-ranking',
				by: 'urgencia',
				tied: ['agua', 'seguridad', 'transporte'],
				tiers: [['agua'], ['seguridad', 'transporte']],
			},
			{ rule: 'draw', by: source, tied: ['seguridad', 'transporte'], tiers: drawn.map((id) => [id]) },
		]);
		expect(warnings).toEqual([{ code: 'decided-by-draw', alternatives: ['seguridad', 'transporte'] }]);
	});

	it('never moves what is not tied', () => {
		const rankings = distinctIds.chain((ids) =>
			fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }).map((ties) => ({
				ids,
				ranking: ids.reduce<string[][]>((tiers, id, at) => {
					const last = tiers.at(-1);
					if (ties[at] === true && last !== undefined) last.push(id);
					else tiers.push([id]);
					return tiers;
				}, []),
			})),
		);
		fc.assert(
			fc.property(rankings, ({ ids, ranking }) => {
				const { tiers } = take(breakTies(ranking, [{ rule: 'draw', source, draw: draw(ids) }]));
				expect(tiers.every((tier) => tier.length === 1)).toBe(true);
				let at = 0;
				for (const tier of ranking) {
					const now = tiers.slice(at, at + tier.length).flat();
					expect(now).toEqual(draw(ids).order.filter((id) => tier.includes(id)));
					at += tier.length;
				}
			}),
			RUNS,
		);
	});

	it('refuses a rule that does not know a tied alternative, or knows it twice', () => {
		const rule = (tiers: string[][]) => ({ rule: 'earlier-ranking', name: 'x', tiers }) as const;
		expect(breakTies([['a', 'b']], [rule([['a']])])).toEqual({
			ok: false,
			error: { code: 'tied-alternative-missing', path: ['rules', 0], value: 'b' },
		});
		expect(breakTies([['a', 'b']], [rule([['a'], ['b', 'a']])])).toEqual({
			ok: false,
			error: { code: 'alternative-ranked-twice', path: ['rules', 0], value: 'a' },
		});
	});
});
