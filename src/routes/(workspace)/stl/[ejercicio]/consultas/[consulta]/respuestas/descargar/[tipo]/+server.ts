import { error } from '@sveltejs/kit';
import { requireSession, requireStaffPlace } from '$lib/server/access/admit';
import { readEveryAnswer } from '$lib/server/data/response/everyAnswer';
import { answerFiles, isAnswerFileKind } from '$lib/server/export/answers/answerFiles';
import { openClosed } from '../../openAnswers.server';
import type { RequestHandler } from './$types';

/** A file with every answer, for staff. It is never kept on the way. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	// No layout stands before an endpoint.
	await requireSession({ locals, url });
	await requireStaffPlace({ locals }, params.ejercicio);
	if (!isAnswerFileKind(params.tipo)) error(404);
	const { consultation, instrument, instrumentHash } = await openClosed(locals.backend, params);
	const records = await readEveryAnswer(locals.backend, consultation.id, instrument, {
		withExcluded: true,
	});
	const { type, write } = answerFiles[params.tipo];
	const input = { consultation, instrument, instrumentHash, records, origin: locals.site.origin };
	const written = await write(input, locals.locale);
	return new Response(typeof written === 'string' ? written : new Uint8Array(written), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${consultation.slug}-respuestas.${params.tipo}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
