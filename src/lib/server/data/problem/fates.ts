import type { Backend } from '../../backend/clients';
import { findConsultation } from '../consultations';
import { shareReads } from '../openSurveys';
import { listPublicPrioritizations, type Prioritization } from '../prioritizations';
import { readPublishedResult } from '../record/publishedResult';
import { readProblemsFrom } from './codings';

/** A ranking that shows a problem, and its place once there is a result. */
export interface RankedFate {
	slug: string;
	title: string;
	/** From 1; null while there is no result. */
	place: number | null;
	of: number;
}

/** What came of the answers to a closed consultation, as anybody may know. */
export interface Fates {
	problems: { number: number; title: string; rankings: RankedFate[] }[];
	/** Problems that no published ranking shows yet. */
	unranked: number;
}

const shareFates = shareReads<Fates>();

/** What became of the problems that the answers to a consultation speak of; at most some seconds old. */
export function readFates(anonymous: Backend, consultationSlug: string, now: number): Promise<Fates> {
	return shareFates(consultationSlug, now, async () => {
		const { ranked, unranked } = await readProblemsFrom(anonymous, consultationSlug);
		if (ranked.length === 0) return { problems: [], unranked };
		const consultation = await findConsultation(anonymous, consultationSlug);
		const told = new Set(ranked.map(({ problem }) => problem));
		const holding = (await listPublicPrioritizations(anonymous)).filter(
			({ exerciseId, alternatives }) =>
				exerciseId === consultation?.exerciseId && alternatives.some((id) => told.has(id)),
		);
		const places = await Promise.all(holding.map((one) => readPlaces(anonymous, one)));
		return {
			unranked,
			problems: ranked.map(({ problem, number, title }) => ({
				number,
				title,
				rankings: holding.flatMap(({ slug, title: name, alternatives }, at) =>
					alternatives.includes(problem)
						? [{ slug, title: name, place: places[at]?.get(problem) ?? null, of: alternatives.length }]
						: [],
				),
			})),
		};
	});
}

async function readPlaces(anonymous: Backend, one: Prioritization): Promise<Map<string, number>> {
	const view = (await readPublishedResult(anonymous, one))?.view ?? null;
	return new Map(view === null ? [] : view.joint.rows.map(({ id, place }) => [id, place]));
}
