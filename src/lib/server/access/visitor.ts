import { anonymousBackend, visitorBackend, type Backend, type CookieJar } from '../backend/clients';
import { RefusedError } from '../backend/refusal';
import { noPlaces, readMyPlaces, type Places } from './places';
import { readSession, type Session } from './session';
import type { Site } from './site';

/** Who is asking, found out only when a page needs to know. */
export interface Visitor {
	/** Acts with the session of the cookies; without one it is the shared anonymous client and costs nothing. */
	readonly backend: Backend;
	/** Writes its session into the visitor's cookies: for signing in, entering with a code and signing out. */
	signingBackend(): Backend;
	/** Whether the request brought a session; no longer so once it was found not to hold. */
	readonly hasCookie: boolean;
	/** Takes the session out of the visitor's cookies. */
	forgetSession(): void;
	/** Goes on as anybody for this request; the cookies stay for the next. */
	setSessionAside(): void;
	/** The verified account, or null. Asked once per request. */
	session(): Promise<Session | null>;
	/** What the account is in each exercise. Asked once per request. */
	places(): Promise<Places>;
}

export function openVisitor(
	cookies: CookieJar,
	site: Site,
	patienceMs?: number,
	findAddress: () => string | null = () => null,
): Visitor {
	// Long sessions are split over `name.0`, `name.1`, …
	const isOurs = (name: string): boolean =>
		name === site.cookieName || name.startsWith(`${site.cookieName}.`);
	let hasCookie = cookies.getAll().some(({ name }) => isOurs(name));
	let isAside = false;
	let own: Backend | undefined;
	let session: Promise<Session | null> | undefined;
	let places: Promise<Places> | undefined;

	const signingBackend = (): Backend =>
		(own ??= visitorBackend(cookies, site.cookieName, site.isSecure, findAddress));
	const visitor: Visitor = {
		signingBackend,
		get hasCookie() {
			return hasCookie;
		},
		get backend() {
			return hasCookie && !isAside ? signingBackend() : anonymousBackend();
		},
		setSessionAside: () => {
			isAside = true;
		},
		forgetSession: () => {
			hasCookie = false;
			cookies.setAll(
				cookies
					.getAll()
					.filter(({ name }) => isOurs(name))
					.map(({ name }) => ({
						name,
						value: '',
						options: {
							path: '/',
							maxAge: 0,
							httpOnly: true,
							sameSite: 'lax' as const,
							secure: site.isSecure,
						},
					})),
			);
		},
		session: () =>
			(session ??= hasCookie ? readSession(signingBackend(), patienceMs) : Promise.resolve(null)),
		places: () => (places ??= askPlaces()),
	};
	async function askPlaces(): Promise<Places> {
		return (await visitor.session()) ? readMyPlaces(signingBackend()) : noPlaces;
	}
	return visitor;
}

/**
 * A token that no longer holds (of another installation, forged, or cut short) would have every question of the
 * visitor refused, also the public ones: it is thrown away, and the visitor goes on as anybody.
 */
export async function dropBrokenSession(visitor: Visitor): Promise<void> {
	if (!visitor.hasCookie) return;
	try {
		if ((await visitor.session()) === null) visitor.forgetSession();
	} catch (error) {
		if (!(error instanceof RefusedError)) throw error;
		// Nothing can be known about the token now. Pages that need it ask again and say so; public ones need not wait.
		visitor.setSessionAside();
	}
}
