import { error, fail, redirect } from '@sveltejs/kit';
import { readTyped } from '$lib/domain/readTyped';
import { mayGiveUp } from '$lib/domain/consultation/shift';
import { stationMessages } from '$lib/messages/workspace/stations';
import type { Backend } from '$lib/server/backend/clients';
import { giveUpShift, listShifts, type StationShift } from '$lib/server/data/station/shifts';
import { openConsultation, refuse } from '../../../../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

type Params = { ejercicio: string; consulta: string; turno: string };

/** A shift of this consultation; any other answers as if there were none. */
async function openShift(backend: Backend, params: Params): Promise<StationShift> {
	const consultation = await openConsultation(backend, params);
	const shifts = await listShifts(backend, consultation.id);
	return shifts.find(({ id }) => id === params.turno) ?? error(404);
}

function listAt({ ejercicio, consulta }: Params): string {
	return `/stl/${ejercicio}/consultas/${consulta}/modulos/turnos`;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const shift = await openShift(locals.backend, params);
	if (!mayGiveUp(shift)) redirect(303, listAt(params));
	return {
		list: listAt(params),
		name: shift.stationName,
		missing: shift.made - shift.arrived - shift.lost,
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const shift = await openShift(locals.backend, params);
		const typed = form.get('reason');
		const reason = typeof typed === 'string' ? typed.normalize('NFC').replace(/\r\n?/g, '\n').trim() : '';
		const given = await giveUpShift(locals.backend, shift.id, reason);
		if (!given.ok && given.error.code === 'reason_required') {
			const message = stationMessages[locals.locale].shifts.lost.reasonForm;
			return fail(400, { errors: [{ field: 'reason', message }], typed: readTyped(form) });
		}
		if (!given.ok) return refuse(locals.locale, given.error, form);
		redirect(303, listAt(params));
	},
};
