import { toCard } from '$lib/components/consultation-editor/consultationCard';
import { countAnswers, listConsultations } from '$lib/server/data/consultations';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const consultations = await listConsultations(locals.backend, exercise.id);
	return {
		cards: await Promise.all(
			consultations.map(async (consultation) =>
				toCard(
					consultation,
					consultation.phase === 'draft' || consultation.phase === 'announced'
						? null
						: await countAnswers(locals.backend, consultation.id),
				),
			),
		),
	};
};
