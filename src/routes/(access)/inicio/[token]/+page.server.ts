import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { firstAdministratorForm } from '$lib/domain/person/accountForms';
import { isAdministratorToken } from '$lib/domain/person/codes';
import { readTyped } from '$lib/domain/readTyped';
import { describeEntryRefusal } from '$lib/messages/access/entryRefusal';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { createFirstAdministrator, isAdministratorLink } from '$lib/server/backend/admin';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => ({
	isOpen: isAdministratorToken(params.token) && (await isAdministratorLink(params.token)),
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(firstAdministratorForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error, ['password']));
		const made = await createFirstAdministrator(locals.signingBackend(), params.token, read.value);
		if (made.ok) redirect(303, '/admin');
		const message = describeEntryRefusal(locals.locale, made.error.code);
		return fail(made.error.status, refusedWith(message, readTyped(form), ['password']));
	},
};
