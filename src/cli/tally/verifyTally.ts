import { resolve } from 'node:path';
import { canonicalText } from '../../lib/evidence';
import type { Locale } from '../../lib/messages/locale';
import { INTERCHANGE_LIMITS } from '../../lib/ranking/interchange/preferenceFile';
import { describeProblem, reportUnreadable } from '../../lib/verifier/record/recordReport';
import { renderRecount } from '../../lib/verifier/record/renderRecount';
import { verifyRecord } from '../../lib/verifier/record/verifyRecord';
import type { CommandOutcome } from '../outcome';
import { readLimited } from '../readLimited';

/** `tally --verify RECORD [--json]`: reads one record, counts it again, and says whether everything is the same. */
export async function verifyTally(
	file: string,
	directory: string,
	json: boolean,
	locale: Locale,
): Promise<CommandOutcome> {
	const bytes = await readLimited(resolve(directory, file), INTERCHANGE_LIMITS.characters);
	const report = bytes.ok ? verifyRecord(bytes.value) : reportUnreadable(describeProblem(bytes.error));
	return {
		exit: report.exit,
		stdout: json ? `${canonicalText(report)}\n` : renderRecount(report, locale),
		stderr: '',
	};
}
