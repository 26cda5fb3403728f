import { answerQuestions, readMethods } from '../../../src/cli/tally/answerCase';
import { readInput } from '../../../src/cli/tally/readInput';
import { createRandomStream } from '../../../src/lib/basics/random';
import { countDrawn } from './countDrawn';
import { drawBallots, type DrawnBallots } from './drawBallots';

/** Seeds of drawn elections; any number of them does. */
const DRAWN = 400;

/**
 * Counts published cases and drawn elections with every method and writes all that comes out: one line of JSON each.
 * Whole numbers make the elections, so that only the library can make two engines differ.
 *
 * @param cases name and text of each published case.
 */
export function countEverything(cases: readonly (readonly [name: string, text: string])[]): string[] {
	const published = cases.map(([name, text]) => {
		const input = readInput(name, text);
		if (!input.ok) throw new Error(`${name}: ${JSON.stringify(input.error)}`);
		const { found, locate } = input.value;
		const answers = answerQuestions(readMethods(found), found.questions, locate);
		return JSON.stringify({ case: name, answers });
	});
	const drawn = Array.from({ length: DRAWN }, (_, seed) => {
		const ballots: DrawnBallots = drawBallots(createRandomStream(seed));
		return JSON.stringify({ seed, outcomes: countDrawn(ballots, seed) });
	});
	return [...published, ...drawn];
}
