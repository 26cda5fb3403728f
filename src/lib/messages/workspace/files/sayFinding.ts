import type { RefusalCode } from '../../../domain/refusalCodes';
import type { Finding } from '../../../domain/survey/xlsform/workbook';
import { formatNumber, type Locale } from '../../locale';
import { describeRefusal } from '../../refusals';
import { xlsFormMessages } from './xlsForm';

/** A finding of an import as a row of a table: where, what happens to it, and why. */
export function sayFinding(
	locale: Locale,
	{ weight, sheet, row, code, detail }: Finding,
): { weight: Finding['weight']; place: string; what: string; why: string } {
	const m = xlsFormMessages[locale];
	return {
		weight,
		place: m.places[sheet](formatNumber(locale, row)),
		what: m.weights[weight],
		// A refusal carries the code of the rule it breaks, which the schema of the instrument gave.
		why:
			code === 'refused' ? m.refused(describeRefusal(locale, detail as RefusalCode)) : m.says[code](detail),
	};
}
