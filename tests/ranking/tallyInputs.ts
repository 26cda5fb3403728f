import fc from 'fast-check';
import type { TallyInput } from '../../src/lib/ranking/tally/tallyInput';
import { profiles } from './profiles';

/** A frozen methodology of one to three nuclei over three or four alternatives: silent ones and weight 0 included. */
export const tallyInputs: fc.Arbitrary<TallyInput> = fc.integer({ min: 3, max: 4 }).chain((size) =>
	fc
		.tuple(
			fc.array(profiles({ fewest: size, most: size, mostLines: 4 }), { minLength: 1, maxLength: 3 }),
			fc.constantFrom('ranked-pairs' as const, 'schulze' as const, 'borda' as const),
			fc.constantFrom('last' as const, 'no-opinion' as const),
			fc.tuple(
				fc.integer({ min: 1, max: 4 }),
				fc.integer({ min: 0, max: 3 }),
				fc.integer({ min: 0, max: 3 }),
			),
		)
		.map(([nuclei, method, unranked, weights]) => ({
			task: 'rank',
			method,
			unranked,
			tieRule: { rule: 'leave-tied' },
			alternatives: nuclei[0]?.ids ?? [],
			withdrawn: [],
			groups: nuclei.map(({ lines }, at) => ({
				id: ['vecinos', 'Municipio', '10'][at] ?? '',
				weight: { num: weights[at] ?? 1, den: at + 1 },
				ballots: lines,
			})),
		})),
);

/** The same with ballots, alternatives and nuclei in the reverse order, which must change nothing. */
export function reverseInput(input: TallyInput): TallyInput {
	return {
		...input,
		alternatives: [...input.alternatives].reverse(),
		groups: [...input.groups].reverse().map((group) => ({ ...group, ballots: [...group.ballots].reverse() })),
	};
}

/** One nucleus of weight 1 for each list of `[count, ranking from first to last]`, under ranked pairs. */
export function writeInput(
	alternatives: readonly string[],
	nuclei: Readonly<Record<string, readonly (readonly [number, string])[]>>,
): TallyInput {
	return {
		task: 'rank',
		method: 'ranked-pairs',
		unranked: 'last',
		tieRule: { rule: 'leave-tied' },
		alternatives,
		withdrawn: [],
		groups: Object.entries(nuclei).map(([id, lines]) => ({
			id,
			weight: { num: 1, den: 1 },
			ballots: lines.map(([count, ranking]) => ({ count, ranking: [...ranking].map((one) => [one]) })),
		})),
	};
}
