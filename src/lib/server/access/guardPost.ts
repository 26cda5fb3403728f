import { error } from '@sveltejs/kit';
import type { Site } from './site';

interface Sent {
	request: Request;
	url: URL;
}

/**
 * Stands before everything that is sent to us, and turns three kinds of nonsense away before they become failures:
 * what another site made a browser send, the name of an action that cannot exist, and forms that cannot be read.
 */
export function guardPost({ request, url }: Sent, site: Pick<Site, 'origin'>): void {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
	if (isForeign(request, site.origin)) error(403);
	if (namesNoAction(url)) error(404);
	refuseBrokenForms(request);
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
