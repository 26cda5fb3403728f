import { anonymousBackend } from '$lib/server/backend/clients';
import { listExtensions, listRankings, readParticipation } from '$lib/server/data/prioritizations';
import { readPrioritization } from './readPrioritization.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { prioritization, methodology, methodologyHash, exercise, results, view } = await readPrioritization(
		params.slug,
	);
	const backend = anonymousBackend();
	const [rankings, participation] = await Promise.all([
		listRankings(backend, prioritization.id),
		readParticipation(backend, prioritization.id),
	]);
	const extensions = await listExtensions(
		backend,
		rankings.map(({ id }) => id),
	);
	return {
		exercise,
		institution: {
			name: exercise.institutionName,
			crest: exercise.institutionCrest,
		},
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
		rankings: rankings.map((ranking) => ({
			...ranking,
			tookPart: participation.find(({ ranking: id }) => id === ranking.id)?.tookPart ?? 0,
			extensions: extensions.filter(({ rankingId }) => rankingId === ranking.id),
		})),
		versions: results.map(({ version, contentHash, computedOn }) => ({ version, contentHash, computedOn })),
		view,
	};
};
