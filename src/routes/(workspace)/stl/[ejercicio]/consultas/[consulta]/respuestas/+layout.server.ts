import { isErased } from '$lib/domain/consultation/isErased';
import { readOpeningsKept } from '$lib/server/data/record/openings';
import { openConsultation } from '../../../desk.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const consultation = await openConsultation(locals.backend, params);
	const kept = await readOpeningsKept(locals.backend, consultation.exerciseSlug);
	return { erasedOn: kept !== null && isErased(kept, consultation.closedOn) ? kept.erasedOn : null };
};
