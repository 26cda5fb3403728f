import { error } from '@sveltejs/kit';
import { textIn } from '$lib/domain/text';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import { showInstitution } from '../../../../institution.server';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, locals }) => {
	const survey = await readPublicSurvey(anonymousBackend(), params.slug, Date.now());
	if (!survey || survey.consultation.phase === 'draft') error(404);
	const { consultation, instrument } = survey;
	return {
		slug: consultation.slug,
		title: consultation.title,
		institution: showInstitution(consultation),
		notice: textIn(instrument.notice.full, locals.locale),
	};
};
