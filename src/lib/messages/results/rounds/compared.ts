import { defineMessages } from '../../defineMessages';
import { roundMessages } from './round';

/** The same question asked again: what changed from one round to the next, and how much people agree in each. */
export const roundsMessages = defineMessages({
	es: {
		...roundMessages.es,
		kicker: (number: number) => `Jerarquización, ronda ${number.toString()}`,
		heading: 'Qué cambió de una ronda a otra',
		lead: 'Después de ver el resultado, los núcleos ordenaron otra vez los mismos problemas o menos. Cuenta esta última ronda.',
		rises: (before: string, now: string) =>
			`Los núcleos están más de acuerdo que antes: W ${before} → ${now}.`,
		falls: (before: string, now: string) =>
			`Los núcleos están menos de acuerdo que antes: W ${before} → ${now}.`,
		stays: (now: string) => `Los núcleos están tan de acuerdo como antes: W ${now}.`,
		drawing: 'El lugar de cada problema en cada ronda',
		drawingNote: 'El número es el lugar en la última ronda. Sin número o con raya: ya no está en la lista.',
		table: 'Los lugares de cada ronda, en una tabla',
		problem: 'Problema',
		tie: '=',
		gone: '–',
		agreement: 'Qué tan de acuerdo están, por ronda (W de Kendall)',
		who: 'Quiénes',
		amongNuclei: 'Los núcleos entre sí',
		inside: (name: string) => `Las boletas de ${name}`,
		noW: 'No hay órdenes que comparar. Por eso no hay W.',
		fewer: 'Con menos problemas la W también puede subir o bajar por eso.',
		before: (number: number) => `Es la ronda ${number.toString()}. Antes hubo:`,
		next: (number: number) => `Hubo otra ronda sobre lo mismo: la ronda ${number.toString()}.`,
		nextLink: (title: string) => `Ver «${title}»`,
		sheetHeading: 'Las rondas',
	},
	en: {
		...roundMessages.en,
		kicker: (number) => `Ranking, round ${number.toString()}`,
		heading: 'What changed from one round to the next',
		lead: 'Having seen the result, the nuclei ranked the same problems again, or fewer. The last round is the one that counts.',
		rises: (before, now) => `The nuclei agree more than before: W ${before} → ${now}.`,
		falls: (before, now) => `The nuclei agree less than before: W ${before} → ${now}.`,
		stays: (now) => `The nuclei agree as much as before: W ${now}.`,
		drawing: 'The place of each problem in each round',
		drawingNote:
			'The number is the place in the last round. Without a number, or with a dash: no longer in the list.',
		table: 'The places of each round, as a table',
		problem: 'Problem',
		tie: '=',
		gone: '–',
		agreement: 'How much they agree, by round (Kendall’s W)',
		who: 'Who',
		amongNuclei: 'The nuclei with one another',
		inside: (name) => `The ballots of ${name}`,
		noW: 'There are no orders to compare, so there is no W.',
		fewer: 'With fewer problems W may also rise or fall because of that.',
		before: (number) => `This is round ${number.toString()}. Before it:`,
		next: (number) => `There was another round on the same: round ${number.toString()}.`,
		nextLink: (title) => `See “${title}”`,
		sheetHeading: 'The rounds',
	},
});
