import { findPhase } from '$lib/domain/ranking/phase';
import { listPrioritizations } from '$lib/server/data/prioritizations';
import { listRankings, readParticipation } from '$lib/server/data/ranking/rankings';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const items = await Promise.all(
		(await listPrioritizations(locals.backend, exercise.id)).map(async (prioritization) => {
			const { id, slug, title, question, state, alternatives, createdOn, publishedOn } = prioritization;
			const [rankings, participation] =
				state === 'draft'
					? [[], []]
					: await Promise.all([listRankings(locals.backend, id), readParticipation(locals.backend, id)]);
			return {
				...{ id, slug, title, question, createdOn, publishedOn },
				phase: findPhase(state, rankings),
				alternatives: alternatives.length,
				rankings: rankings.map((ranking) => ({
					...ranking,
					tookPart: participation.find((row) => row.ranking === ranking.id)?.tookPart ?? 0,
				})),
			};
		}),
	);
	return { items };
};
