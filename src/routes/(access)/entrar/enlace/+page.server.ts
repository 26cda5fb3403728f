import { fail, redirect } from '@sveltejs/kit';
import { accountRefusalMessages } from '$lib/messages/access/accountRefusals';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { readReturnPath } from '$lib/server/access/returnPath';
import { toAccountRefusal } from '$lib/server/backend/accountRefusal';
import type { Actions, PageServerLoad } from './$types';

/** Reasons for an e-mail with a link, by the names Auth gives them. */
const types = ['magiclink', 'invite', 'recovery', 'signup', 'email_change', 'email'] as const;

// Looking changes nothing: mail scanners open every link, and this one works once.
export const load: PageServerLoad = () => ({});

export const actions: Actions = {
	default: async ({ locals, url }) => {
		const token = url.searchParams.get('token_hash') ?? '';
		const type = types.find((one) => one === url.searchParams.get('type')) ?? 'email';
		const { error } = await locals.signingBackend().auth.verifyOtp({ token_hash: token, type });
		if (error) {
			const { code, status } = toAccountRefusal(error);
			const message = accountRefusalMessages[locals.locale][code];
			return fail(status, { isUsed: code === 'code_unknown', ...refusedWith(message, {}) });
		}
		if (type === 'recovery') redirect(303, '/cuenta');
		redirect(303, pathOfSite(url.searchParams.get('next'), locals.site.origin));
	},
};

/** E-mails name the whole address. Only one of this site is followed, and only its path. */
function pathOfSite(next: string | null, origin: string): string {
	const afterwards = '/trabajo';
	if (next === null || !URL.canParse(next, origin)) return afterwards;
	const target = new URL(next, origin);
	if (target.origin !== origin || target.pathname === '/') return afterwards;
	return readReturnPath(target.pathname + target.search, afterwards);
}
