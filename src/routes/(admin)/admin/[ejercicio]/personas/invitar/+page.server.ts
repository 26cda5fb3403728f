import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { choice, id, parseForm } from '$lib/domain/form';
import { exerciseRoles } from '$lib/domain/nucleus/kinds';
import { staffInvitationForm } from '$lib/domain/nucleus/nucleusForms';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import type { Refusal } from '$lib/server/backend/refusal';
import { findExercise } from '$lib/server/data/exercises';
import { giveRole, inviteToRole } from '$lib/server/data/people';
import { describeSlip, readPeople } from '../../../../people.server';
import type { Actions, PageServerLoad } from './$types';

const knownPersonForm = z.object({
	role: choice(exerciseRoles, 'role_choice'),
	person: id('person_choice'),
});

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const people = await readPeople(locals, exercise);
	return { known: people.map(({ person, name }) => ({ id: person, name })) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const form = await request.formData();
		if (form.get('person')) {
			const read = parseForm(knownPersonForm, form);
			if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
			const given = await giveRole(locals.backend, read.value.person, read.value.role);
			if (given.ok) redirect(303, `/admin/${params.ejercicio}/personas/${read.value.person}?hecho=papel`);
			return refuse(locals, given.error, form);
		}
		const read = parseForm(staffInvitationForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { role, ...person } = read.value;
		const issued = await inviteToRole(locals.backend, exercise.id, role, person);
		if (!issued.ok) return refuse(locals, issued.error, form);
		return { slip: await describeSlip(locals, exercise, issued.value), errors: [], typed: {} };
	},
};

function refuse(locals: App.Locals, { code, status }: Refusal, form: FormData) {
	return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
}
