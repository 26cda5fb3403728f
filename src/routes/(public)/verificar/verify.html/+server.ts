import { verifiers } from '$lib/server/export/verifier/verifierFiles';
import type { RequestHandler } from './$types';

/** Works as it is served and as a file that was saved. Its policy stands in the page itself, so that it goes along. */
export const GET: RequestHandler = () =>
	new Response(verifiers.page.bytes, {
		headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
	});
