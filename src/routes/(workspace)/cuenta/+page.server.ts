import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { passwordForm } from '$lib/domain/person/accountForms';
import { nameOfAddress, writeSignInName } from '$lib/domain/person/codes';
import { accountRefusalMessages } from '$lib/messages/access/accountRefusals';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { requireSession } from '$lib/server/access/admit';
import { toAccountRefusal } from '$lib/server/backend/accountRefusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { email } = await requireSession({ locals, url });
	const name = email === null ? null : nameOfAddress(email);
	return {
		userName: name === null ? null : writeSignInName(name),
		address: name === null ? email : null,
		/** What a browser keeps the password under. */
		signsInAs: name ?? email ?? '',
		isWelcome: url.searchParams.has('bienvenida'),
		isSaved: url.searchParams.has('guardada'),
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const read = parseForm(passwordForm, await request.formData());
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error, ['password']));
		const { error } = await locals.signingBackend().auth.updateUser({ password: read.value.password });
		if (error) {
			const { code, status } = toAccountRefusal(error);
			return fail(status, refusedWith(accountRefusalMessages[locals.locale][code], {}));
		}
		redirect(303, '/cuenta?guardada=1');
	},
};
