import { redirect } from '@sveltejs/kit';
import { channelAddress, postersOf } from '$lib/components/consultation-editor/channelAddress';
import { openConsultation } from '../../../desk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	// A poster of something that may still change would lead nowhere.
	if (consultation.state === 'draft') redirect(303, here);
	const posters = postersOf(consultation.channels);
	const channel = posters.find((offered) => offered === url.searchParams.get('canal')) ?? posters[0] ?? 'web';
	return {
		here,
		consultation,
		channel,
		address: channelAddress(locals.site.origin, consultation.slug, channel),
	};
};
