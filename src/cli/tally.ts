import { basename, resolve } from 'node:path';
import { err, ok, type Result } from '../lib/basics/result';
import type { Locale } from '../lib/messages/locale';
import { tallyMessages } from '../lib/messages/tally';
import { INTERCHANGE_LIMITS } from '../lib/ranking/interchange/preferenceFile';
import { fillSentence } from '../lib/verifier/renderReport';
import type { CommandOutcome } from './outcome';
import { readLimited } from './readLimited';
import { answerQuestions, readMethods, type Answer, type Case, type Question } from './tally/answerCase';
import { UNSUPPORTED, type MethodTable } from './tally/fields';
import { readInput, type InputRefusal } from './tally/readInput';
import { describeRefusal, plain, renderAnswers } from './tally/renderAnswers';
import { parseTallyOptions } from './tally/tallyOptions';
import { verifyTally } from './tally/verifyTally';

/** What a list of ranked ballots is asked when nobody says: the default method, second opinions and the evidence. */
const USUAL = ['participation', 'condorcet', 'ranked-pairs', 'schulze', 'kemeny', 'copeland', 'borda'];

/**
 * `tally FILE [--method NAME] [--json]`: reads one file of ballots or one case, and says what comes out of it.
 * `tally --verify RECORD [--json]`: counts a published record again.
 */
export async function runTally(
	words: readonly string[],
	directory: string,
	locale: Locale,
): Promise<CommandOutcome> {
	const options = parseTallyOptions(words);
	const sentences = tallyMessages[locale];
	if (!options.ok) {
		const { code, value } = options.error;
		return { exit: 2, stdout: '', stderr: `${fillSentence(sentences.command[code], { value })}\n` };
	}
	const { file, methods, json, isRecord } = options.value;
	if (isRecord) return verifyTally(file, directory, json, locale);
	const text = await readText(resolve(directory, file));
	if (!text.ok) {
		return {
			exit: 2,
			stdout: json ? `${JSON.stringify({ error: { code: text.error } })}\n` : '',
			stderr: `${fillSentence(sentences.problems[text.error], { file })}\n`,
		};
	}
	const input = readInput(basename(file), text.value);
	if (!input.ok) return refuseInput(input.error, json, locale);
	const { found, locate } = input.value;
	const table = readMethods(found);
	if (!table.ok && found.questions.length === 0) {
		const place = locate(table.error.path) ?? { line: 1, column: 1 };
		return refuseInput({ ...table.error, ...place }, json, locale);
	}
	const notes: string[] = [];
	const answers = answerQuestions(table, chooseQuestions(found, methods, table), locate, (method, param) => {
		notes.push(`${plain(fillSentence(sentences.unused, { method, param }))}\n`);
	});
	return {
		exit: judge(answers),
		stdout: json
			? `${JSON.stringify({ id: found.id, results: answers })}\n`
			: renderAnswers(found, answers, locale),
		stderr: notes.join(''),
	};
}

/** What the case expects, what the command line names, or what is usual for such a case. */
function chooseQuestions(
	{ kind, questions }: Case,
	methods: readonly string[],
	table: Result<MethodTable, unknown>,
): readonly Question[] {
	const plain = (method: string): Question => ({ method, params: {}, expect: null, tolerance: null });
	if (methods.length > 0) {
		return methods.flatMap((method) => {
			const expected = questions.filter((question) => question.method === method);
			return expected.length > 0 ? expected : [plain(method)];
		});
	}
	if (questions.length > 0 || !table.ok) return questions;
	const names = Object.keys(table.value);
	const usual =
		kind === 'ordinal' ? [...USUAL, ...names.filter((name) => name === 'greedy-by-score')] : names;
	return usual.filter((name) => needsNothing(table.value, name)).map(plain);
}

/** A method that needs a parameter, or a budget that the case does not have, is asked for by name. */
function needsNothing(table: MethodTable, name: string): boolean {
	const outcome = table[name]?.({});
	if (outcome === undefined || outcome.ok) return outcome !== undefined;
	const { code, path } = outcome.error;
	return code !== UNSUPPORTED && path[0] !== 'params' && !(code === 'field-missing' && path[0] === 'budget');
}

/** 3 before 1: a method that is not there hides whether it would have agreed. */
function judge(answers: readonly Answer[]): number {
	const unanswered = ({ actual, matches }: Answer) =>
		matches === null ||
		(matches === undefined && (actual === null || (typeof actual === 'object' && 'refused' in actual)));
	if (answers.some(unanswered)) return 3;
	return answers.some(({ matches }) => matches === false) ? 1 : 0;
}

function refuseInput(refusal: InputRefusal, json: boolean, locale: Locale): CommandOutcome {
	return {
		exit: 2,
		stdout: json ? `${JSON.stringify({ error: refusal })}\n` : '',
		stderr: `${describeRefusal(refusal, locale)}\n`,
	};
}

type FileProblem = 'file-not-found' | 'file-unreadable' | 'too-large' | 'not-text';

/** Takes nothing for text that is not UTF-8. */
async function readText(path: string): Promise<Result<string, FileProblem>> {
	const bytes = await readLimited(path, INTERCHANGE_LIMITS.characters);
	if (!bytes.ok) return bytes;
	try {
		return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
	} catch {
		return err('not-text');
	}
}
