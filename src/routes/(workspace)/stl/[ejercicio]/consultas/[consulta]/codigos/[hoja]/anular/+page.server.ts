import { error, redirect } from '@sveltejs/kit';
import type { Backend } from '$lib/server/backend/clients';
import { listCodeBatches, voidCodes, type CodeBatch } from '$lib/server/data/channels/codes';
import { openConsultation, refuse } from '../../../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

type Params = { ejercicio: string; consulta: string; hoja: string };

/** A batch of this consultation; any other answers as if there were none. */
async function openBatch(backend: Backend, params: Params): Promise<CodeBatch> {
	const consultation = await openConsultation(backend, params);
	const batches = await listCodeBatches(backend, consultation.id);
	return batches.find(({ id }) => id === params.hoja) ?? error(404);
}

function listAt({ ejercicio, consulta }: Params): string {
	return `/stl/${ejercicio}/consultas/${consulta}/codigos`;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const batch = await openBatch(locals.backend, params);
	if (batch.unused === 0) redirect(303, listAt(params));
	return { list: listAt(params), label: batch.label, unused: batch.unused };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const batch = await openBatch(locals.backend, params);
		const voided = await voidCodes(locals.backend, batch.id);
		if (!voided.ok) return refuse(locals.locale, voided.error, form);
		redirect(303, `${listAt(params)}?anulados`);
	},
};
