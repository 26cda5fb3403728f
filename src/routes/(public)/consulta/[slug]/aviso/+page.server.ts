import { isErased } from '$lib/domain/consultation/isErased';
import { saidIn } from '$lib/domain/text';
import { readOpeningsKept } from '$lib/server/data/record/openings';
import { showInstitution } from '../../../../institution.server';
import { findPublicSurvey } from '../../../findPublicSurvey.server';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, locals }) => {
	const { consultation, instrument } = await findPublicSurvey(params.slug);
	const kept = await readOpeningsKept(locals.backend, consultation.exerciseSlug);
	return {
		kept: kept && { ...kept, isErased: isErased(kept, consultation.closedOn) },
		slug: consultation.slug,
		title: consultation.title,
		institution: showInstitution(consultation),
		notice: saidIn(instrument.notice.full, locals.locale),
	};
};
