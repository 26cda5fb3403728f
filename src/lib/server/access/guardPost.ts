import { error } from '@sveltejs/kit';
import type { Site } from './site';

interface Sent {
	request: Request;
	url: URL;
}

/** What anybody may send, in bytes. Only people who have signed in bring files. */
const largestBody = 512_000;

/**
 * Stands before everything that is sent to us, and turns four kinds of nonsense away before they become failures:
 * what another site made a browser send, the name of an action that cannot exist, more than anybody needs to send, and
 * forms that cannot be read. `bringsFiles` is whether nobody enters the route without an account.
 */
export function guardPost({ request, url }: Sent, site: Pick<Site, 'origin'>, bringsFiles = false): void {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
	if (isForeign(request, site.origin)) error(403);
	if (namesNoAction(url)) error(404);
	if (!bringsFiles && isLarge(request)) error(413);
	refuseBrokenForms(request);
}

/** Whether a body is larger than a form without files, or does not say how large it is. */
export function isLarge({ headers }: Pick<Request, 'headers'>): boolean {
	return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > largestBody;
}

/**
 * Whether another site made the browser send this. SvelteKit asks only what looks like a form; this asks everything.
 * A device whose browser vouches that the page is ours is believed even where the configured address is another one:
 * an answer must not be refused over that.
 */
export function isForeign({ headers }: Pick<Request, 'headers'>, ownOrigin: string): boolean {
	const vouched = headers.get('sec-fetch-site');
	if (vouched !== null) return vouched !== 'same-origin' && vouched !== 'none';
	const origin = headers.get('origin');
	if (origin === null || origin === ownOrigin) return false;
	return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
}

/**
 * SvelteKit looks a named action up as a member of a plain object: the name `default` it forbids by failing, and with
 * `constructor` it would find a function that is no action.
 */
export function namesNoAction({ searchParams }: Pick<URL, 'searchParams'>): boolean {
	return [...searchParams.keys()].some(
		(key) => key === '/default' || (key.startsWith('/') && key.slice(1) in Object.prototype),
	);
}

/** A body that says it is a form and is none would count as our failure: it is the sender's. */
function refuseBrokenForms(request: Request): void {
	const read = request.formData.bind(request);
	Object.defineProperty(request, 'formData', {
		value: async () => {
			try {
				return await read();
			} catch (problem) {
				if (problem instanceof TypeError) error(400);
				throw problem;
			}
		},
	});
}
