import { fail, redirect } from '@sveltejs/kit';
import { placeForm, placeKinds } from '$lib/domain/consultation/channels/channelForms';
import { crossPlaces } from '$lib/domain/consultation/channels/crossPlaces';
import { parseForm } from '$lib/domain/form';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { countByPlace, createPlace, listPlaces, retirePlace } from '$lib/server/data/channels/places';
import { openConsultation, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

async function listMunicipalities(stateId: string | null): Promise<readonly { id: string; name: string }[]> {
	if (stateId === null) return readCountry();
	return (await readStateCatalogue(stateId))?.municipalities ?? [];
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const [places, counts, municipalities] = await Promise.all([
		listPlaces(locals.backend, consultation.slug),
		countByPlace(locals.backend, consultation.id),
		listMunicipalities(exercise.stateId),
	]);
	const ids = places.map(({ id }) => id);
	const cross = crossPlaces(ids, consultation.channels, counts);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	return {
		here,
		title: consultation.title,
		isOffered: consultation.channels.includes('public_space'),
		isDraft: consultation.state === 'draft',
		isClosed: consultation.phase === 'closed',
		kinds: [...placeKinds],
		municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
		places: places.map((place) => ({
			id: place.id,
			name: place.name,
			kind: place.kind,
			municipality: place.municipalityName,
			isRetired: place.retiredOn !== null,
			isLocated: place.latitudeE6 !== null,
			point: `${here}/lugares/${place.publicKey}`,
			poster: `${here}/cartel?lugar=${place.publicKey}`,
			answers: cross.lines.find((line) => line.place === place.id)?.total ?? 0,
		})),
		cross,
		just: ['agregado', 'retirado', 'situado'].find((name) => url.searchParams.has(name)) ?? null,
	};
};

export const actions: Actions = {
	create: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(placeForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const consultation = await openConsultation(locals.backend, params);
		const created = await createPlace(locals.backend, consultation.id, read.value);
		if (!created.ok) return refuse(locals.locale, created.error, form);
		redirect(303, '?agregado');
	},
	retire: async ({ locals, params, request }) => {
		const form = await request.formData();
		const consultation = await openConsultation(locals.backend, params);
		const places = await listPlaces(locals.backend, consultation.slug);
		const place = places.find(({ id }) => id === form.get('place'));
		if (place === undefined) return fail(404, { errors: [], typed: {} });
		const retired = await retirePlace(locals.backend, place.id);
		if (!retired.ok) return refuse(locals.locale, retired.error, form);
		redirect(303, '?retirado');
	},
};
