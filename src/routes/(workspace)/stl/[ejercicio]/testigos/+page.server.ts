import { fail, redirect } from '@sveltejs/kit';
import { base64url, readWitnessKey } from '$lib/evidence';
import { parseForm, type FieldError } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { witnessForm } from '$lib/domain/witness/witnessForm';
import { isWitnessName } from '$lib/domain/witness/witnessName';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { witnessMessages } from '$lib/messages/seals/witnesses';
import { findWitnessPolicy, nameWitnesses, type Witness } from '$lib/server/data/log/witnesses';
import { openExercise } from '../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { exercise } = await parent();
	return {
		policy: await findWitnessPolicy(locals.backend, exercise.id),
		isWritten: url.searchParams.has('escrito'),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const now = await findWitnessPolicy(locals.backend, exercise.id);
		const before = now?.witnesses ?? [];
		const form = await request.formData();
		const typed = readTyped(form);
		const refuse = (...errors: FieldError[]) => fail(400, refusedForm(locals.locale, { errors, typed }));
		const read = parseForm(witnessForm(before.map(({ key }) => key)), form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { kept, role, key, needed, required } = read.value;
		const added = key === null || role === null ? null : readWitness(role, key);
		if (key !== null && added === null) return refuse({ field: 'key', code: 'witness_key' });
		const witnesses = [
			// Whoever comes with a new key under the same name takes the place of the former one.
			...before.filter((one) => kept.includes(one.key) && one.name !== added?.name),
			...(added ? [added] : []),
		];
		if (needed > new Set(witnesses.map((one) => one.role)).size)
			return refuse({ field: 'needed', code: 'witness_needed' });
		const isSame =
			added === null &&
			witnesses.length === before.length &&
			needed === (now?.needed ?? 0) &&
			required === (now?.required ?? false);
		if (isSame) return fail(400, refusedWith(witnessMessages[locals.locale].nothing, typed));
		const written = await nameWitnesses(locals.backend, exercise.id, { witnesses, needed, required });
		if (!written.ok) {
			const { code, status } = written.error;
			return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], typed));
		}
		redirect(303, '?escrito');
	},
};

/** A witness by the line its page gave; `null` for anything else. */
function readWitness(role: string, line: string): Witness | null {
	const read = readWitnessKey(line);
	return read && isWitnessName(read.name) ? { name: read.name, role, key: base64url(read.publicKey) } : null;
}
