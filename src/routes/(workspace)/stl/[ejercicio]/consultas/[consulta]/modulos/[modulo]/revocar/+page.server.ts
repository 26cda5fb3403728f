import { error, redirect } from '@sveltejs/kit';
import type { Backend } from '$lib/server/backend/clients';
import { listStations, revokeStation, type Station } from '$lib/server/data/station/stations';
import { openConsultation, refuse } from '../../../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

type Params = { ejercicio: string; consulta: string; modulo: string };

/** A station of this consultation; any other answers as if there were none. */
async function openStation(backend: Backend, params: Params): Promise<Station> {
	const consultation = await openConsultation(backend, params);
	const stations = await listStations(backend, consultation.id);
	return stations.find(({ id }) => id === params.modulo) ?? error(404);
}

function listAt({ ejercicio, consulta }: Params): string {
	return `/stl/${ejercicio}/consultas/${consulta}/modulos`;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const station = await openStation(locals.backend, params);
	if (station.revokedOn !== null) redirect(303, listAt(params));
	return { list: listAt(params), name: station.name, waiting: station.waiting };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const station = await openStation(locals.backend, params);
		const revoked = await revokeStation(locals.backend, station.id);
		if (!revoked.ok) return refuse(locals.locale, revoked.error, form);
		redirect(303, `${listAt(params)}?revocado=1`);
	},
};
