import { anonymousBackend, visitorBackend, type Backend, type CookieJar } from '../backend/clients';
import { noPlaces, readMyPlaces, type Places } from './places';
import { readSession, type Session } from './session';
import type { Site } from './site';

/** Who is asking, found out only when a page needs to know. */
export interface Visitor {
	/** Acts with the session of the cookies; without one it is the shared anonymous client and costs nothing. */
	readonly backend: Backend;
	/** Writes its session into the visitor's cookies: for signing in, entering with a code and signing out. */
	signingBackend(): Backend;
	/** Whether the request brought a session, good or not. */
	readonly hasCookie: boolean;
	/** The verified account, or null. Asked once per request. */
	session(): Promise<Session | null>;
	/** What the account is in each exercise. Asked once per request. */
	places(): Promise<Places>;
}

export function openVisitor(cookies: CookieJar, site: Site): Visitor {
	const hasCookie = cookies
		.getAll()
		// Long sessions are split over `name.0`, `name.1`, …
		.some(({ name }) => name === site.cookieName || name.startsWith(`${site.cookieName}.`));
	let own: Backend | undefined;
	let session: Promise<Session | null> | undefined;
	let places: Promise<Places> | undefined;

	const signingBackend = (): Backend => (own ??= visitorBackend(cookies, site.cookieName, site.isSecure));
	const visitor: Visitor = {
		hasCookie,
		signingBackend,
		get backend() {
			return hasCookie ? signingBackend() : anonymousBackend();
		},
		session: () => (session ??= hasCookie ? readSession(signingBackend()) : Promise.resolve(null)),
		places: () => (places ??= askPlaces()),
	};
	async function askPlaces(): Promise<Places> {
		return (await visitor.session()) ? readMyPlaces(signingBackend()) : noPlaces;
	}
	return visitor;
}
