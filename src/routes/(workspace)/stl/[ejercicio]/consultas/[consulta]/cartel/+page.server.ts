import { redirect } from '@sveltejs/kit';
import {
	channelAddress,
	placeAddress,
	postersOf,
} from '$lib/components/consultation-editor/channel/channelAddress';
import { readPlaceKey } from '$lib/domain/consultation/channels/circumstances';
import { findPrintedSeal } from '$lib/server/data/log/printedSeal';
import { listPlaces } from '$lib/server/data/channels/places';
import { openConsultation } from '../../../desk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	// A poster of something that may still change would lead nowhere.
	if (consultation.state === 'draft') redirect(303, here);
	const posters = postersOf(consultation.channels);
	const channel = posters.find((offered) => offered === url.searchParams.get('canal')) ?? posters[0] ?? 'web';
	const placeKey = readPlaceKey(url.searchParams.get('lugar') ?? '');
	const [places, seal] = await Promise.all([
		listPlaces(locals.backend, consultation.slug),
		findPrintedSeal(locals.backend, consultation.exerciseId),
	]);
	const place = places.find(({ publicKey }) => publicKey === placeKey) ?? null;
	return {
		here: place ? `${here}/lugares` : here,
		consultation,
		channel,
		place: place && { name: place.name, municipality: place.municipalityName, key: place.publicKey },
		seal: seal && { ...seal, origin: locals.site.origin, slug: params.ejercicio },
		address: place
			? placeAddress(locals.site.origin, consultation.slug, place.publicKey)
			: channelAddress(locals.site.origin, consultation.slug, channel),
	};
};
