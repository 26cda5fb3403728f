import { saidIn } from '$lib/domain/text';
import { showInstitution } from '../../../../institution.server';
import { findPublicSurvey } from '../../../findPublicSurvey.server';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, locals }) => {
	const { consultation, instrument } = await findPublicSurvey(params.slug);
	return {
		slug: consultation.slug,
		title: consultation.title,
		institution: showInstitution(consultation),
		notice: saidIn(instrument.notice.full, locals.locale),
	};
};
