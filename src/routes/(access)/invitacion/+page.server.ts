import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { invitationCodeForm } from '$lib/domain/person/accountForms';
import { refusedForm } from '$lib/messages/access/refuseForm';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const read = parseForm(invitationCodeForm, await request.formData());
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		redirect(303, `/invitacion/${read.value.code}`);
	},
};
