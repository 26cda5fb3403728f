import { shiftState } from '$lib/domain/consultation/shift';
import { listShifts } from '$lib/server/data/station/shifts';
import { openConsultation } from '../../../../desk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, title } = await openConsultation(locals.backend, params);
	const shifts = await listShifts(locals.backend, id);
	return {
		list: `/stl/${params.ejercicio}/consultas/${params.consulta}/modulos`,
		title,
		shifts: shifts.map((shift) => ({ ...shift, state: shiftState(shift) })),
	};
};
