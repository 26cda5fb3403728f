import { verifierMessages } from '../lib/messages/verifier';
import { fillSentence } from '../lib/verifier/renderReport';
import type { CommandOutcome } from './outcome';
import { runVerify } from './verify';

/** Runs one command line. Paths are relative to `directory`. */
export async function runPrioriza(words: readonly string[], directory: string): Promise<CommandOutcome> {
	const [command = 'help', ...rest] = words;
	if (command === 'verify') return runVerify(rest, directory);
	const { command: sentences } = verifierMessages.es;
	if (command === 'help' || command === '--help' || command === '-h') {
		return { exit: 0, stdout: sentences.help, stderr: '' };
	}
	const unknown = fillSentence(sentences['unknown-command'], { value: command });
	return { exit: 2, stdout: '', stderr: `${unknown}\n` };
}
