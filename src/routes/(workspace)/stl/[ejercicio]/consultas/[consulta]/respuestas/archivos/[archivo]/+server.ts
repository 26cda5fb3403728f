import { error } from '@sveltejs/kit';
import { requireSession, requireStaffPlace } from '$lib/server/access/admit';
import { findArrivedFiles, openFile } from '$lib/server/data/answers/files';
import { openClosed } from '../../openAnswers.server';
import type { RequestHandler } from './$types';

/** A photograph or a recording of an answer, for staff. What its bytes are was decided when it came, not by its name. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	// No layout stands before an endpoint.
	await requireSession({ locals, url });
	await requireStaffPlace({ locals }, params.ejercicio);
	const { consultation } = await openClosed(locals.backend, params);
	const [found] = await findArrivedFiles(locals.backend, consultation.id, [params.archivo]);
	const opened = found && (await openFile(found));
	if (!opened?.ok) error(opened?.error === 'altered' ? 409 : 404);
	const ending = found?.type.split('/')[1] ?? 'bin';
	return new Response(opened.value.slice(), {
		headers: {
			'content-type': found?.type ?? 'application/octet-stream',
			'content-disposition': `attachment; filename="${params.archivo.slice(0, 12)}.${ending}"`,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
