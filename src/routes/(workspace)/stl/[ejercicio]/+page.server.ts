import { toCard } from '$lib/components/consultation-editor/consultationCard';
import { countAnswers, listConsultations } from '$lib/server/data/consultations';
import { countSealLetters } from '$lib/server/data/log/sealLetters';
import { listPrioritizations } from '$lib/server/data/prioritizations';
import { listRankings, readParticipation } from '$lib/server/data/ranking/rankings';
import { listProblems } from '$lib/server/data/problems';
import { readMailSettings } from '$lib/server/mail/readMailSettings';
import type { PageServerLoad } from './$types';

/** The openings and closings of the last weeks. */
const mostTold = 6;

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const { backend } = locals;
	const [consultations, prioritizations, problems, sealLetters] = await Promise.all([
		listConsultations(backend, exercise.id),
		listPrioritizations(backend, exercise.id),
		listProblems(backend, exercise.id),
		countSealLetters(backend, exercise.id),
	]);
	const cards = await Promise.all(
		consultations.map(async (consultation) => {
			const isCounted = !['draft', 'announced'].includes(consultation.phase);
			return toCard(consultation, isCounted ? await countAnswers(backend, consultation.id) : null);
		}),
	);
	const cited = new Set(problems.flatMap(({ sourceKinds }) => sourceKinds));
	const rankings = await Promise.all(
		prioritizations
			.filter(({ state }) => state === 'published')
			.map(async (prioritization) => {
				const [found, participation] = await Promise.all([
					listRankings(backend, prioritization.id),
					readParticipation(backend, prioritization.id),
				]);
				return found
					.filter(({ phase }) => phase === 'open' || phase === 'announced' || phase === 'closing')
					.map((ranking) => ({
						id: ranking.id,
						prioritization: prioritization.title,
						slug: prioritization.slug,
						nucleus: ranking.nucleusName,
						closesAt: ranking.closesAt,
						opensAt: ranking.opensAt,
						phase: ranking.phase,
						seats: ranking.eligibleSeats,
						tookPart: participation.find((one) => one.ranking === ranking.id)?.tookPart ?? 0,
					}));
			}),
	);
	return {
		drafts: cards.filter(({ phase }) => phase === 'draft' || phase === 'due'),
		open: cards.filter(({ phase }) => phase === 'open' || phase === 'announced'),
		// Once answers have become problems, reading them no longer waits for anybody.
		toRead: cited.has('answer')
			? []
			: cards.filter(({ phase, total }) => phase === 'closed' && (total ?? 0) > 0),
		prioritizationDrafts: prioritizations
			.filter(({ state }) => state === 'draft')
			.map(({ id, slug, title }) => ({ id, slug, title })),
		rankings: rankings.flat(),
		sealLetters: { isSetUp: readMailSettings() !== null, told: sealLetters.slice(0, mostTold) },
		problemCount: problems.filter(({ mergedInto }) => mergedInto === null).length,
	};
};
