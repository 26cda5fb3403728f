import { readdirSync, readFileSync } from 'node:fs';
import type { BallotLine } from '../../src/lib/ranking/ballots/ballot';
import { buildProfile, type Profile } from '../../src/lib/ranking/ballots/profile';

const FOLDER = new URL('../fixtures/vectors/', import.meta.url);

interface CaseWithBallots {
	readonly id: string;
	readonly kind: string;
	readonly alternatives: readonly { readonly id: string }[];
	readonly withdrawn?: readonly string[];
	readonly ballots: readonly BallotLine[];
}

/** One expectation of one case, in the shape that the method's own test names. */
export interface PublishedExpectation<Params, Expected> {
	readonly id: string;
	readonly params: Params;
	readonly expected: Expected;
	readonly found: CaseWithBallots;
}

/** What all copied cases of a kind expect of a method. The files are ours and checked in, so their shape is trusted. */
export function listExpectations<Params, Expected>(
	method: string,
	kind = 'ordinal',
): PublishedExpectation<Params, Expected>[] {
	return readdirSync(FOLDER)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map(
			(name) =>
				JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as CaseWithBallots & {
					expectations: { method: string; params: Params; expect: Expected }[];
				},
		)
		.filter((found) => found.kind === kind)
		.flatMap((found) =>
			found.expectations
				.filter((expectation) => expectation.method === method)
				.map(({ params, expect }) => ({ id: found.id, params, expected: expect, found })),
		);
}

/** The ballots of a case without those withdrawn. */
export function readCase({ alternatives, ballots, withdrawn = [] }: CaseWithBallots): Profile {
	const built = buildProfile(
		alternatives.map(({ id }) => id),
		ballots,
		{ withdrawn },
	);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return built.value;
}

/** Scores as the cases write them. */
export function asRecord<Score>(
	scores: readonly { readonly alternative: string; readonly score: Score }[],
): Record<string, Score> {
	return Object.fromEntries(scores.map(({ alternative, score }) => [alternative, score]));
}
