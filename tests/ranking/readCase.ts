import { readFileSync } from 'node:fs';

/** One expectation of a case, of whatever kind. */
export interface CaseExpectation<Params, Expect> {
	readonly method: string;
	readonly params: Params;
	readonly expect: Expect;
	readonly tolerance?: number;
}

const FOLDER = new URL('../fixtures/vectors/', import.meta.url);

/** A copied case by its id. The files are ours and checked in, so callers trust the shape its kind has. */
export function readCase(id: string): unknown {
	return JSON.parse(readFileSync(new URL(`${id}.json`, FOLDER), 'utf8'));
}

/** What a case expects of a method. */
export function findExpectations<Found extends { readonly method: string }>(
	{ expectations }: { readonly expectations: readonly Found[] },
	method: Found['method'],
): Found[] {
	const found = expectations.filter((expectation) => expectation.method === method);
	if (found.length === 0) throw new Error(`the case says nothing about ${method}`);
	return found;
}

/** Scores as the cases write them. */
export function tableOfScores<Score>(
	scores: readonly { readonly alternative: string; readonly score: Score }[],
): Record<string, Score> {
	return Object.fromEntries(scores.map(({ alternative, score }) => [alternative, score]));
}
