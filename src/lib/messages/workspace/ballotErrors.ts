import type { BallotErrorCode } from '../../domain/ranking/ballot/ballotErrors';
import type { Task } from '../../domain/ranking/marks';
import { defineMessages } from '../defineMessages';
import { agree, type Locale } from '../locale';

const sentences = defineMessages({
	es: {
		empty: {
			rank: 'Ordena al menos un problema, o marca que tu boleta va en blanco.',
			approve: 'Elige al menos un problema, o marca que tu boleta va en blanco.',
			points: 'Da al menos un punto, o marca que tu boleta va en blanco.',
			criteria: 'Da al menos un número, o marca que tu boleta va en blanco.',
			pairs: 'Contesta al menos una vez, o marca que tu boleta va en blanco.',
		},
		placeUnknown: (title: string) => `Elige un lugar de la lista para ${title}.`,
		placeRepeated: (titles: string) => `Cambia un lugar: ${titles} tienen el mismo.`,
		tooManyRanked: (most: number) =>
			`Quita problemas hasta dejar ${most.toString()}. Ordena solo ${agree(most, 'el que más urge', 'los que más urgen')}.`,
		tooManyApproved: (most: number, over: number) =>
			`Quita ${over.toString()}: puedes elegir hasta ${most.toString()}.`,
		pointsUnknown: (title: string) => `Escribe con números cuántos puntos das a ${title}. O déjalo vacío.`,
		pointsCapped: (title: string, most: number) =>
			`Da menos puntos a ${title}: le caben hasta ${most.toString()}.`,
		pointsOver: (most: number, over: number) =>
			`Quita ${over.toString()} ${agree(over, 'punto', 'puntos')}: tienes ${most.toString()} en total.`,
		scoreUnknown: (title: string) => `Elige otra vez tu número para ${title}, o «No sé».`,
		notUnderstood: 'No entendimos una respuesta. Vuelve a cargar la página y contesta otra vez.',
	},
	en: {
		empty: {
			rank: 'Rank at least one problem, or mark that your ballot is blank.',
			approve: 'Choose at least one problem, or mark that your ballot is blank.',
			points: 'Give at least one point, or mark that your ballot is blank.',
			criteria: 'Give at least one number, or mark that your ballot is blank.',
			pairs: 'Answer at least once, or mark that your ballot is blank.',
		},
		placeUnknown: (title) => `Choose a place from the list for ${title}.`,
		placeRepeated: (titles) => `Change a place: ${titles} have the same one.`,
		tooManyRanked: (most) =>
			`Remove problems until ${most.toString()} ${agree(most, 'is', 'are')} left. Rank only the most urgent.`,
		tooManyApproved: (most, over) => `Remove ${over.toString()}: you can choose up to ${most.toString()}.`,
		pointsUnknown: (title) => `Write in numbers how many points you give to ${title}. Or leave it empty.`,
		pointsCapped: (title, most) => `Give fewer points to ${title}: it takes up to ${most.toString()}.`,
		pointsOver: (most, over) =>
			`Remove ${over.toString()} ${agree(over, 'point', 'points')}: you have ${most.toString()} in all.`,
		scoreUnknown: (title) => `Choose your number for ${title} again, or “I don’t know”.`,
		notUnderstood: 'We did not understand an answer. Reload the page and answer again.',
	},
});

/** What an error of a ballot says. `titles` are those it is about, quoted and joined. */
export function describeBallotError(
	locale: Locale,
	task: Task,
	code: BallotErrorCode,
	{ titles, most = 0, over = 0 }: { titles: string; most?: number | undefined; over?: number | undefined },
): string {
	const m = sentences[locale];
	switch (code) {
		case 'ballot_empty':
			return m.empty[task];
		case 'ballot_place_unknown':
			return m.placeUnknown(titles);
		case 'ballot_place_repeated':
			return m.placeRepeated(titles);
		case 'ballot_too_many_ranked':
			return m.tooManyRanked(most);
		case 'ballot_too_many_approved':
			return m.tooManyApproved(most, over);
		case 'ballot_points_unknown':
			return m.pointsUnknown(titles);
		case 'ballot_points_capped':
			return m.pointsCapped(titles, most);
		case 'ballot_points_over':
			return m.pointsOver(most, over);
		case 'ballot_score_unknown':
			return m.scoreUnknown(titles);
		case 'ballot_not_understood':
			return m.notUnderstood;
	}
}
