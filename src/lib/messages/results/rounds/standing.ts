import { defineMessages } from '../../defineMessages';
import { agree } from '../../locale';

/** What a nucleus reads on its ballot of the round before, and of its own once it is over. */
export const standingMessages = defineMessages({
	es: {
		standing: {
			before: (number: number) => `Dónde quedó tu núcleo en la ronda ${number.toString()}`,
			now: 'Dónde quedó tu núcleo',
			others: (nucleus: string, number: number) => `Dónde quedó ${nucleus} en la ronda ${number.toString()}`,
			othersNow: (nucleus: string) => `Dónde quedó ${nucleus}`,
			agree: {
				strong: (w: string) => `Sus boletas están muy de acuerdo (W ${w}).`,
				some: (w: string) => `Sus boletas están algo de acuerdo (W ${w}).`,
				weak: (w: string) => `Sus boletas están poco de acuerdo (W ${w}).`,
			},
			why: (reason: string) => `Qué tan de acuerdo están: ${reason}.`,
			scale: 'Con W 1, todas dan el mismo orden.',
			took: (count: number, seats: number) =>
				`${agree(count, 'Votó', 'Votaron')} ${count.toString()} de ${seats.toString()} ${agree(seats, 'asiento', 'asientos')}.`,
			joint: (place: string) => `entre todos: lugar ${place}`,
			own: (place: string) => `tú: lugar ${place}`,
			tied: 'empate',
			gone: 'ya no está en esta ronda',
			score: {
				approval: (share: string) => `${share} de las boletas`,
				'cumulative-points': (points: string) =>
					`${points} ${agree(Number(points), 'punto', 'puntos')} por boleta`,
				'weighted-sum': (points: string) => `${points} ${agree(Number(points), 'punto', 'puntos')}`,
				'win-share': (share: string) => `${share} de victorias`,
			},
			none: 'Tu núcleo no tuvo resultado en esa ronda.',
			noneNow: 'Tu núcleo no tuvo resultado.',
			hidden: 'El resultado de la ronda anterior no se muestra ahora.',
			full: 'Ver todo el resultado',
		},
		mine: {
			start: 'Empezar desde mi boleta anterior',
			started: 'Empiezas desde tu boleta anterior. Nada se guarda hasta que la revises.',
			fewer: 'Se quitaron los problemas que ya no están.',
			untied:
				'Tu boleta anterior ya no se puede traer. Al cerrar aquella ronda se borró de quién era cada una.',
		},
	},
	en: {
		standing: {
			before: (number) => `Where your nucleus stood in round ${number.toString()}`,
			now: 'Where your nucleus stands',
			others: (nucleus, number) => `The order of ${nucleus} in round ${number.toString()}`,
			othersNow: (nucleus) => `The order of ${nucleus}`,
			agree: {
				strong: (w) => `Its ballots agree strongly (W ${w}).`,
				some: (w) => `Its ballots agree somewhat (W ${w}).`,
				weak: (w) => `Its ballots agree little (W ${w}).`,
			},
			why: (reason) => `How much they agree: ${reason}.`,
			scale: 'With W 1, all give the same order.',
			took: (count, seats) =>
				`${count.toString()} of ${seats.toString()} ${agree(seats, 'seat', 'seats')} voted.`,
			joint: (place) => `among all: place ${place}`,
			own: (place) => `you: place ${place}`,
			tied: 'tie',
			gone: 'not in this round',
			score: {
				approval: (share) => `${share} of ballots`,
				'cumulative-points': (points) => `${points} ${agree(Number(points), 'point', 'points')} a ballot`,
				'weighted-sum': (points) => `${points} ${agree(Number(points), 'point', 'points')}`,
				'win-share': (share) => `${share} of duels won`,
			},
			none: 'Your nucleus had no result in that round.',
			noneNow: 'Your nucleus had no result.',
			hidden: 'The result of the round before is not shown now.',
			full: 'See the whole result',
		},
		mine: {
			start: 'Start from my earlier ballot',
			started: 'You start from your earlier ballot. Nothing is saved until you check it.',
			fewer: 'Problems that are no longer in it were taken out.',
			untied:
				'Your earlier ballot cannot be brought back. When that round closed, whose each one was got erased.',
		},
	},
});
