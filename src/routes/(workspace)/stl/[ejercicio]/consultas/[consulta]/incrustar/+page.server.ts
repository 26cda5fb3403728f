import { openConsultation } from '../../../desk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	return {
		here: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		title: consultation.title,
		isOffered: consultation.channels.includes('web'),
		origins: exercise.embedOrigins,
		address: `${locals.site.origin}/incrustar/${consultation.slug}`,
	};
};
