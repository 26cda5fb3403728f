import { addUpDesk, isOffShift, mayGiveUp, shiftState } from '$lib/domain/consultation/shift';
import { findPrintedSeal } from '$lib/server/data/log/printedSeal';
import { listShifts, readStationTotals } from '$lib/server/data/station/shifts';
import { listStations } from '$lib/server/data/station/stations';
import { openConsultation } from '../../../../desk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, title, exerciseId } = await openConsultation(locals.backend, params);
	const [shifts, stations, totals, seal] = await Promise.all([
		listShifts(locals.backend, id),
		listStations(locals.backend, id),
		readStationTotals(locals.backend, id),
		findPrintedSeal(locals.backend, exerciseId),
	]);
	const desks = stations.map((station) => {
		const sheets = shifts.filter(({ stationId }) => stationId === station.id);
		return { id: station.id, name: station.name, ...addUpDesk(sheets, totals[station.id] ?? 0) };
	});
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}/modulos/turnos`;
	return {
		list: `/stl/${params.ejercicio}/consultas/${params.consulta}/modulos`,
		title,
		seal: seal && { ...seal, origin: locals.site.origin, slug: params.ejercicio },
		shifts: shifts.map((shift) => ({
			...shift,
			state: shiftState(shift),
			isOffShift: isOffShift(shift),
			giveUp: mayGiveUp(shift) ? `${here}/${shift.id}/perdidas` : null,
		})),
		desks: desks.filter(({ stored, onSheets }) => stored + onSheets > 0),
	};
};
