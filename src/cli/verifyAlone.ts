import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sha256Of } from '../lib/evidence/hash';
import { defaultLocale, type Locale } from '../lib/messages/locale';
import { verifierMessages } from '../lib/messages/verifier';
import { aloneMessages } from '../lib/messages/verifying/alone';
import { fillSentence } from '../lib/verifier/renderReport';
import { takeLanguage } from './language';
import type { CommandOutcome } from './outcome';
import { runVerify } from './verify';

const asCommand = 'npm run -s prioriza -- verify';
const asFile = 'node prioriza-verify.mjs';

/**
 * What `prioriza verify` does, as a program of its own: the words are those after `verify`. Its text ends with the
 * fingerprint of the program, so that a report tells which one wrote it; `--json` is the same to the byte.
 */
export async function runVerifyAlone(
	words: readonly string[],
	directory: string,
	readProgram: () => Promise<Uint8Array>,
): Promise<CommandOutcome> {
	const spoken = takeLanguage(words);
	if (!spoken.ok) {
		const { code, value } = spoken.error;
		return {
			exit: 2,
			stdout: '',
			stderr: `${fillSentence(verifierMessages[defaultLocale].command[code], { value })}\n`,
		};
	}
	const { words: rest, locale } = spoken.value;
	const [first = 'help'] = rest;
	if (first === 'help' || first === '--help' || first === '-h')
		return { exit: 0, stdout: verifierMessages[locale].command.help.replace(asCommand, asFile), stderr: '' };
	const outcome = await runVerify(rest, directory, locale);
	const isText = outcome.stdout !== '' && !rest.includes('--json');
	return isText ? { ...outcome, stdout: outcome.stdout + (await sign(readProgram, locale)) } : outcome;
}

async function sign(readProgram: () => Promise<Uint8Array>, locale: Locale): Promise<string> {
	const hash = Buffer.from(sha256Of(await readProgram())).toString('hex');
	return `\n${aloneMessages[locale].program}\n   ${hash}\n`;
}

/** Runs the command line of this process; the program is the file that holds these lines. */
export async function main(): Promise<void> {
	const readProgram = () => readFile(fileURLToPath(import.meta.url));
	const outcome = await runVerifyAlone(process.argv.slice(2), process.cwd(), readProgram);
	process.stdout.write(outcome.stdout);
	process.stderr.write(outcome.stderr);
	process.exitCode = outcome.exit;
}
