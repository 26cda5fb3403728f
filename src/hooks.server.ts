import { building, dev } from '$app/environment';
import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { defaultLocale, htmlLang, parseLocale, type Locale } from '$lib/messages/locale';
import { sessionEndedMessages } from '$lib/messages/access/sessionEnded';
import { admit, arrivesTooLate, isPersonal, signInHref } from '$lib/server/access/admit';
import { keepTyped } from '$lib/server/access/answer/keepTyped';
import { readCallerAddress } from '$lib/server/access/signing/callerAddress';
import { compress } from '$lib/server/access/compress';
import { limitBody } from '$lib/server/access/demand/bodyLimit';
import { guardPost } from '$lib/server/access/guardPost';
import { allowFraming, neverStored, securityHeaders } from '$lib/server/access/answer/headers';
import { describeFailure } from '$lib/server/access/answer/failure';
import { readSite } from '$lib/server/access/site';
import { dropBrokenSession, openVisitor } from '$lib/server/access/visitor';
import { RefusedError } from '$lib/server/backend/refusal';
import type { Post } from '$lib/server/data/turns/sealLetterTurn';
import { lookAtDatabase, startSealLetters, startSheets, startWorker } from '$lib/server/data/turns/worker';
import { writeSealLetter } from '$lib/server/export/letters/writeSealLetter';
import { openPress } from '$lib/server/export/pdf/openPress';
import { readMailSettings } from '$lib/server/mail/readMailSettings';
import { sendLetters } from '$lib/server/mail/sendLetters';

type Event = Parameters<Handle>[0]['event'];

const localeCookie = 'idioma';
const oneYearInSeconds = 365 * 24 * 60 * 60;
/** The one page that others may show inside theirs. */
const framedRoute = '/(public)/incrustar/[slug]';

/** Says at once, instead of at the first form, that the configuration lacks the public address, or that the database is weak. */
export const init: ServerInit = async () => {
	if (building) return;
	const { origin } = readSite(process.env['ORIGIN'], dev ? 'http://localhost' : null);
	await lookAtDatabase();
	startWorker();
	startSealLetters(() => openPost(origin));
	startSheets(() => openPress(origin));
};

/** How letters leave; null where no mail server is set up. */
function openPost(origin: string): Post | null {
	const settings = readMailSettings();
	if (settings === null) return null;
	return {
		write: (letter) => writeSealLetter(letter, origin),
		send: (letters) => sendLetters(settings, letters),
	};
}

export const handle: Handle = async ({ event, resolve }) => {
	const site = readSite(process.env['ORIGIN'], dev || building ? event.url.origin : null);
	const locale = chooseLocale(event);
	const visitor = openVisitor(
		{
			// A page built ahead of time is the same for everybody: it has no visitor.
			getAll: () => (building ? [] : event.cookies.getAll()),
			setAll: (cookies) => {
				for (const { name, value, options } of cookies)
					event.cookies.set(name, value, { ...options, path: '/' });
			},
		},
		site,
		undefined,
		() => (building ? null : readCallerAddress(event, process.env['ADDRESS_HEADER'])),
	);
	// Property by property: copying would open the client that stays shut until somebody asks for it.
	Object.defineProperties(event.locals, Object.getOwnPropertyDescriptors(visitor));
	event.locals.locale = locale;
	event.locals.site = site;
	event.locals.requestId = crypto.randomUUID();

	await limitBody(event);
	guardPost(event, site);
	await dropBrokenSession(event.locals);
	const kept = (await isTooLate(event)) ? await keepForm(event) : null;
	if (kept === null) await admitOrLeaveToPage(event);
	const answered =
		kept ??
		(await resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', htmlLang(locale)),
		}));
	const isOwn = building || event.locals.hasCookie || isPersonal(event.route.id);
	return compress(event.request, withStatusOfRefusal(event, withHeaders(event, answered)), isOwn);
};

/** Whoever cannot be known now is asked again below. */
async function isTooLate(event: Event): Promise<boolean> {
	try {
		return await arrivesTooLate(event);
	} catch (thrown) {
		if (thrown instanceof RefusedError) return false;
		throw thrown;
	}
}

/** What was typed when the session ended, to be sent again; null for files, which no page can hold. */
async function keepForm({ request, url, locals }: Event): Promise<Response | null> {
	return keepTyped(await request.formData(), {
		action: url.pathname + url.search,
		signIn: signInHref(url),
		lang: htmlLang(locals.locale),
		words: sessionEndedMessages[locals.locale],
	});
}

/**
 * When nothing can be known about the visitor, a page says so itself, in its frame: its layout asks the same again.
 * An action does not begin.
 */
async function admitOrLeaveToPage(event: Event): Promise<void> {
	try {
		await admit(event);
	} catch (thrown) {
		if (!(thrown instanceof RefusedError)) throw thrown;
		const { code, status } = thrown.refusal;
		if (event.request.method !== 'GET' && event.request.method !== 'HEAD') {
			error(status, { message: code, code });
		}
	}
}

/** A failure gets a number that the person sees and the log has; nothing that was sent is written down. */
export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
	if (thrown instanceof RefusedError) event.locals.refusal = thrown.refusal;
	const failure = describeFailure(thrown, {
		requestId: event.locals.requestId,
		method: event.request.method,
		routeId: event.route.id,
		status,
	});
	if (failure.line !== null) console.error(failure.line);
	return { message, id: event.locals.requestId, ...(failure.code === null ? {} : { code: failure.code }) };
};

function chooseLocale(event: Event): Locale {
	// A page built ahead of time has no query; asking for it would stop the build.
	const asked = building ? null : parseLocale(event.url.searchParams.get('idioma'));
	// Only a page remembers: a file that everybody's browser may keep must not carry a cookie.
	// Inside a page of others nothing is left.
	const mayRemember = event.route.id !== framedRoute;
	if (asked && mayRemember && event.request.headers.get('accept')?.includes('text/html')) {
		event.cookies.set(localeCookie, asked, { path: '/', maxAge: oneYearInSeconds, sameSite: 'lax' });
	}
	return asked ?? parseLocale(event.cookies.get(localeCookie)) ?? defaultLocale;
}

function withHeaders(event: Event, answered: Response): Response {
	// What came from `fetch` has frozen headers, so they go on a copy.
	const response = new Response(answered.body, answered);
	for (const [name, value] of Object.entries(securityHeaders(event.locals.site))) {
		response.headers.set(name, value);
	}
	if (event.route.id === framedRoute) allowFraming(response.headers, event.locals.framedBy ?? []);
	response.headers.set('x-request-id', event.locals.requestId);
	if (event.locals.hasCookie || isPersonal(event.route.id)) {
		response.headers.set('cache-control', neverStored);
	}
	// Whatever many may keep is in the language of the cookie.
	if (response.headers.get('cache-control')?.startsWith('public')) response.headers.append('vary', 'cookie');
	return response;
}

/** A read that the backend refused ends as 500 by itself; the person is told what it is instead. */
function withStatusOfRefusal({ locals }: Event, response: Response): Response {
	if (!locals.refusal || response.status !== 500) return response;
	const refused = new Response(response.body, { status: locals.refusal.status, headers: response.headers });
	if (locals.refusal.retry) refused.headers.set('retry-after', '5');
	return refused;
}
