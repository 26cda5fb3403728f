import { composeSheets, writeWorkbook } from '$lib/server/export/lists';
import { fileHeaders, readLists } from '../readLists.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const workbook = await writeWorkbook(composeSheets(await readLists(params.slug), locals.locale));
	return new Response(new Uint8Array(workbook), {
		headers: fileHeaders(
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			`${params.slug}.xlsx`,
		),
	});
};
