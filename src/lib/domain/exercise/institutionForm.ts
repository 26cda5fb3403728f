import { z } from 'zod';
import { EXERCISE_LIMITS } from './exerciseForm';
import { checkbox, line, optionalLine } from '../form';

/**
 * What an institution says of itself: `institution`, `accent` (`#rrggbb`, blank for the product's own), and
 * `removeCrest`. The crest is a file and is looked at apart.
 */
export const institutionForm = z.object({
	institution: line(EXERCISE_LIMITS.institution.min, EXERCISE_LIMITS.institution.max, 'institution_length'),
	accent: optionalLine(7, 'accent_form')
		.transform((text) => text?.toLowerCase() ?? null)
		.refine((text) => text === null || /^#[0-9a-f]{6}$/.test(text), { error: 'accent_form' }),
	removeCrest: checkbox(),
});
