import { defaultLocale } from '../lib/messages/locale';
import { tallyMessages } from '../lib/messages/tally';
import { verifierMessages } from '../lib/messages/verifier';
import { fillSentence } from '../lib/verifier/renderReport';
import { takeLanguage } from './language';
import type { CommandOutcome } from './outcome';
import { runTally } from './tally';
import { runVerify } from './verify';

/** Runs one command line. Paths are relative to `directory`. */
export async function runPrioriza(words: readonly string[], directory: string): Promise<CommandOutcome> {
	const spoken = takeLanguage(words);
	if (!spoken.ok) {
		const { code, value } = spoken.error;
		return refuse(fillSentence(verifierMessages[defaultLocale].command[code], { value }));
	}
	const { locale } = spoken.value;
	const [command = 'help', ...rest] = spoken.value.words;
	if (command === 'verify') return runVerify(rest, directory, locale);
	if (command === 'tally') return runTally(rest, directory, locale);
	const sentences = verifierMessages[locale].command;
	if (command === 'help' || command === '--help' || command === '-h') {
		return { exit: 0, stdout: `${sentences.help}${tallyMessages[locale].command.help}`, stderr: '' };
	}
	return refuse(fillSentence(sentences['unknown-command'], { value: command }));
}

function refuse(sentence: string): CommandOutcome {
	return { exit: 2, stdout: '', stderr: `${sentence}\n` };
}
