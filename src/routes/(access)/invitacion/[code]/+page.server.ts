import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { oneTimeCodeForm } from '$lib/domain/person/accountForms';
import { addressOfName, maskAddress, readInvitationCode } from '$lib/domain/person/codes';
import { readTyped, type Typed } from '$lib/domain/readTyped';
import { accessMessages } from '$lib/messages/access/access';
import { describeEntryRefusal } from '$lib/messages/access/entryRefusal';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { RefusedError } from '$lib/server/backend/refusal';
import {
	confirmAddress,
	enterWithInvitation,
	peekInvitation,
	type EntryRefusal,
} from '$lib/server/backend/admin';
import { acceptInvitation } from '$lib/server/data/people';
import type { Actions, PageServerLoad } from './$types';

// Looking does not use the invitation up: programs that preview links open them, too.
export const load: PageServerLoad = async ({ locals, params }) => {
	const code = readInvitationCode(params.code);
	const peeked = code === null ? null : await peekInvitation(code);
	if (!peeked?.ok) {
		if (peeked?.error.retry) throw new RefusedError(peeked.error, 'peek_invitation');
		return { invitation: null };
	}
	const { name, exercise_name, email, sign_in_name, roles, seat } = peeked.value;
	const session = await locals.session();
	const isOwn = session?.email?.toLowerCase() === (email ?? addressOfName(sign_in_name));
	return {
		invitation: {
			name,
			exerciseName: exercise_name,
			roles,
			seat,
			/** `own`: this account is already open. */
			way: isOwn ? ('own' as const) : email === null ? ('slip' as const) : ('mail' as const),
			masked: email === null ? null : maskAddress(email),
			hasOtherAccount: session !== null && !isOwn,
		},
	};
};

export const actions: Actions = {
	enter: async ({ locals, params }) => {
		const code = readInvitationCode(params.code) ?? error(404);
		const session = await locals.session();
		const backTo = `${locals.site.origin}/invitacion/${code}`;
		const opened = await enterWithInvitation(locals.signingBackend(), code, session?.email ?? null, backTo);
		if (!opened.ok) return refuse(locals, 'start', opened.error, {});
		if (opened.value === 'code_sent') return { step: 'code' as const, errors: [], typed: {} };
		return accept(locals, code);
	},

	confirm: async ({ locals, params, request }) => {
		const code = readInvitationCode(params.code) ?? error(404);
		const form = await request.formData();
		const read = parseForm(oneTimeCodeForm, form);
		if (!read.ok) return fail(400, { step: 'code' as const, ...refusedForm(locals.locale, read.error) });
		const opened = await confirmAddress(locals.signingBackend(), code, read.value.code);
		if (!opened.ok) return refuse(locals, 'code', opened.error, readTyped(form));
		return accept(locals, code);
	},
};

async function accept(locals: App.Locals, code: string) {
	const accepted = await acceptInvitation(locals.signingBackend(), code);
	if (!accepted.ok) return refuse(locals, 'start', accepted.error, {});
	redirect(303, '/cuenta?bienvenida=1');
}

function refuse(locals: App.Locals, step: 'start' | 'code', refusal: EntryRefusal, typed: Typed) {
	const message =
		refusal.code === 'mail_not_sent'
			? accessMessages[locals.locale].invitation.noMail
			: describeEntryRefusal(locals.locale, refusal.code);
	return fail(refusal.status, { step, ...refusedWith(message, typed) });
}
