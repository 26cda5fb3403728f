import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import type { CodingState } from '$lib/domain/response/coding';
import { callVerb, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import type { AnswersWanted } from '../surveys';

const writtenShape = z.object({
	total: z.number(),
	answers: z.array(
		z.object({
			id: z.uuid(),
			channel: z.string(),
			receivedOn: z.string(),
			words: z.string(),
			/** Ids of the problems it speaks of. */
			problems: z.array(z.uuid()),
			/** How much its words look like the title of the chosen problem, in hundredths. */
			likeness: z.number(),
		}),
	),
});
export type WrittenAnswers = z.infer<typeof writtenShape>;

/** Which of what was written to one question to read. */
export interface WrittenWanted {
	question: string;
	wanted: AnswersWanted;
	words: string | null;
	/** Those most like this problem come first. */
	problem: string | null;
	state: CodingState;
	skip: number;
	limit: number;
}

/** What was written to one question of a closed consultation. */
export function readWritten(
	backend: Backend,
	consultationId: string,
	{ question, wanted, words, problem, state, skip, limit }: WrittenWanted,
): Promise<WrittenAnswers> {
	return readVerb(
		backend,
		'written_answers',
		{
			p_consultation: consultationId,
			p_question: question,
			p_channel: wanted.channel ?? null,
			p_matches: wanted.matches ?? null,
			p_words: words,
			p_problem: problem,
			p_coding: state,
			p_skip: skip,
			p_limit: limit,
		},
		writtenShape,
	);
}

/** The words most answers to a question have, each with how many answers have it. */
export function readTerms(
	backend: Backend,
	consultationId: string,
	question: string,
	wanted: AnswersWanted,
): Promise<{ term: string; answers: number }[]> {
	return readVerb(
		backend,
		'written_terms',
		{
			p_consultation: consultationId,
			p_question: question,
			p_channel: wanted.channel ?? null,
			p_matches: wanted.matches ?? null,
		},
		z.array(z.object({ term: z.string(), answers: z.number() })),
	);
}

/** Says that answers speak of a problem; gives how many did not before. */
export function codeAnswers(
	backend: Backend,
	problemId: string,
	responses: readonly string[],
): Promise<Result<number, Refusal>> {
	return callVerb(backend, 'code_answers', { p_problem: problemId, p_responses: responses }, z.number());
}

/** Takes back that answers speak of a problem; gives how many. */
export function uncodeAnswers(
	backend: Backend,
	problemId: string,
	responses: readonly string[],
): Promise<Result<number, Refusal>> {
	return callVerb(backend, 'uncode_answers', { p_problem: problemId, p_responses: responses }, z.number());
}

const supportShape = z.object({
	/** Slug. */
	consultation: z.string(),
	title: z.string(),
	/** Number of the problem it came with, where that one is read as this one. */
	from: z.number(),
	/** Null where so few are not told to who asks. */
	answers: z.number().nullable(),
	/** By channel; null where one of them has so few. */
	channels: z.record(z.string(), z.number()).nullable(),
});
export type ProblemSupport = z.infer<typeof supportShape>;

/** How many answers speak of a problem, by consultation. */
export function readSupport(backend: Backend, problemId: string): Promise<ProblemSupport[]> {
	return readVerb(backend, 'problem_support', { p_problem: problemId }, supportShape.array());
}

const toldShape = z.object({
	ranked: z.array(z.object({ problem: z.uuid(), number: z.number(), title: z.string() })),
	unranked: z.number(),
});
export type ProblemsTold = z.infer<typeof toldShape>;

/** Which problems the answers to a closed consultation speak of, as anybody may know. */
export function readProblemsFrom(backend: Backend, consultationSlug: string): Promise<ProblemsTold> {
	return readVerb(backend, 'problems_from_consultation', { p_slug: consultationSlug }, toldShape);
}
