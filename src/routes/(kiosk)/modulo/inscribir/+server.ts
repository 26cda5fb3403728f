import { redirect } from '@sveltejs/kit';
import { readStationCode } from '$lib/domain/person/codes';
import { codeCookie } from '../../station.server';
import type { RequestHandler } from './$types';

const tenMinutesInSeconds = 600;

/**
 * Where the QR of a station leads. The code goes into a cookie and out of the address, so that it stays neither in the
 * history of the tablet nor on its screen; nothing is enrolled before somebody presses the button.
 */
export const GET: RequestHandler = ({ url, cookies, locals }) => {
	const code = readStationCode(url.searchParams.get('codigo') ?? '');
	if (code !== null) {
		cookies.set(codeCookie, code, {
			path: '/modulo',
			httpOnly: true,
			secure: locals.site.isSecure,
			sameSite: 'lax',
			maxAge: tenMinutesInSeconds,
		});
	}
	redirect(303, '/modulo');
};
