import { z } from 'zod';
import { isUuid } from '../../../basics/ids';
import { group, list, optionalLine, type Group } from '../../form';
import type { RefusalCode } from '../../refusalCodes';
import { countCharacters, isWritable, tidyLine } from '../../text';

/** Barriers that staff may declare to have removed; the database knows the same. */
export const barriers = [
	'step_free',
	'sign_language',
	'interpreter',
	'large_print',
	'read_aloud',
	'childcare',
	'late_hours',
	'transport',
	'home_visits',
	'safe_space',
] as const;
export type Barrier = (typeof barriers)[number];

/** Longest hours of a desk and how barriers were removed, in characters. */
export const DECLARED_LIMITS = { hours: { min: 3, max: 160 }, words: { min: 3, max: 500 } } as const;
const { hours, words } = DECLARED_LIMITS;

/**
 * What staff declare of how open a consultation is: `hours.<id>` of each desk and place, blank to take it back,
 * `barriers` of the list, and `words` on how they were removed.
 */
export const declaredForm = z.object({
	hours: group(readHours),
	barriers: list(
		z.enum(barriers, { error: 'not_understood' }),
		0,
		barriers.length,
		'not_understood',
	).transform((chosen) => barriers.filter((barrier) => chosen.includes(barrier))),
	words: optionalLine(words.max, 'barriers_words_length').refine(
		(text) => text === null || countCharacters(text) >= words.min,
		{ error: 'barriers_words_length' },
	),
});

function readHours(
	controls: Group,
	refuse: (control: string, code: RefusalCode) => void,
): Record<string, string> {
	const read: Record<string, string> = {};
	for (const [id, [typed = '']] of controls) {
		if (!isUuid(id)) continue;
		const text = tidyLine(typed);
		const length = countCharacters(text);
		if (!isWritable(text)) refuse(id, 'text_characters');
		else if (text !== '' && (length < hours.min || length > hours.max)) refuse(id, 'hours_length');
		else read[id] = text;
	}
	return read;
}
