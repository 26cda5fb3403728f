import { json, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { FILE_MAX_BYTES, kindOfType } from '$lib/domain/file/kinds';
import { refuseJson } from '$lib/server/access/answer/json';
import { receiveFile } from '$lib/server/data/answers/files';

const survey = z.uuid();

/**
 * Where devices deliver the file of an answer, before the answer. They have cleaned it, and the answer names the hash
 * of the clean bytes; so whoever sends other bytes is told which they should have been.
 */
export const POST: RequestHandler = async ({ request, url }) => {
	const asked = survey.safeParse(url.searchParams.get('encuesta'));
	const kind = kindOfType(request.headers.get('content-type') ?? '');
	if (!asked.success) return refuseJson({ code: 'value_not_accepted', status: 400 });
	if (kind === null) return refuseJson({ code: 'file_type', status: 415 });
	const sent = new Uint8Array(await request.arrayBuffer());
	if (sent.length > FILE_MAX_BYTES) return refuseJson({ code: 'file_large', status: 413 });
	const kept = await receiveFile(asked.data, kind, sent);
	return kept.ok ? json(kept.value, { status: 201 }) : refuseJson(kept.error);
};
