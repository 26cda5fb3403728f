import type { Result } from '../basics/result';
import type { MarksInput, MarksRefusal } from './marks/marksInput';
import { computeMarksTally, type MarksTally } from './marks/marksTally';
import { computeTally, type CountOptions } from './tally';
import type { TallyInput } from './tally/tallyInput';
import type { Tally } from './tally/tallyOutcome';

/** What any task gives; `task` tells which. */
export type AnyTally = Tally | MarksTally;

/** Counts ballots of whatever task, under the rules that were frozen with it. */
export function countBallots(
	input: TallyInput | MarksInput,
	options: CountOptions = {},
): Result<AnyTally, MarksRefusal> {
	return input.task === 'rank' ? computeTally(input, options) : computeMarksTally(input, options);
}
