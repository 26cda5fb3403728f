import { z } from 'zod';
import type { CanonicalValue } from '../canonical';
import { bytes32, count, day, instant, ratio, sortedBy, text, token, translated, uuid } from './fields';

/** How ballots are shown once a ranking is closed; decided before it opens. */
export const PUBLICATION_MODES = ['nominal', 'anonymous', 'aggregates'] as const;
export type PublicationMode = (typeof PUBLICATION_MODES)[number];

/** Counting takes the cube of the alternatives: a reader counts again only what anybody could have been asked. */
export const MOST_ALTERNATIVES = 200;
export const MOST_NUCLEI = 1_000;
export const MOST_CRITERIA = 20;

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

/** A limit that may not exist. */
const limit = count.min(1, { error: 'not-a-count' }).nullable();

/** Whole marks, and what each criterion weighs: fixed before anybody marks anything. */
const criterion = z.strictObject({ id: token, name: text, question: text, weight: ratio });

/** What people are asked to do, and how it is counted. What a task does not use, it does not name. */
export const countingSchema = z.discriminatedUnion('task', [
	z.strictObject({
		task: z.literal('rank'),
		method: z.enum(['ranked-pairs', 'schulze', 'copeland', 'borda']),
		strength: z.literal('winning-then-losing'),
		unranked: z.enum(['last', 'no-opinion']),
		mostRanked: limit,
	}),
	z.strictObject({ task: z.literal('approve'), method: z.literal('approval'), mostApproved: limit }),
	z.strictObject({
		task: z.literal('points'),
		method: z.literal('cumulative-points'),
		points: count.min(1, { error: 'not-a-count' }),
		mostPerAlternative: limit,
	}),
	z.strictObject({
		task: z.literal('criteria'),
		method: z.literal('weighted-sum'),
		scale: z.strictObject({ least: count, most: count }),
		criteria: z
			.array(criterion)
			.min(1, { error: 'empty' })
			.max(MOST_CRITERIA, { error: 'too-many' })
			.refine((criteria) => hasNoTwins(criteria.map(({ id }) => id)), { error: 'repeated' }),
	}),
	z.strictObject({ task: z.literal('pairs'), method: z.literal('win-share') }),
]);
export type Counting = z.output<typeof countingSchema>;

/**
 * What happens to a tie: nothing, or a public draw whose source was announced here and which is held on that day, after
 * the close.
 */
export const tieRuleSchema = z.discriminatedUnion('rule', [
	z.strictObject({ rule: z.literal('leave-tied') }),
	z.strictObject({ rule: z.literal('draw'), source: text, heldOn: day }),
]);
export type DeclaredTieRule = z.output<typeof tieRuleSchema>;

/** First round, or a later one on the alternatives of the one before, or fewer. */
const round = z.strictObject({ number: count.min(1, { error: 'not-a-count' }), previous: uuid.nullable() });

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
		counting: countingSchema,
		tieRule: tieRuleSchema,
		round,
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

/** What a ballot says, under the one key that its task has. Lists are in the order of their ids, none twice. */
export const marksSchemas = {
	rank: z.strictObject({ tiers: tiersSchema }),
	approve: z.strictObject({ approved: sortedBy(uuid, (id) => id) }),
	points: z.strictObject({
		points: sortedBy(
			z.strictObject({ alternative: uuid, points: count.min(1, { error: 'not-a-count' }) }),
			({ alternative }) => alternative,
		),
	}),
	criteria: z.strictObject({
		scores: sortedBy(
			z.strictObject({ alternative: uuid, criterion: token, score: count }),
			({ alternative, criterion: of }) => `${alternative} ${of}`,
		),
	}),
	pairs: z.strictObject({
		judgements: sortedBy(
			z
				.strictObject({ first: uuid, second: uuid, preferred: uuid.nullable() })
				.refine(({ first, second }) => first < second, { error: 'not-sorted' })
				.refine(({ first, second, preferred }) => [first, second, null].includes(preferred), {
					error: 'other-alternative',
				}),
			({ first, second }) => `${first} ${second}`,
		),
	}),
} as const;
export type Task = keyof typeof marksSchemas;

/** The key under which a ballot of a task says what it says; published without its seat, it is the value alone. */
export const MARKS_KEYS = {
	rank: 'tiers',
	approve: 'approved',
	points: 'points',
	criteria: 'scores',
	pairs: 'judgements',
} as const satisfies Record<Task, string>;

/** What a published ballot without its seat says, or null when it is none of that task. */
export function readBareMarks(task: Task, value: unknown): Marks | null {
	const read = marksSchemas[task].safeParse({ [MARKS_KEYS[task]]: value });
	return read.success ? read.data : null;
}

/** What a ballot says without the key of its task: as it is published without its seat. */
export function bareMarks(marks: Marks): CanonicalValue {
	const [bare] = Object.values<CanonicalValue>(marks);
	return bare ?? null;
}

/** What a ballot says, whatever people were asked to do. */
export const marksSchema = z.union([
	marksSchemas.rank,
	marksSchemas.approve,
	marksSchemas.points,
	marksSchemas.criteria,
	marksSchemas.pairs,
]);
export type Marks = z.output<typeof marksSchema>;

const ballotHead = { v: z.literal(1), ranking: uuid, methodology: bytes32 };

/** What a ballot's commitment binds. */
export const ballotContentSchema = z.union([
	marksSchemas.rank.extend(ballotHead),
	marksSchemas.approve.extend(ballotHead),
	marksSchemas.points.extend(ballotHead),
	marksSchemas.criteria.extend(ballotHead),
	marksSchemas.pairs.extend(ballotHead),
]);
export type BallotContent = z.output<typeof ballotContentSchema>;

/** What a ballot says, without the ranking and the methodology it belongs to. */
export function marksOf(content: BallotContent): Marks {
	if ('tiers' in content) return { tiers: content.tiers };
	if ('approved' in content) return { approved: content.approved };
	if ('points' in content) return { points: content.points };
	if ('scores' in content) return { scores: content.scores };
	return { judgements: content.judgements };
}

/** The alternatives that a ballot names. */
export function namesIn(marks: Marks): string[] {
	if ('tiers' in marks) return marks.tiers.flat();
	if ('approved' in marks) return marks.approved;
	if ('points' in marks) return marks.points.map(({ alternative }) => alternative);
	if ('scores' in marks) return marks.scores.map(({ alternative }) => alternative);
	return marks.judgements.flatMap(({ first, second }) => [first, second]);
}

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
