import { building } from '$app/environment';
import type { Handle } from '@sveltejs/kit';
import { defaultLocale, htmlLang, parseLocale } from '$lib/messages/locale';

const cookieName = 'idioma';
const oneYearInSeconds = 365 * 24 * 60 * 60;

export const handle: Handle = async ({ event, resolve }) => {
	// A page built ahead of time has no query; asking for it would stop the build.
	const asked = building ? null : parseLocale(event.url.searchParams.get('idioma'));
	if (asked) {
		event.cookies.set(cookieName, asked, { path: '/', maxAge: oneYearInSeconds, sameSite: 'lax' });
	}
	const locale = asked ?? parseLocale(event.cookies.get(cookieName)) ?? defaultLocale;
	event.locals.locale = locale;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', htmlLang(locale)),
	});
};
