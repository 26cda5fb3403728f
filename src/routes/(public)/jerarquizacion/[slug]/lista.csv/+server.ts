import { writeListCsv } from '$lib/server/export/lists';
import { fileHeaders, readLists } from '../readLists.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) =>
	new Response(writeListCsv(await readLists(params.slug), locals.locale), {
		headers: fileHeaders('text/csv; charset=utf-8', `${params.slug}.csv`),
	});
