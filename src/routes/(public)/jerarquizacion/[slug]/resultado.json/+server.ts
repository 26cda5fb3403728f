import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readTallyRecord } from '$lib/server/data/record/tallyRecord';
import { nameRecordFile } from '$lib/domain/result/nameRecordFile';
import { fileHeaders } from '../readLists.server';
import { readPrioritization } from '../readPrioritization.server';
import type { RequestHandler } from './$types';

/** The record: the stored result with everything it was counted from that is public, to be counted again alone. */
export const GET: RequestHandler = async ({ params }) => {
	const { methodology, current } = await readPrioritization(params.slug);
	if (!current) error(404, 'not_found');
	const found = await readTallyRecord(anonymousBackend(), methodology, current);
	if (!found) error(404, 'not_found');
	return new Response(found.text, {
		headers: fileHeaders('application/json; charset=utf-8', nameRecordFile(params.slug)),
	});
};
