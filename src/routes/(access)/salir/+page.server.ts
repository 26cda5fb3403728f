import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.hasCookie) redirect(303, '/entrar');
};

export const actions: Actions = {
	default: async ({ locals }) => {
		if (locals.hasCookie) {
			const { error } = await locals.signingBackend().auth.signOut({ scope: 'local' });
			if (error) console.error(`sign out: ${error.name} ${error.code ?? ''}`.trim());
		}
		// Whatever the server of accounts answered, this device forgets the session.
		locals.forgetSession();
		redirect(303, '/');
	},
};
