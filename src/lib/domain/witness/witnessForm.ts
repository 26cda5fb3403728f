import { z } from 'zod';
import { checkbox, choice, integer, list, optionalLine } from '../form';

const limits = { role: { min: 2, max: 120 }, most: 20 } as const;

/**
 * Who may sign as a witness from now on: `kept`, keys of those named before who stay; `role` and `key` of one more, both
 * blank for none; `needed` roles, and whether a record without them is not valid.
 *
 * @param keys Those named before.
 */
export function witnessForm(keys: readonly string[]) {
	const { role, most } = limits;
	return z
		.object({
			kept: list(choice(keys, 'not_understood'), 0, most, 'not_understood'),
			role: optionalLine(role.max, 'witness_role_length'),
			key: optionalLine(200, 'witness_key'),
			needed: integer(0, most, 'witness_needed'),
			required: checkbox(),
		})
		.refine((form) => form.key === null || (form.role ?? '').length >= role.min, {
			error: 'witness_role_length',
			path: ['role'],
		})
		.refine((form) => form.role === null || form.key !== null, { error: 'witness_key', path: ['key'] });
}
