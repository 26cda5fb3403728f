import { resolve } from 'node:path';
import { canonicalText, READ_LIMITS } from '../lib/evidence';
import type { Locale } from '../lib/messages/locale';
import { verifierMessages } from '../lib/messages/verifier';
import { fillSentence, renderReport } from '../lib/verifier/renderReport';
import { reportMalformed, verifyBundle } from '../lib/verifier/verifyBundle';
import type { CommandOutcome } from './outcome';
import { readLimited } from './readLimited';
import { parseVerifyOptions } from './verifyOptions';

/** `verify FILE [--root ROOT] [--json]`: reads one bundle, writes one report, touches nothing else. */
export async function runVerify(
	words: readonly string[],
	directory: string,
	locale: Locale,
): Promise<CommandOutcome> {
	const options = parseVerifyOptions(words);
	if (!options.ok) {
		const { code, value } = options.error;
		const sentence = fillSentence(verifierMessages[locale].command[code], { value });
		return { exit: 2, stdout: '', stderr: `${sentence}\n` };
	}
	const { file, root, json } = options.value;
	const bytes = await readLimited(resolve(directory, file), READ_LIMITS.bytes);
	// Some disks spell names in form D, which no report may contain.
	const report = bytes.ok
		? verifyBundle(bytes.value, { root })
		: reportMalformed(root, bytes.error, file.normalize('NFC'));
	return {
		exit: report.exit,
		stdout: json ? `${canonicalText(report)}\n` : renderReport(report, locale),
		stderr: '',
	};
}
