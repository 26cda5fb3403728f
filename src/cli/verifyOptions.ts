import { fromBase64url, readVerifierKey, type NoteKey } from '../lib/evidence';
import { err, ok, type Result } from '../lib/basics/result';
import type { verifierMessages } from '../lib/messages/verifier';

export type VerifyOptions = {
	file: string;
	root: string | null;
	/** File of a checkpoint or of a receipt that the person kept. */
	previous: string | null;
	key: NoteKey | null;
	/** File of what the person answered, as their device kept it. */
	copy: string | null;
	json: boolean;
};

type CommandCode = keyof (typeof verifierMessages)['es']['command'];
/** Why a command line cannot be followed. */
export type OptionProblem = { code: CommandCode; value: string };

/** Reads the words after `verify`. Nothing is guessed: an unknown or repeated word stops it. */
export function parseVerifyOptions(words: readonly string[]): Result<VerifyOptions, OptionProblem> {
	const options: VerifyOptions = {
		file: '',
		root: null,
		previous: null,
		key: null,
		copy: null,
		json: false,
	};
	const refuse = (code: CommandCode, value: string) => err({ code, value });
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? '';
		if (word === '--json') options.json = true;
		else if (isValued(word)) {
			const value = words[++at];
			if (value === undefined) return refuse('missing-value', word);
			const problem = take(options, word, value);
			if (problem) return refuse(problem, value);
		} else if (word.startsWith('--')) return refuse('unknown-option', word);
		else if (options.file !== '') return refuse('too-many-files', word);
		else options.file = word;
	}
	return options.file === '' ? refuse('missing-file', '') : ok(options);
}

type Valued = '--root' | '--previous' | '--key' | '--copy';

function isValued(word: string): word is Valued {
	return word === '--root' || word === '--previous' || word === '--key' || word === '--copy';
}

function take(options: VerifyOptions, word: Valued, value: string): CommandCode | null {
	if (word === '--previous') options.previous = value;
	else if (word === '--copy') options.copy = value;
	else if (word === '--root') {
		if (value.length !== 43 || fromBase64url(value) === null) return 'bad-root';
		options.root = value;
	} else {
		options.key = readVerifierKey(value);
		if (options.key === null) return 'bad-key';
	}
	return null;
}
