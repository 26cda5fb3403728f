import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { canonicalText, READ_LIMITS } from '../lib/evidence';
import type { Locale } from '../lib/messages/locale';
import { verifierMessages } from '../lib/messages/verifier';
import { fillSentence, renderReport } from '../lib/verifier/renderReport';
import type { ProblemCode } from '../lib/verifier/report';
import { reportMalformed, verifyBundle } from '../lib/verifier/verifyBundle';
import { err, ok, type Result } from '../lib/basics/result';
import type { CommandOutcome } from './outcome';
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
	const bytes = await readLimited(resolve(directory, file));
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

/** Looks at the size before reading: a file made to exhaust the memory is refused without opening it. */
async function readLimited(path: string): Promise<Result<Uint8Array, ProblemCode>> {
	try {
		const found = await stat(path);
		// A pipe or a device has no size to look at, and may never end.
		if (!found.isFile()) return err('file-unreadable');
		if (found.size > READ_LIMITS.bytes) return err('too-large');
		return ok(await readFile(path));
	} catch (failure) {
		const isMissing = failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
		return err(isMissing ? 'file-not-found' : 'file-unreadable');
	}
}
