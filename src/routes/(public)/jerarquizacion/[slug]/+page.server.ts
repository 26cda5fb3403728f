import { anonymousBackend } from '$lib/server/backend/clients';
import { readRankingFacts } from '$lib/server/data/record/rankingFacts';
import { readPrioritization } from './readPrioritization.server';
import { showInstitution } from '../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { prioritization, methodology, methodologyHash, exercise, results, view } = await readPrioritization(
		params.slug,
	);
	const rankings = await readRankingFacts(anonymousBackend(), prioritization.id);
	return {
		exercise,
		institution: showInstitution(exercise),
		detail: exercise.name,
		printHead: `${exercise.name} · ${prioritization.title}`,
		prioritization: {
			slug: prioritization.slug,
			title: prioritization.title,
			question: prioritization.question,
			publication: prioritization.publication,
			publishedOn: prioritization.publishedOn,
		},
		methodology,
		methodologyHash,
		rankings,
		versions: results.map(({ version, contentHash, computedOn }) => ({ version, contentHash, computedOn })),
		view,
	};
};
