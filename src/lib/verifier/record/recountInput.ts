import type { Result } from '../../basics/result';
import { sortByCodeUnits } from '../../basics/compare';
import { sha256Of, type RecordInput } from '../../evidence';
import {
	computeMarksTally,
	computeTally,
	computeTallyFromMatrices,
	type AnyTally,
	type MarksRefusal,
} from '../../ranking';

type RankGroup = Extract<RecordInput, { task: 'rank' }>['groups'][number];

/**
 * Counts again from what is published: ballots where a nucleus shows them, its counts where it does not. Only where
 * every nucleus shows its ballots does the analysis say what ballots alone tell.
 *
 * @param methodologyHash what the resampling starts from.
 */
export function recountInput(input: RecordInput, methodologyHash: string): Result<AnyTally, MarksRefusal> {
	if (input.task !== 'rank') return computeMarksTally(input, { sha256: sha256Of, methodologyHash });
	const groups = input.groups.filter(hasBallots);
	if (groups.length === input.groups.length) {
		return computeTally({ ...input, groups }, { sha256: sha256Of, methodologyHash });
	}
	// Rows and columns of a published matrix follow the code units of the ids.
	const alternatives = sortByCodeUnits(input.alternatives);
	return computeTallyFromMatrices({ ...input, alternatives }, { sha256: sha256Of });
}

function hasBallots(group: RankGroup): group is Extract<RankGroup, { ballots: unknown }> {
	return 'ballots' in group;
}
