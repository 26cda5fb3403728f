import { error, fail, redirect } from '@sveltejs/kit';
import { placePointForm } from '$lib/domain/consultation/channels/channelForms';
import { parseForm } from '$lib/domain/form';
import { formatDegrees } from '$lib/domain/territory/point';
import { readStateCatalogue, topologyUrl } from '$lib/map/readMexico.server';
import { refusedForm } from '$lib/messages/access/refuseForm';
import type { Backend } from '$lib/server/backend/clients';
import { listPlaces, locatePlace, type Place } from '$lib/server/data/channels/places';
import { openConsultation, refuse } from '../../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

type Params = { ejercicio: string; consulta: string; lugar: string };

/** A place of this consultation by the key of its poster; any other answers as if there were none. */
async function openPlace(backend: Backend, params: Params): Promise<Place> {
	const consultation = await openConsultation(backend, params);
	const places = await listPlaces(backend, consultation.slug);
	return places.find(({ publicKey }) => publicKey === params.lugar) ?? error(404);
}

function listAt({ ejercicio, consulta }: Params): string {
	return `/stl/${ejercicio}/consultas/${consulta}/lugares`;
}

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const place = await openPlace(locals.backend, params);
	const { stateId } = exercise;
	const state = stateId === null ? null : ((await readStateCatalogue(stateId))?.state ?? null);
	return {
		list: listAt(params),
		name: place.name,
		municipality: place.municipalityId,
		map: state && { topologyUrl: topologyUrl(state.id), stateName: state.name },
		latitude: place.latitudeE6 === null ? '' : formatDegrees(place.latitudeE6),
		longitude: place.longitudeE6 === null ? '' : formatDegrees(place.longitudeE6),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const place = await openPlace(locals.backend, params);
		const read = parseForm(placePointForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const located = await locatePlace(locals.backend, place.id, read.value.point);
		if (!located.ok) return refuse(locals.locale, located.error, form);
		redirect(303, `${listAt(params)}?situado`);
	},
};
