import { z } from 'zod';
import { parseExact, TALLY_METHODS, type ExactNumber } from '../../ranking';
import { storedAnalysis } from './storedAnalysis';

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

const copeland = z.object({
	method: z.literal('copeland'),
	tiers,
	scores,
	steps: z.array(
		z.object({
			alternative: z.string(),
			beats: z.array(z.string()),
			ties: z.array(z.string()),
			losesTo: z.array(z.string()),
			score: exact,
		}),
	),
});

const marks = z.object({
	method: z.enum(['approval', 'cumulative-points', 'weighted-sum', 'win-share']),
	tiers,
	steps: z.array(
		z.object({
			alternative: z.string(),
			tier: z.number(),
			/** Null where nothing can be said of it. */
			score: exact.nullable(),
			parts: z.array(z.object({ of: z.string(), value: exact.nullable(), weight: exact.nullable() })),
		}),
	),
});
/** A ranking by marks, with what each score is made of. */
export type MarksOutcome = z.infer<typeof marks>;

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
	outcome: z.discriminatedUnion('method', [rankedPairs, schulze, copeland, borda]),
});
/** A ranking with its evidence: of one nucleus, or of all together. */
export type Standing = z.infer<typeof standing>;

const marksStanding = z.object({ cast: exact, empty: exact, counted: exact, tiers, outcome: marks });
/** The same where people did not rank: scores, and what they are made of. */
export type MarksStanding = z.infer<typeof marksStanding>;

const groupHead = { id: z.string(), weight: z.object({ num: exact, den: exact }), share: exact };

/** How a public draw decided ties of the joint list: what was drawn, and what stands where because of it. */
const tieBreak = z
	.object({
		source: z.string(),
		seed: z.string(),
		steps: z.array(z.object({ tied: z.array(z.string()), tiers })),
	})
	.nullable();

const tallyHead = {
	/** Order of the rows and columns of every table. */
	alternatives: z.array(z.string()),
	silentGroups: z.array(z.string()),
	tieBreak,
	warnings: z.array(z.object({ code: z.string(), group: z.string().nullable() })),
};

const rankTally = z.object({
	...tallyHead,
	task: z.literal('rank'),
	method: z.enum(TALLY_METHODS),
	groups: z.array(standing.extend(groupHead)),
	pooled: standing,
	analysis: storedAnalysis.nullable(),
});

const marksTally = (task: 'approve' | 'points' | 'criteria' | 'pairs') =>
	z.object({
		...tallyHead,
		task: z.literal(task),
		method: marks.shape.method,
		columns: z.array(z.string()),
		groups: z.array(marksStanding.extend({ ...groupHead, totals: z.array(z.array(exact)) })),
		pooled: marksStanding,
		analysis: storedAnalysis.nullable(),
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
	tally: z.discriminatedUnion('task', [
		rankTally,
		marksTally('approve'),
		marksTally('points'),
		marksTally('criteria'),
		marksTally('pairs'),
	]),
});
/** What a stored result says, its rankings and its tally: what pages, lists and sheets are written from. */
export type ResultContent = z.infer<typeof storedResult>;

/** Reads the canonical text of a stored result. Another shape is a bug and throws. */
export function readStoredResult(content: string): ResultContent {
	return storedResult.parse(JSON.parse(content));
}
