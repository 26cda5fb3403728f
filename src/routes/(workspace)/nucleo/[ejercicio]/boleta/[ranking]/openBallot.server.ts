import { error } from '@sveltejs/kit';
import { parseUuid } from '$lib/basics/ids';
import type { QuestionView } from '$lib/components/ballot/view';
import type { BallotTerms } from '$lib/domain/ranking/marks';
import { methodologySchema } from '$lib/evidence';
import { requirePlace } from '$lib/server/access/admit';
import type { Place } from '$lib/server/access/places';
import { findPrioritizationById, type Prioritization } from '$lib/server/data/prioritizations';
import { findRanking, type Ranking } from '$lib/server/data/ranking/rankings';
import { offerOrder } from './offerOrder';

/** The ballot of one ranking, as frozen, in the order it is offered to whoever asks. */
export interface OpenedBallot {
	place: Place;
	ranking: Ranking;
	prioritization: Prioritization;
	question: QuestionView;
	/** Hash of the frozen methodology, which the ballot names. */
	methodology: string;
	/** What it asks people to do. */
	terms: BallotTerms;
	problems: { id: string; title: string; description: string }[];
}

/** Opens a ballot of this exercise for somebody who has a place in it. Those of other exercises do not exist here. */
export async function openBallot(
	locals: App.Locals,
	params: { ejercicio: string; ranking: string },
): Promise<OpenedBallot> {
	const place = await requirePlace({ locals }, params.ejercicio);
	const id = parseUuid(params.ranking);
	const ranking = id.ok ? await findRanking(locals.backend, id.value) : null;
	if (ranking?.exerciseId !== place.exercise.id) error(404);
	const prioritization = await findPrioritizationById(locals.backend, ranking.prioritizationId);
	const { methodology, methodologyHash } = prioritization ?? {};
	if (!prioritization || !methodology || !methodologyHash) error(404);
	const { alternatives, counting } = methodologySchema.parse(JSON.parse(methodology));
	const { slug, title, question, timeZone, round } = prioritization;
	return {
		place,
		ranking,
		prioritization,
		question: { slug, title, question, timeZone, round },
		methodology: methodologyHash,
		terms: counting,
		problems: offerOrder(alternatives, ranking.id, place.seat?.id ?? place.person),
	};
}
