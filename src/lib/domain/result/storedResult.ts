import { z } from 'zod';
import { parseExact, TALLY_METHODS, type ExactNumber } from '../../ranking';

const exact = z.custom<ExactNumber>((value) => parseExact(value).ok);

const tiers = z.array(z.array(z.string()));
const scores = z.array(z.object({ alternative: z.string(), score: exact }));

const rankedPairs = z.object({
	method: z.literal('ranked-pairs'),
	tiers,
	tieOrder: z.enum(['irrelevant', 'decides']),
	outcomeCount: z.number().nullable(),
	steps: z.array(
		z.object({
			above: z.string(),
			below: z.string(),
			votesFor: exact,
			votesAgainst: exact,
			strengthGroup: z.number(),
			decision: z.enum(['locked', 'rejected', 'depends']),
			contraryPath: z.array(z.string()),
		}),
	),
});

const schulze = z.object({
	method: z.literal('schulze'),
	tiers,
	steps: z.array(
		z.object({
			first: z.string(),
			second: z.string(),
			relation: z.enum(['above', 'level']),
			strength: z.array(exact),
			reverseStrength: z.array(exact),
			path: z.array(z.string()),
			reversePath: z.array(z.string()),
		}),
	),
});

const borda = z.object({
	method: z.literal('borda'),
	tiers,
	scores,
	steps: z.array(z.object({ alternative: z.string(), tier: z.number(), points: exact, behind: exact })),
});

const standing = z.object({
	cast: exact,
	empty: exact,
	counted: exact,
	pairwise: z.array(z.array(exact.nullable())),
	borda: z.object({ scores }),
	condorcetWinner: z.string().nullable(),
	condorcetLoser: z.string().nullable(),
	smithSet: z.array(z.string()),
	tiers,
	outcome: z.discriminatedUnion('method', [rankedPairs, schulze, borda]),
});
/** A ranking with its evidence: of one nucleus, or of all together. */
export type Standing = z.infer<typeof standing>;

const groupStanding = standing.extend({
	id: z.string(),
	weight: z.object({ num: exact, den: exact }),
	share: exact,
});

const storedResult = z.object({
	v: z.literal(1),
	methodology: z.string(),
	rankings: z.array(
		z.object({
			ranking: z.uuid(),
			nucleus: z.uuid(),
			name: z.string(),
			attempt: z.number(),
			eligibleSeats: z.number(),
			quorum: z.number(),
			quorumMet: z.boolean(),
			counted: z.number(),
		}),
	),
	leftOut: z.array(z.object({ nucleus: z.uuid(), name: z.string(), reason: z.string() })),
	tally: z.object({
		method: z.enum(TALLY_METHODS),
		/** Order of the rows and columns of every matrix. */
		alternatives: z.array(z.string()),
		groups: z.array(groupStanding),
		pooled: standing,
		silentGroups: z.array(z.string()),
		warnings: z.array(z.object({ code: z.string(), group: z.string().nullable() })),
	}),
});
/** What a stored result says, its rankings and its tally: what pages, lists and sheets are written from. */
export type ResultContent = z.infer<typeof storedResult>;

/** Reads the canonical text of a stored result. Another shape is a bug and throws. */
export function readStoredResult(content: string): ResultContent {
	return storedResult.parse(JSON.parse(content));
}
