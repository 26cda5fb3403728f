import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { nucleusForm } from '$lib/domain/nucleus/nucleusForms';
import { readTyped } from '$lib/domain/readTyped';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { textIn } from '$lib/domain/text';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { appointmentMessages } from '$lib/messages/admin/appointments';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { addNucleus, addSeat, findExercise } from '$lib/server/data/exercises';
import { findRuleset } from '$lib/server/data/rulesets';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const stored = await findRuleset(locals.backend, exercise.rulesetId, exercise.rulesetVersion);
	if (!stored) throw new Error(`The exercise ${exercise.slug} has no rule set.`);
	const { sectors } = rulesetSchema.parse(JSON.parse(stored.content)).nuclei;
	return { sectors: sectors.map(({ kind, name }) => ({ kind, name: textIn(name, locals.locale) })) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const form = await request.formData();
		const read = parseForm(nucleusForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { name, kind, votes, seats } = read.value;
		const refuse = ({
			status,
			code,
		}: {
			status: number;
			code: keyof (typeof backendRefusalMessages)['es'];
		}) =>
			fail(status, {
				errors: [
					{
						field: code === 'name_is_taken' ? 'name' : undefined,
						message: backendRefusalMessages[locals.locale][code],
					},
				],
				typed: readTyped(form),
			});
		const made = await addNucleus(locals.backend, exercise.id, { name, kind, votes });
		if (!made.ok) return refuse(made.error);
		for (let number = 1; number <= seats; number += 1) {
			const label = appointmentMessages[locals.locale].nuclei.seatLabel(number);
			const seat = await addSeat(locals.backend, made.value, label);
			if (!seat.ok) return refuse(seat.error);
		}
		redirect(303, `/admin/${exercise.slug}/nucleos/${made.value}`);
	},
};
