import { composeSheet } from '$lib/server/export/sheet/composeSheet';
import { renderHtml } from '$lib/server/export/sheet/renderHtml';
import { readSheet } from '../readSheet.server';
import type { RequestHandler } from './$types';

/** The sheet as it goes into the record: the page and the file are the same document. */
export const GET: RequestHandler = async ({ params, locals }) =>
	new Response(renderHtml(composeSheet(await readSheet(params.slug, locals.site.origin), locals.locale)), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		},
	});
