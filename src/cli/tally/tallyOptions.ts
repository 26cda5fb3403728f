import { err, ok, type Result } from '../../lib/basics/result';

export type TallyOptions = {
	readonly file: string;
	readonly methods: readonly string[];
	readonly json: boolean;
	/** The file is a record, which is counted again; it names its method itself. */
	readonly isRecord: boolean;
};

export type TallyOptionProblem = {
	readonly code:
		'missing-file' | 'too-many-files' | 'missing-value' | 'unknown-option' | 'method-with-record';
	readonly value: string;
};

/** Reads the words after `tally`. Nothing is guessed: an unknown word stops it. `--method` may be given again. */
export function parseTallyOptions(words: readonly string[]): Result<TallyOptions, TallyOptionProblem> {
	let file = '';
	let json = false;
	let isRecord = false;
	const methods: string[] = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? '';
		if (word === '--json') json = true;
		else if (word === '--verify') isRecord = true;
		else if (word === '--method') {
			const value = words[++at];
			if (value === undefined) return err({ code: 'missing-value', value: word });
			methods.push(value);
		} else if (word.startsWith('--')) return err({ code: 'unknown-option', value: word });
		else if (file !== '') return err({ code: 'too-many-files', value: word });
		else file = word;
	}
	const [method] = methods;
	if (isRecord && method !== undefined) return err({ code: 'method-with-record', value: method });
	return file === '' ? err({ code: 'missing-file', value: '' }) : ok({ file, methods, json, isRecord });
}
