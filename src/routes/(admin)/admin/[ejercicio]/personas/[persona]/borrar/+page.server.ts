import { error, fail, redirect } from '@sveltejs/kit';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { eraseContact } from '$lib/server/data/people';
import { readPeople } from '../../../../../people.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const people = await readPeople(locals, exercise);
	return { person: people.find((one) => one.person === params.persona) ?? error(404) };
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const erased = await eraseContact(locals.backend, params.persona);
		if (erased.ok) redirect(303, `/admin/${params.ejercicio}/personas/${params.persona}?hecho=borrados`);
		const { code, status } = erased.error;
		return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], {}));
	},
};
