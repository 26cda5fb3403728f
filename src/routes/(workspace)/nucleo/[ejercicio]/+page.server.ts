import { readOwnBallot } from '$lib/server/data/ballots';
import { countAnswers, listConsultations } from '$lib/server/data/consultations';
import { listPrioritizations } from '$lib/server/data/prioritizations';
import { listExclusions } from '$lib/server/data/response/exclusions';
import { listRankings, readParticipation } from '$lib/server/data/ranking/rankings';
import { findStanding, viewRanking } from './standing.server';
import type { PageServerLoad } from './$types';

/** Consultations with something to decide on, for those who do: answers in review, or answers to leave out. */
async function listReviews(
	{ backend }: App.Locals,
	exerciseId: string,
	roles: readonly string[],
): Promise<{ slug: string; title: string; inReview: number; proposed: number }[]> {
	if (!roles.some((role) => role === 'stl_staff' || role === 'guarantor')) return [];
	const published = (await listConsultations(backend, exerciseId)).filter(({ state }) => state !== 'draft');
	const counted = await Promise.all(
		published.map(async ({ id, slug, title, state, reviewDays }) => ({
			slug,
			title,
			inReview: (await countAnswers(backend, id)).inReview,
			proposed: state === 'closed' && reviewDays > 0 ? await countProposed(backend, id) : 0,
		})),
	);
	return counted.filter(({ inReview, proposed }) => inReview + proposed > 0);
}

/** Proposals to leave answers out, or to count them again, that can still be decided. */
async function countProposed(backend: App.Locals['backend'], consultation: string): Promise<number> {
	const { isPublished, exclusions } = await listExclusions(backend, consultation);
	return isPublished ? 0 : exclusions.filter(({ state }) => state === 'proposed').length;
}

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise, place } = await parent();
	const published = (await listPrioritizations(locals.backend, exercise.id)).filter(
		({ state }) => state === 'published',
	);
	const nucleus = place.seat?.nucleus ?? null;
	const items = await Promise.all(
		published.map(async (prioritization) => {
			const [rankings, participation] = await Promise.all([
				listRankings(locals.backend, prioritization.id),
				readParticipation(locals.backend, prioritization.id),
			]);
			// A seat sees its own nucleus; who has no seat follows them all.
			const shown = rankings.filter(({ nucleusId }) => nucleus === null || nucleusId === nucleus.id);
			return Promise.all(
				shown.map(async (ranking) => ({
					ranking: viewRanking(ranking, participation),
					standing: findStanding(place, ranking, await readOwnBallot(locals.backend, ranking.id)),
					question: {
						slug: prioritization.slug,
						title: prioritization.title,
						question: prioritization.question,
						timeZone: prioritization.timeZone,
						round: prioritization.round,
					},
				})),
			);
		}),
	);
	return { items: items.flat(), reviews: await listReviews(locals, exercise.id, place.roles) };
};
