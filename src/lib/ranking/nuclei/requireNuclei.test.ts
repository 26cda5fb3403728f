import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { concurrence } from './concurrence';
import type { NucleusRanking } from './requireNuclei';
import { topOfEveryNucleus } from './topOfEveryNucleus';

const IDS = ['a', 'b', 'c', 'd', 'e'];

/** A list of all ids in tiers. */
const tiersOf = (ids: readonly string[]): fc.Arbitrary<string[][]> =>
	fc
		.tuple(
			fc.shuffledSubarray([...ids], { minLength: ids.length }),
			fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
		)
		.map(([order, ties]) => {
			const tiers: string[][] = [];
			for (const [at, id] of order.entries()) {
				const last = tiers.at(-1);
				if (last !== undefined && ties[at] === true) last.push(id);
				else tiers.push([id]);
			}
			return tiers;
		});

const nucleiOf = (ids: readonly string[]) =>
	fc
		.array(fc.option(tiersOf(ids), { freq: 5 }), { minLength: 1, maxLength: 4 })
		.map((all) => all.map((tiers, at): NucleusRanking => ({ id: `n${String(at)}`, tiers })));

const silents = fc.constantFrom<'undecided' | 'skipped'>('undecided', 'skipped');

/** Places of an id with its ties broken for and against it. */
function bestAndWorst(tiers: readonly (readonly string[])[], id: string): readonly [number, number] {
	const at = tiers.findIndex((tier) => tier.includes(id));
	const above = tiers.slice(0, at).flat().length;
	return [above + 1, above + (tiers[at]?.length ?? 0)];
}

describe('the top k of every nucleus', () => {
	it('is what stands there however ties are broken, in the joint order', () => {
		fc.assert(
			fc.property(
				tiersOf(IDS),
				nucleiOf(IDS),
				fc.integer({ min: 1, max: 6 }),
				silents,
				(ranking, nuclei, k, silent) => {
					const outcome = topOfEveryNucleus({ ranking, nuclei, k, silent });
					if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
					const { tiers, undecided, dropped, silentNuclei, steps } = outcome.value;
					const speaking = nuclei.flatMap((nucleus) => (nucleus.tiers === null ? [] : [nucleus.tiers]));
					const never = IDS.filter((id) => speaking.some((own) => bestAndWorst(own, id)[0] > k));
					const always = IDS.filter((id) => speaking.every((own) => bestAndWorst(own, id)[1] <= k));
					const asked = speaking.length === nuclei.length || (silent === 'skipped' && speaking.length > 0);
					expect([...dropped].sort()).toEqual(never);
					expect(tiers.flat().sort()).toEqual(asked ? always : []);
					expect([...tiers.flat(), ...undecided, ...dropped].sort()).toEqual(IDS);
					expect(tiers.flat()).toEqual(ranking.flat().filter((id) => tiers.flat().includes(id)));
					expect(silentNuclei).toHaveLength(nuclei.length - speaking.length);
					expect(steps.map(({ alternative }) => alternative)).toEqual(ranking.flat());
				},
			),
			RUNS,
		);
	});

	it('shows why each is in, out or undecided', () => {
		const outcome = topOfEveryNucleus({
			ranking: [['a'], ['b'], ['c']],
			nuclei: [
				{ id: 'norte', tiers: [['a'], ['b', 'c']] },
				{ id: 'sur', tiers: null },
			],
			k: 2,
			silent: 'skipped',
		});
		expect(outcome).toMatchObject({
			ok: true,
			value: { tiers: [['a']], undecided: ['b', 'c'], dropped: [], silentNuclei: ['sur'] },
		});
		expect(outcome.ok && outcome.value.steps[1]).toEqual({
			alternative: 'b',
			verdict: 'undecided',
			nuclei: [
				{ nucleus: 'norte', verdict: 'undecided', places: { highest: 2, lowest: 3 } },
				{ nucleus: 'sur', verdict: 'silent', places: null },
			],
		});
	});

	const nucleus = (tiers: string[][], id = 'n'): NucleusRanking => ({ id, tiers });
	it.each([
		[[['a']], [], 1, 'no-nuclei', ['nuclei']],
		[[['a']], [nucleus([['a']])], 0, 'not-a-place', ['k']],
		[[['a']], [nucleus([['a']])], 1.5, 'not-a-place', ['k']],
		[[['a', 'a']], [nucleus([['a']])], 1, 'alternative-ranked-twice', ['ranking', 0, 1]],
		[[['a']], [nucleus([['a']]), nucleus([['a']])], 1, 'duplicate-nucleus', ['nuclei', 1, 'id']],
		[[['a']], [nucleus([['a'], ['z']])], 1, 'unknown-alternative', ['nuclei', 0, 'tiers', 1, 0]],
		[[['a']], [nucleus([['a'], ['a']])], 1, 'alternative-ranked-twice', ['nuclei', 0, 'tiers', 1, 0]],
		[[['a'], ['b']], [nucleus([['a']])], 1, 'alternative-missing', ['nuclei', 0, 'tiers']],
	])('refuses %j %j %j: %s', (ranking, nuclei, k, code, path) => {
		expect(topOfEveryNucleus({ ranking, nuclei, k })).toMatchObject({ ok: false, error: { code, path } });
	});
});

describe('concurrence', () => {
	it('drops exactly what a concurring nucleus ranks below the default option', () => {
		const withDefault = [...IDS, 'ninguna'];
		fc.assert(
			fc.property(
				tiersOf(withDefault),
				nucleiOf(withDefault),
				fc.nat(),
				silents,
				(ranking, nuclei, pick, silent) => {
					const named = nuclei[pick % nuclei.length];
					const concurring = [named?.id ?? ''];
					const outcome = concurrence({ ranking, nuclei, concurring, defaultOption: 'ninguna', silent });
					if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
					const { tiers, undecided, dropped } = outcome.value;
					const own = named?.tiers ?? null;
					if (own === null) {
						expect([tiers, dropped]).toEqual([[], []]);
						expect([...undecided].sort()).toEqual(IDS);
						return;
					}
					const tierOf = (id: string) => own.findIndex((tier) => tier.includes(id));
					const below = IDS.filter((id) => tierOf(id) > tierOf('ninguna'));
					expect([...dropped].sort()).toEqual(below);
					expect(tiers.flat().sort()).toEqual(IDS.filter((id) => !below.includes(id)));
					expect(undecided).toEqual([]);
				},
			),
			RUNS,
		);
	});

	it('refuses unknown and missing nuclei, and a default option that was not on the ballot', () => {
		const nuclei = [{ id: 'civil', tiers: [['a']] }];
		const ask = (concurring: string[]) =>
			concurrence({ ranking: [['a']], nuclei, concurring, defaultOption: 'ninguna' });
		expect(ask([])).toMatchObject({ error: { code: 'no-nuclei', path: ['concurring'] } });
		expect(ask(['x'])).toMatchObject({ error: { code: 'unknown-nucleus', path: ['concurring', 0] } });
		expect(ask(['civil'])).toMatchObject({
			error: { code: 'alternative-missing', path: ['nuclei', 0, 'tiers'], value: 'ninguna' },
		});
	});
});
