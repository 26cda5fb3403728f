import { guarantorMessages } from '$lib/messages/workspace/guarantor/guarantor';
import { formatMoment, type Locale } from '$lib/messages/locale';
import type { Backend } from '$lib/server/backend/clients';
import { countAnswers, listConsultations } from '$lib/server/data/consultations';
import type { Exercise } from '$lib/server/data/exercises';
import { listPrioritizations } from '$lib/server/data/prioritizations';
import { listRankings } from '$lib/server/data/ranking/rankings';
import { findCurrent } from '$lib/server/data/record/currentResult';
import { listDocuments } from '$lib/server/data/record/documents';
import { listResults } from '$lib/server/data/results';

/** Something an exercise waits for, in a sentence. */
interface Missing {
	text: string;
	/** Whether it should have been done by now. */
	isDue: boolean;
}

/** What an exercise waits for: closings, decisions, results, and the minuta and acta of each nucleus that ranked. */
export async function readMissing(
	backend: Backend,
	{ id: exerciseId, timeZone }: Exercise,
	locale: Locale,
): Promise<Missing[]> {
	const m = guarantorMessages[locale].items;
	const [consultations, prioritizations, documents] = await Promise.all([
		listConsultations(backend, exerciseId),
		listPrioritizations(backend, exerciseId),
		listDocuments(backend, exerciseId),
	]);
	const late = (text: string): Missing => ({ text, isDue: true });
	const closing = (title: string, state: string, closesAt: string): Missing[] => {
		if (state === 'closed') return [];
		if (new Date(closesAt) <= new Date()) return [late(m.due(title))];
		return [{ text: m.closes(title, formatMoment(locale, closesAt, timeZone, 'dateTime')), isDue: false }];
	};
	const ofConsultations = await Promise.all(
		consultations
			.filter(({ state }) => state !== 'draft')
			.map(async ({ id, title, state, closesAt }) => {
				const { inReview } = await countAnswers(backend, id);
				return [
					...closing(title, state, closesAt),
					...(inReview > 0 ? [late(m.review(title, inReview))] : []),
				];
			}),
	);
	const ofPrioritizations = await Promise.all(
		prioritizations
			.filter(({ state }) => state === 'published')
			.map(async ({ id, title }) => {
				const [all, results] = await Promise.all([listRankings(backend, id), listResults(backend, id)]);
				const standing = all.filter(({ state }) => state !== 'annulled');
				const isOver = standing.length > 0 && standing.every(({ state }) => state === 'closed');
				return [
					...standing.flatMap((ranking) => {
						const name = `${title}, ${ranking.nucleusName}`;
						if (ranking.state !== 'closed') return closing(name, ranking.state, ranking.closesAt);
						const kinds = documents.filter(({ about }) => about === ranking.id).map(({ kind }) => kind);
						const lacking = (['minuta', 'acta'] as const).filter((kind) => !kinds.includes(kind));
						const [only] = lacking;
						if (only === undefined) return [];
						return [late(m[lacking.length > 1 ? 'both' : only](name))];
					}),
					...(isOver && findCurrent(all, results) === null ? [late(m.tally(title))] : []),
				];
			}),
	);
	return [...ofConsultations.flat(), ...ofPrioritizations.flat()].sort(
		(a, b) => Number(b.isDue) - Number(a.isDue),
	);
}
