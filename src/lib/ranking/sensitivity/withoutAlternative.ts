import { ok, type Result } from '../../basics/result';
import { parseInteger } from '../numbers/exactNumber';
import { restrictPairwise } from '../pairwise/restrictPairwise';
import { deriveBorda } from '../positional/bordaTotals';
import { countGroups, type CountedGroups } from '../tally/countGroups';
import type { TallyInput, TallyRefusal, TallyRules } from '../tally/tallyInput';

/** What is left to be ranked when one alternative is withdrawn. */
export type WithoutAlternative = (alternative: string) => Result<CountedGroups, TallyRefusal>;

/**
 * Counts each nucleus without one alternative, as often as it is asked.
 *
 * With unranked alternatives last, a row and a column less is all that a withdrawal changes, and a ballot becomes empty
 * only if it ranks nothing else: so the ballots are read once for all alternatives. Borda's points of short ballots do
 * not follow from the matrix under `no-opinion`; there every withdrawal is counted anew.
 */
export function prepareWithdrawals(
	input: TallyInput,
	{ unranked }: TallyRules,
	{ alternatives, groups }: CountedGroups,
): WithoutAlternative {
	if (unranked !== 'last') {
		return (gone) => countGroups({ ...input, withdrawn: [...input.withdrawn, gone] }, unranked);
	}
	const soleBallots = countSoleBallots(input);
	return (gone) => {
		const kept = alternatives.filter((id) => id !== gone);
		return ok({
			alternatives: kept,
			groups: groups.map((group, at) => {
				const emptied = soleBallots[at]?.get(gone) ?? 0n;
				const matrix = restrictPairwise(group.matrix, kept);
				const counted = group.counted - emptied;
				return {
					...group,
					counted,
					empty: group.empty + emptied,
					matrix,
					borda: deriveBorda(matrix, counted),
				};
			}),
		});
	};
}

/** By nucleus and alternative: ballots that rank this one and no other that remains. */
function countSoleBallots({ groups, withdrawn }: TallyInput): ReadonlyMap<string, bigint>[] {
	const isGone = new Set(withdrawn);
	return groups.map(({ ballots }) => {
		const sole = new Map<string, bigint>();
		for (const { count, ranking } of ballots) {
			const ranked = ranking.flat().filter((id) => !isGone.has(id));
			const [only] = ranked;
			if (only === undefined || ranked.length > 1) continue;
			const read = parseInteger(count);
			if (read.ok) sole.set(only, (sole.get(only) ?? 0n) + read.value);
		}
		return sole;
	});
}
