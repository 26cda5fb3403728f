import { z } from 'zod';
import { COMPARED_METHODS, parseExact, type ExactNumber } from '../../ranking';

const exact = z.custom<ExactNumber>((value) => parseExact(value).ok);
const ids = z.array(z.string());
const tiers = z.array(ids);
const method = z.enum([
	...COMPARED_METHODS,
	'minimax',
	'approval',
	'cumulative-points',
	'supporters',
	'weighted-sum',
	'equal-weights',
	'win-share',
]);
const standing = z.enum(['in', 'tied', 'out']);
const top = z.object({ always: ids, depends: ids, tied: ids, never: ids });
const moves = z.array(
	z.object({ alternative: z.string(), published: standing, gapClosed: standing, recounted: standing }),
);

const spread = z.array(
	z.object({
		alternative: z.string(),
		places: z.array(z.int()),
		best: z.int(),
		worst: z.int(),
		top: exact,
	}),
);

/** How firm a stored result is, as the tally wrote it. */
export const storedAnalysis = z.object({
	v: z.literal(1),
	k: z.int().min(1),
	methods: z.array(
		z.object({
			method,
			role: z.enum(['judge', 'onlooker']),
			tiers: tiers.nullable(),
			refusal: z.literal('circle-too-large').nullable(),
		}),
	),
	agreements: z.array(
		z.object({
			first: method,
			second: method,
			tauB: z.string().nullable(),
			spearman: z.string().nullable(),
			distance: exact,
			mostDistance: exact,
			inCommon: z.object({ least: z.int(), most: z.int() }),
		}),
	),
	byMethod: top,
	withoutNucleus: z.array(
		z.object({
			nucleus: z.string(),
			status: z.enum(['ranked', 'without-ballots', 'without-weight', 'last-nucleus', 'nobody-left']),
			tiers: tiers.nullable(),
			moves,
			distance: exact.nullable(),
		}),
	),
	byNucleus: top.nullable(),
	withoutAlternative: z
		.array(
			z.object({
				alternative: z.string(),
				status: z.enum(['ranked', 'nobody-left']),
				moves,
				distance: exact.nullable(),
			}),
		)
		.nullable(),
	withoutAlternativeBy: z.enum(['ballots', 'tables']),
	withoutChannel: z
		.array(
			z.object({
				channel: z.string(),
				status: z.enum(['ranked', 'nobody-left']),
				tiers: tiers.nullable(),
				moves,
				distance: exact.nullable(),
			}),
		)
		.nullable(),
	byChannel: top.nullable(),
	firm: ids,
	depends: ids,
	nuclei: z.object({
		w: exact.nullable(),
		judges: ids,
		within: z.array(
			z.object({
				nucleus: z.string(),
				ballots: exact,
				w: exact.nullable(),
				reason: z
					.enum([
						'ballots-not-published',
						'few-ballots',
						'unranked-without-place',
						'judged-by-pairs',
						'all-tied',
					])
					.nullable(),
			}),
		),
	}),
	resampling: z.discriminatedUnion('reason', [
		z.object({
			reason: z.null(),
			resamples: z.int().positive(),
			seedText: z.string(),
			alternatives: spread,
		}),
		z.object({ reason: z.enum(['ballots-not-published', 'nothing-to-compare', 'too-large']) }),
	]),
	/** Null where no criteria are weighed, and left out where people ranked. */
	weights: z
		.discriminatedUnion('reason', [
			z.object({
				reason: z.null(),
				samples: z.int().positive(),
				seedText: z.string(),
				alternatives: spread,
			}),
			z.object({ reason: z.enum(['single-criterion', 'single-alternative', 'without-score']) }),
		])
		.nullish(),
});
export type StoredAnalysis = z.infer<typeof storedAnalysis>;
