import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { stationCodeForm } from '$lib/domain/consultation/stationForms';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { kioskMessages } from '$lib/messages/public/kiosk';
import { anonymousBackend } from '$lib/server/backend/clients';
import { enrollStation } from '$lib/server/data/station/stations';
import { codeCookie, findStation, stationCookie } from '../station.server';
import type { Actions, PageServerLoad } from './$types';

const oneYearInSeconds = 365 * 24 * 60 * 60;

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const { state } = await findStation(cookies);
	// Staff change the consultation of a tablet that works with another code; nobody else is sent here.
	if (state === 'working' && !url.searchParams.has('otro')) redirect(303, '/modulo/inicio');
	return {
		wasRevoked: state === 'revoked',
		code: cookies.get(codeCookie) ?? '',
		isSignedIn: locals.hasCookie,
	};
};

export const actions: Actions = {
	default: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const read = parseForm(stationCodeForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const enrolled = await enrollStation(anonymousBackend(), read.value.code);
		if (!enrolled.ok) {
			const { code, status } = enrolled.error;
			const isUsed = code === 'station_unknown';
			const why = isUsed
				? kioskMessages[locals.locale].enrol.used
				: backendRefusalMessages[locals.locale][code];
			return fail(status, refusedWith(why, readTyped(form)));
		}
		if (locals.hasCookie) await signOut(locals, cookies);
		cookies.delete(codeCookie, { path: '/modulo', secure: locals.site.isSecure });
		cookies.set(stationCookie, enrolled.value.token, {
			path: '/',
			httpOnly: true,
			secure: locals.site.isSecure,
			sameSite: 'strict',
			maxAge: oneYearInSeconds,
		});
		redirect(303, '/modulo/inicio');
	},
};

/** A tablet that anybody touches keeps no account open. */
async function signOut(locals: App.Locals, cookies: Cookies): Promise<void> {
	const { site } = locals;
	const { error } = await locals.signingBackend().auth.signOut({ scope: 'local' });
	if (error) console.error(`sign out: ${error.name} ${error.code ?? ''}`.trim());
	for (const { name } of cookies.getAll()) {
		if (name === site.cookieName || name.startsWith(`${site.cookieName}.`)) {
			cookies.delete(name, { path: '/', secure: site.isSecure });
		}
	}
}
