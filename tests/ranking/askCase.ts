import { answerQuestions, readCase, readMethods } from '../../src/cli/tally/answerCase';
import type { Json } from '../../src/lib/ranking/interchange/jsonText';

/** One expectation of a made-up case. */
export type Asked = readonly [
	method: string,
	params: { [name: string]: Json },
	expect: { [field: string]: Json },
	tolerance?: number,
];

/** The answers of the command to a case that a test makes up. */
export function askCase(body: { [field: string]: Json }, asked: readonly Asked[]) {
	const expectations = asked.map(([method, params, expected, tolerance]) => ({
		method,
		params,
		expect: expected,
		...(tolerance === undefined ? {} : { tolerance }),
	}));
	const found = readCase({ id: 'variation', ...body, expectations });
	if (!found.ok) throw new Error(JSON.stringify(found.error));
	return answerQuestions(readMethods(found.value), found.value.questions);
}

/** Alternatives called by their ids. */
export const named = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
