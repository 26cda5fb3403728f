import { error } from '@sveltejs/kit';
import { writeXlsForm } from '$lib/domain/survey/xlsform/write/writeXlsForm';
import { requireSession, requireStaffPlace } from '$lib/server/access/admit';
import { formFiles, isFormFileKind, writeFormFile } from '$lib/server/export/forms/formFiles';
import { openConsultation, openExercise, readDraft } from '../../../../desk.server';
import type { RequestHandler } from './$types';

/** The survey as an XLSForm: the draft, or after publication what was published. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	// No layout stands before an endpoint.
	await requireSession({ locals, url });
	await requireStaffPlace({ locals }, params.ejercicio);
	if (!isFormFileKind(params.tipo)) error(404);
	const consultation = await openConsultation(locals.backend, params);
	const exercise = await openExercise(locals.backend, params.ejercicio);
	// Nothing writes to the draft any more once it is published.
	const instrument = await readDraft(locals.backend, consultation, exercise);
	const written = await writeFormFile(params.tipo, writeXlsForm(instrument));
	return new Response(new Uint8Array(written), {
		headers: {
			'content-type': formFiles[params.tipo].type,
			'content-disposition': `attachment; filename="${consultation.slug}-xlsform.${params.tipo}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
