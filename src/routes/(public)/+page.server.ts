import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicIndex } from '$lib/server/data/openSurveys';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ setHeaders }) => {
	const { consultations, prioritizations, exercises } = await readPublicIndex(anonymousBackend(), Date.now());
	setHeaders({ 'cache-control': 'private, no-cache' });
	const inPhase = (phase: string) => consultations.filter((consultation) => consultation.phase === phase);
	return {
		open: inPhase('open'),
		announced: inPhase('announced'),
		closed: inPhase('closed'),
		prioritizations: prioritizations.map(({ slug, title, exerciseName, isSample, round }) => ({
			slug,
			title,
			exerciseName,
			isSample,
			round,
		})),
		exercises: exercises.map(({ slug, name }) => ({ slug, name })),
		isSample: exercises.some(({ isSample }) => isSample),
	};
};
