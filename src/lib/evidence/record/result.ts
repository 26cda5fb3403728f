import { z } from 'zod';
import { nucleusLeftOut } from './documents';
import { bytes32, count, text, uuid } from './fields';

export const resultRanking = z.strictObject({
	ranking: uuid,
	nucleus: uuid,
	name: text,
	attempt: count,
	eligibleSeats: count,
	quorum: count,
	quorumMet: z.boolean(),
	counted: count,
});

/**
 * The result that `tally.computed` names by hash: under which methodology, which closed rankings it rests on (those
 * without quorum are listed and give no ballots), which nuclei were left out by word, and the whole output of the tally over the ones with quorum.
 */
export const resultSchema = z.strictObject({
	v: z.literal(1),
	methodology: bytes32,
	rankings: z.array(resultRanking),
	leftOut: z.array(nucleusLeftOut),
	tally: z.json(),
});
export type ResultDocument = z.output<typeof resultSchema>;
