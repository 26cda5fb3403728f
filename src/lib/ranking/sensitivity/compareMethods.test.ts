import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPublishedCases } from '../../../../tests/ranking/publishedCases';
import { RUNS } from '../../../../tests/ranking/runs';
import { reverseInput, tallyInputs, writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { computeTally } from '../tally';
import { compareMethods } from './compareMethods';

describe('the same ballots under every method', () => {
	it('starts with the declared method, which ranks as the tally does', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const { methods, declared } = unwrap(compareMethods(input));
				expect(methods.map(({ method }) => method)[0]).toBe(declared);
				expect(methods.map(({ method }) => method).sort()).toEqual([
					'borda',
					'copeland',
					'kemeny',
					'ranked-pairs',
					'schulze',
				]);
				expect(methods[0]?.tiers).toEqual(unwrap(computeTally(input)).pooled.tiers);
			}),
			RUNS,
		);
	});

	it('is the same to the byte whatever the order of ballots, alternatives and nuclei, and never NaN', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const compared = unwrap(compareMethods(input));
				expect(JSON.stringify(unwrap(compareMethods(reverseInput(input))))).toBe(JSON.stringify(compared));
				for (const { tauB, spearman, kemenySnell } of compared.agreements) {
					for (const correlation of [tauB, spearman]) {
						if (correlation !== null) expect(Math.abs(correlation.value)).toBeLessThanOrEqual(1);
					}
					expect(kemenySnell.distance === 0 && tauB !== null ? tauB.value : 1).toBe(1);
				}
			}),
			RUNS,
		);
	});

	it('gives every alternative places that cover its tier', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const { methods, positions } = unwrap(compareMethods(input));
				for (const { alternative, places } of positions) {
					for (const [at, place] of places.entries()) {
						const tiers = methods[at]?.tiers ?? [];
						const tier = tiers.findIndex((ids) => ids.includes(alternative));
						const above = tiers.slice(0, tier).flat().length;
						expect(place).toEqual({ highest: above + 1, lowest: above + (tiers[tier]?.length ?? 0) });
					}
				}
			}),
			RUNS,
		);
	});

	it('agrees with the published joint rankings', () => {
		const found: string[] = [];
		for (const { id, alternatives, ballots, groups, expectations } of readPublishedCases('ordinal-grouped')) {
			const compared = unwrap(
				compareMethods({
					task: 'rank',
					method: 'ranked-pairs',
					unranked: 'last',
					tieRule: { rule: 'leave-tied' },
					alternatives: (alternatives ?? []).map((alternative) => alternative.id),
					withdrawn: [],
					groups: (groups ?? []).map((group) => ({
						id: group.id,
						weight: { num: group.weight, den: 1 },
						ballots: (ballots ?? []).filter((ballot) => ballot.group === group.id),
					})),
				}),
			);
			for (const { method, expect: expected } of expectations) {
				const tiers = compared.methods.find((one) => `grouped-${one.method}` === method)?.tiers;
				if (!tiers || expected.ranking === undefined) continue;
				found.push(id);
				expect(tiers.map((tier) => [...tier].sort())).toEqual(
					expected.ranking.map((tier) => [...tier].sort()),
				);
			}
		}
		expect(found.length).toBeGreaterThanOrEqual(4);
	});

	it('names the method that refuses and goes on with the others', () => {
		const ids = Array.from({ length: 23 }, (_, at) => String.fromCharCode(97 + at));
		const turns = ids.map((_, at) => [1, [...ids.slice(at), ...ids.slice(0, at)].join('')] as const);
		const { methods, positions, agreements } = unwrap(compareMethods(writeInput(ids, { mesa: turns })));
		const refused = methods.flatMap(({ method, refusal }) => (refusal === null ? [] : [{ method, refusal }]));
		expect(refused.map(({ method, refusal }) => [method, refusal.code, refusal.members.length])).toEqual([
			['kemeny', 'circle-too-large', 23],
		]);
		expect(positions[0]?.places.map((place) => place === null)).toEqual([false, false, true, false, false]);
		expect(agreements).toHaveLength(6);
		// everything is tied by symmetry, so a correlation says nothing
		expect(agreements.every(({ tauB, spearman }) => tauB === null && spearman === null)).toBe(true);
	});

	it('says when nobody speaks, and refuses what a tally refuses', () => {
		const silent = unwrap(compareMethods(writeInput(['a', 'b'], { mesa: [[2, '']], otra: [] })));
		expect([silent.nobodySpeaks, silent.silentGroups]).toEqual([true, ['mesa', 'otra']]);
		expect(silent.methods.every(({ tiers }) => tiers?.length === 1)).toBe(true);
		const refused = compareMethods(writeInput(['a', 'b'], { mesa: [[1, 'az']] }));
		expect(refused).toMatchObject({ ok: false, error: { code: 'unknown-alternative' } });
	});
});
