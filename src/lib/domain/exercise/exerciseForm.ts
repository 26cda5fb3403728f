import { z } from 'zod';
import { choice, line, optionalLine, pattern } from '../form';
import { stateKey } from '../territory/keys';
import { timeZones } from './localTime';

/** Limits of what is written about an exercise; the table repeats them. */
export const EXERCISE_LIMITS = { name: { min: 5, max: 120 }, institution: { min: 3, max: 120 } } as const;

/** What an exercise is called in addresses: small letters, figures and hyphens, 3 to 60. */
export const SLUG = /^[a-z0-9][a-z0-9-]{2,59}$/;

/** A new exercise: `name`, `slug`, `state` (blank for more than one), `ruleset`, `timeZone`, `institution`. */
export function exerciseForm(rulesetIds: readonly string[]) {
	return z.object({
		name: line(EXERCISE_LIMITS.name.min, EXERCISE_LIMITS.name.max, 'name_length'),
		slug: pattern(SLUG, 'slug_form'),
		state: optionalLine(2, 'state_choice').refine((key) => key === null || stateKey.safeParse(key).success, {
			error: 'state_choice',
		}),
		ruleset: choice(rulesetIds, 'ruleset_choice'),
		timeZone: choice(timeZones, 'time_zone_choice'),
		institution: line(EXERCISE_LIMITS.institution.min, EXERCISE_LIMITS.institution.max, 'institution_length'),
	});
}

/** A slug proposed from a name: «Ejercicio 2026, Oaxaca» → `ejercicio-2026-oaxaca`. May be too short to be one. */
export function proposeSlug(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
}
