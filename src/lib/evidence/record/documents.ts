import { z } from 'zod';
import { bytes32, count, instant, ratio, sortedBy, text, token, translated, uuid } from './fields';

/** How ballots are shown once a ranking is closed; decided before it opens. */
export const PUBLICATION_MODES = ['nominal', 'anonymous', 'aggregates'] as const;
export type PublicationMode = (typeof PUBLICATION_MODES)[number];

/** Counting takes the cube of the alternatives: a reader counts again only what anybody could have been asked. */
const MOST_ALTERNATIVES = 200;
const MOST_NUCLEI = 1_000;

const alternative = z.strictObject({ id: uuid, title: text, description: z.string() });
const nucleusWeight = z.strictObject({ nucleus: uuid, name: text, weight: ratio });

/** The seats that may vote in a ranking, by id, each with what it stood for that day. */
export const electorate = sortedBy(z.strictObject({ seat: uuid, label: text }), ({ seat }) => seat);
/** What decides a ranking beside the methodology itself. */
const rankingTerms = z.strictObject({
	nucleus: uuid,
	quorum: count,
	opens: instant,
	closes: instant,
	seats: electorate,
	publication: z.enum(PUBLICATION_MODES),
});

/** A nucleus with a vote that does not rank, and why: a list without it never reads as complete. */
export const nucleusLeftOut = z.strictObject({ nucleus: uuid, name: text, reason: text });

/**
 * What is asked and how it will be counted, frozen and hashed before the first ballot. Order matters in
 * `alternatives` and `weights` only because it is part of the bytes: no result depends on it. `rankings` are the terms of
 * each nucleus with a weight, in the same order: quorum, dates and electorate are frozen with everything else.
 */
export const methodologySchema = z
	.strictObject({
		v: z.literal(1),
		prioritization: uuid,
		title: translated,
		question: translated,
		alternatives: z.array(alternative).max(MOST_ALTERNATIVES, { error: 'too-many' }),
		method: z.enum(['ranked-pairs', 'schulze', 'borda']),
		strength: z.literal('winning-then-losing'),
		unranked: z.literal('last'),
		tieRule: z.literal('leave-tied'),
		weights: z.array(nucleusWeight).max(MOST_NUCLEI, { error: 'too-many' }),
		rankings: z.array(rankingTerms),
		leftOut: z.array(nucleusLeftOut),
		publication: z.enum(PUBLICATION_MODES),
		ruleset: z.strictObject({ id: token, version: count }),
		software: text,
	})
	.refine((methodology) => hasNoTwins(methodology.alternatives.map((item) => item.id)), {
		error: 'repeated',
		path: ['alternatives'],
	})
	.refine(({ weights, leftOut }) => hasNoTwins([...weights, ...leftOut].map((item) => item.nucleus)), {
		error: 'repeated',
		path: ['weights'],
	})
	.refine(({ weights, rankings }) => namesOf(weights) === namesOf(rankings), {
		error: 'other-nuclei',
		path: ['rankings'],
	});
export type Methodology = z.output<typeof methodologySchema>;

/** Places from first to last; alternatives that share one are tied; an alternative that is absent is not ranked. */
export const tiersSchema = z
	.array(z.array(uuid).min(1, { error: 'empty' }))
	.refine((tiers) => hasNoTwins(tiers.flat()), { error: 'repeated' });
export type Tiers = z.output<typeof tiersSchema>;

/** What a ballot's commitment binds. */
export const ballotContentSchema = z.strictObject({
	v: z.literal(1),
	ranking: uuid,
	methodology: bytes32,
	tiers: tiersSchema,
});
export type BallotContent = z.output<typeof ballotContentSchema>;

/** What a response's commitment binds. Which answers a question admits is the survey's business, not the record's. */
export const responseContentSchema = z.strictObject({
	v: z.literal(1),
	survey: uuid,
	instrument: bytes32,
	language: token,
	answers: z.record(token, z.json()),
});
export type ResponseContent = z.output<typeof responseContentSchema>;

/** A ballot shown with its seat and its opening, where the methodology is `nominal`. */
export const nominalBallotSchema = z.strictObject({
	seat: text,
	salt: bytes32,
	content: ballotContentSchema,
});
export type NominalBallot = z.output<typeof nominalBallotSchema>;

function namesOf(rows: readonly { nucleus: string }[]): string {
	return rows.map(({ nucleus }) => nucleus).join();
}

function hasNoTwins(values: readonly string[]): boolean {
	return new Set(values).size === values.length;
}
