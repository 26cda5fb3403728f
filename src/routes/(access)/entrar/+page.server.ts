import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { emailForm, oneTimeCodeForm, signInForm } from '$lib/domain/person/accountForms';
import { readTyped } from '$lib/domain/readTyped';
import { accountRefusalMessages } from '$lib/messages/access/accountRefusals';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { readReturnPath } from '$lib/server/access/returnPath';
import { toAccountRefusal } from '$lib/server/backend/accountRefusal';
import { sendSignInCode } from '$lib/server/backend/oneTimeCode';
import type { Actions, PageServerLoad } from './$types';

const afterwards = '/trabajo';

export const load: PageServerLoad = async ({ locals, url }) => {
	const goTo = readReturnPath(url.searchParams.get('volver'), afterwards);
	if (await locals.session()) redirect(303, goTo);
	return { goTo };
};

export const actions: Actions = {
	password: async ({ locals, request }) => {
		const form = await request.formData();
		const read = parseForm(signInForm, form);
		if (!read.ok) {
			return fail(400, { step: 'start' as const, ...refusedForm(locals.locale, read.error, ['password']) });
		}
		const { who, password } = read.value;
		const { error } = await locals.signingBackend().auth.signInWithPassword({ email: who, password });
		if (error) {
			const { code, status } = toAccountRefusal(error);
			const message = accountRefusalMessages[locals.locale][code];
			return fail(status, { step: 'start' as const, ...refusedWith(message, readTyped(form), ['password']) });
		}
		redirect(303, wanted(form));
	},

	send: async ({ locals, request }) => {
		const form = await request.formData();
		const read = parseForm(emailForm, form);
		if (!read.ok) return fail(400, { step: 'start' as const, ...refusedForm(locals.locale, read.error) });
		const sent = await sendSignInCode(read.value.email);
		if (sent.ok) return { step: 'code' as const, email: read.value.email, errors: [], typed: {} };
		const message = accountRefusalMessages[locals.locale][sent.error.code];
		return fail(sent.error.status, { step: 'start' as const, ...refusedWith(message, readTyped(form)) });
	},

	code: async ({ locals, request }) => {
		const form = await request.formData();
		const address = parseForm(emailForm, form);
		if (!address.ok) redirect(303, '/entrar');
		const { email } = address.value;
		const read = parseForm(oneTimeCodeForm, form);
		if (!read.ok)
			return fail(400, { step: 'code' as const, email, ...refusedForm(locals.locale, read.error) });
		const { error } = await locals
			.signingBackend()
			.auth.verifyOtp({ email, token: read.value.code, type: 'email' });
		if (error) {
			const { code, status } = toAccountRefusal(error);
			const message = accountRefusalMessages[locals.locale][code];
			return fail(status, {
				step: 'code' as const,
				email,
				errors: [{ field: 'code', message }],
				typed: readTyped(form),
			});
		}
		redirect(303, wanted(form));
	},
};

function wanted(form: FormData): string {
	const raw = form.get('volver');
	return readReturnPath(typeof raw === 'string' ? raw : null, afterwards);
}
