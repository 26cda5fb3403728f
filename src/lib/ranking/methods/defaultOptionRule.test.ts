import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles, shuffledProfiles, type PlainProfile } from '../../../../tests/ranking/profiles';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { listExpectations, readCase } from '../../../../tests/ranking/publishedExpectations';
import { RUNS } from '../../../../tests/ranking/runs';
import { buildProfile } from '../ballots/profile';
import { countPairwise, formatPairwise, type PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { defaultOptionRule, type DefaultOptionOptions, type DefaultOptionOutcome } from './defaultOptionRule';
import { schulze } from './schulze';

interface Params {
	readonly default: string;
	readonly majorityRatio: string;
	readonly eligible?: number;
}

interface Expected {
	readonly votesAgainstDefault: Readonly<Record<string, readonly [number, number]>>;
	readonly dropped: readonly string[];
	readonly winner: string;
	readonly quorum?: number;
}

function readMatrix({ ids, lines }: PlainProfile): PairwiseMatrix {
	const built = buildProfile(ids, lines);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return countPairwise(built.value, 'last');
}

function apply(matrix: PairwiseMatrix, options: DefaultOptionOptions): DefaultOptionOutcome {
	const outcome = defaultOptionRule(matrix, options);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
	return outcome.value;
}

describe('the default option', () => {
	const published = listExpectations<Params, Expected>('default-option-rule');

	it('has published cases', () => {
		expect(published.length).toBe(7);
	});

	it.each(published)('$id', ({ found, params, expected }) => {
		const outcome = apply(countPairwise(readCase(found), 'last'), {
			defaultOption: params.default,
			majorityRatio: Number(params.majorityRatio),
			...(params.eligible === undefined ? {} : { eligible: params.eligible }),
		});
		expect(
			Object.fromEntries(
				outcome.steps.map(({ alternative, votesFor, votesAgainst }) => [
					alternative,
					[votesFor, votesAgainst],
				]),
			),
		).toEqual(expected.votesAgainstDefault);
		expect(outcome.dropped).toEqual(expected.dropped);
		expect(outcome.tiers[0]).toEqual([expected.winner]);
		expect(outcome.quorumVotes).toBe(expected.quorum === undefined ? null : Math.ceil(expected.quorum));
	});

	it('drops what loses or ties against it and ranks the rest as Schulze does', () => {
		fc.assert(
			fc.property(profiles({ fewest: 2 }), fc.nat(), (plain, pick) => {
				const defaultOption = plain.ids[pick % plain.ids.length] ?? '';
				const matrix = readMatrix(plain);
				const rows = formatPairwise(matrix);
				const at = plain.ids.indexOf(defaultOption);
				const kept = plain.ids.filter(
					(_, a) => a === at || Number(rows[a]?.[at] ?? 0) > Number(rows[at]?.[a] ?? 0),
				);
				const { tiers, dropped } = apply(matrix, { defaultOption });
				expect([...dropped, ...tiers.flat()].sort()).toEqual([...plain.ids].sort());
				expect(tiers.flat().sort()).toEqual([...kept].sort());
				const without = buildProfile(plain.ids, plain.lines, { withdrawn: dropped });
				if (!without.ok) throw new Error('refused');
				expect(tiers).toEqual(schulze(countPairwise(without.value, 'last')).tiers);
				// whatever stays beats the default option, so it never comes first unless alone
				expect(tiers.at(-1)).toEqual([defaultOption]);
			}),
			RUNS,
		);
	});

	it('does not depend on the order of ballots or alternatives', () => {
		fc.assert(
			fc.property(shuffledProfiles({ fewest: 2 }), fc.nat(20), ({ profile, shuffled }, eligible) => {
				const options = { defaultOption: profile.ids[0] ?? '', eligible };
				const [first, second] = [apply(readMatrix(profile), options), apply(readMatrix(shuffled), options)];
				expect(asSets(second.tiers)).toEqual(asSets(first.tiers));
				expect([...second.dropped].sort()).toEqual([...first.dropped].sort());
			}),
			RUNS,
		);
	});

	it('asks for a quorum without rounding', () => {
		// 3·√16 / 2 = 6 exactly; for 17 it is a little more
		const matrix = readMatrix({ ids: ['a', 'nobody'], lines: [{ count: 6, ranking: [['a']] }] });
		expect(apply(matrix, { defaultOption: 'nobody', eligible: 16 })).toMatchObject({
			quorumVotes: 6,
			dropped: [],
		});
		expect(apply(matrix, { defaultOption: 'nobody', eligible: 17 })).toMatchObject({
			quorumVotes: 7,
			dropped: ['a'],
			tiers: [['nobody']],
		});
		// 3·√(4·10^40) / 2 = 3·10^20: a double could not tell one vote less
		const votes = (count: bigint) =>
			readMatrix({ ids: ['a', 'nobody'], lines: [{ count: Number(count), ranking: [['a']] }] });
		expect(apply(votes(1n), { defaultOption: 'nobody', eligible: `4${'0'.repeat(40)}` }).quorumVotes).toBe(
			'300000000000000000000',
		);
	});

	it('asks for strictly more than the ratio', () => {
		const matrix = readMatrix({
			ids: ['a', 'nobody'],
			lines: [
				{ count: 6, ranking: [['a']] },
				{ count: 2, ranking: [['nobody']] },
			],
		});
		expect(apply(matrix, { defaultOption: 'nobody', majorityRatio: 3 }).dropped).toEqual(['a']);
		expect(apply(matrix, { defaultOption: 'nobody', majorityRatio: '29/10' }).dropped).toEqual([]);
	});

	it.each([
		[{ defaultOption: 'who' }, 'unknown-default-option', 'defaultOption', 'who'],
		[{ defaultOption: 'a', majorityRatio: 0 }, 'ratio-not-positive', 'majorityRatio', '0'],
		[{ defaultOption: 'a', majorityRatio: 1.5 }, 'ratio-not-positive', 'majorityRatio', '1.5'],
		[{ defaultOption: 'a', eligible: -1 }, 'eligible-not-a-count', 'eligible', '-1'],
		[{ defaultOption: 'a', eligible: 1.5 }, 'eligible-not-a-count', 'eligible', '1.5'],
	])('refuses %j', (options, code, place, value) => {
		expect(defaultOptionRule(readMatrix({ ids: ['a'], lines: [] }), options)).toEqual({
			ok: false,
			error: { code, path: [place], value },
		});
	});
});
