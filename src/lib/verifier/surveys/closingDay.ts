import { isOverBefore } from '../days/isOverBefore';
import type { Findings } from '../findings';
import type { Placed, SurveyStory } from '../history';
import { nameLine, type Material } from '../material';

/**
 * Part of 15: what closed by its date closed on it or later, and no answer came before the opening. Staff may close early,
 * which is said, also what has not opened and nobody answered.
 */
export function checkClosingDay(
	material: Material,
	{ opened, responses, quarantined }: SurveyStory,
	{ at, entry }: Placed<'survey.closed'>,
	found: Findings,
): void {
	const { survey, date, reason } = entry.body;
	const opening = opened[0]?.entry.body;
	const line = nameLine(material, at);
	const isByDate = reason === 'date';
	const isUntrue = isByDate && opening !== undefined && isOverBefore(date, opening.closes);
	if (isUntrue) found.fail('closed-before-date', { ...line, date, closes: opening.closes });
	// A single day before may be a clock of another place.
	else if (!isByDate || (opening !== undefined && date < opening.closes))
		found.observe('survey-closed-early', { survey, date });
	if (opening === undefined || !isOverBefore(date, opening.opens)) return;
	if (isByDate || [...responses, ...quarantined].some((answer) => answer.at < at))
		found.fail('closed-before-opening', { ...line, date, opens: opening.opens });
}
