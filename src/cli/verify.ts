import { resolve } from 'node:path';
import { MOST_COPY_BYTES } from '../lib/basics/copies/ownCopy';
import { err, ok, type Result } from '../lib/basics/result';
import { canonicalText, READ_LIMITS, readUtf8 } from '../lib/evidence';
import type { Locale } from '../lib/messages/locale';
import { verifierMessages } from '../lib/messages/verifier';
import { readCopy } from '../lib/verifier/copies/readCopy';
import type { Anchors } from '../lib/verifier/material';
import { MOST_RECEIPT_BYTES, readKept } from '../lib/verifier/receipts/readKept';
import { fillSentence, renderReport } from '../lib/verifier/renderReport';
import { reportMalformed } from '../lib/verifier/report';
import { verifyEvidence } from '../lib/verifier/verifyEvidence';
import type { CommandOutcome } from './outcome';
import { readLimited } from './readLimited';
import { parseVerifyOptions, type OptionProblem, type VerifyOptions } from './verifyOptions';

/** `verify FILE [--root ROOT] [--previous CHECKPOINT] [--key KEY] [--copy COPY] [--json]`: reads one bundle or receipt, writes one report, touches nothing else. */
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
	const { file, json, ...given } = options.value;
	const brought = await readAnchors(given, directory);
	if (!brought.ok) {
		const { code, value } = brought.error;
		return {
			exit: 2,
			stdout: '',
			stderr: `${fillSentence(verifierMessages[locale].command[code], { value })}\n`,
		};
	}
	const anchors = brought.value;
	const bytes = await readLimited(resolve(directory, file), READ_LIMITS.bytes);
	// Some disks spell names in form D, which no report may contain.
	const report = bytes.ok
		? verifyEvidence(bytes.value, anchors)
		: reportMalformed(anchors, bytes.error, file.normalize('NFC'));
	return {
		exit: report.exit,
		stdout: json ? `${canonicalText(report)}\n` : renderReport(report, locale),
		stderr: '',
	};
}

/** Reads what the person brought: the checkpoint or receipt and the copy they kept are files, the rest stands in the command. */
async function readAnchors(
	{ root, previous, key, copy: file }: Pick<VerifyOptions, 'root' | 'previous' | 'key' | 'copy'>,
	directory: string,
): Promise<Result<Anchors, OptionProblem>> {
	const own = file === null ? null : await readLimited(resolve(directory, file), MOST_COPY_BYTES);
	const copy = own?.ok ? readCopy(own.value) : null;
	if (file !== null && copy === null) return err({ code: 'bad-copy', value: file.normalize('NFC') });
	if (previous === null) return ok({ root, previous, receipt: null, key, copy });
	const bytes = await readLimited(resolve(directory, previous), MOST_RECEIPT_BYTES);
	const kept = bytes.ok ? readKept(readUtf8(bytes.value) ?? '') : bytes;
	return kept.ok
		? ok({ root, ...kept.value, key, copy })
		: err({ code: 'bad-checkpoint', value: previous.normalize('NFC') });
}
