import type { AloneFile } from '$lib/server/export/verifier/verifierFiles';

/** A page that works as it is served and as a file that was saved. */
export function serveAlone({ bytes }: AloneFile): Response {
	/** What stands in the page itself, so that it goes along where the page is saved. */
	const own = / http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
		new TextDecoder().decode(bytes),
	)?.[1];
	return new Response(bytes, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-cache',
			// Who may show it inside theirs is the one thing that a page cannot say itself.
			'content-security-policy': `${own ?? "default-src 'none'"}; frame-ancestors 'none'`,
		},
	});
}
