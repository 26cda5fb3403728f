import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** `entre los 5 primeros`, or the first place alone. */
export const amongFirst = (k: number): string =>
	agree(k, 'en el primer lugar', `entre los ${k.toString()} primeros`);

/** The same in English. */
export const amongFirstEn = (k: number): string =>
	agree(k, 'in first place', `among the first ${k.toString()}`);

/** How much those who took part agree, and how alike methods rank. */
export const agreementMessages = defineMessages({
	es: {
		heading: 'Qué tan de acuerdo están',
		between: {
			strong: (w: string) => `Los núcleos están muy de acuerdo (${w}).`,
			some: (w: string) => `Los núcleos están algo de acuerdo (${w}).`,
			weak: (w: string) => `Los núcleos están poco de acuerdo (${w}).`,
		},
		betweenNone: 'No hay dos núcleos con un orden que comparar.',
		within: { strong: 'muy de acuerdo', some: 'algo de acuerdo', weak: 'poco de acuerdo' },
		withinCaption: 'Qué tan de acuerdo están las boletas de cada núcleo',
		nucleus: 'Núcleo',
		ballots: 'Boletas con orden',
		words: 'En palabras',
		w: 'W',
		withinReason: {
			'ballots-not-published': 'no se sabe: hay núcleos que publican solo sus cuentas',
			'few-ballots': 'no hay dos boletas',
			'unranked-without-place': 'no se puede: hay boletas incompletas',
			'judged-by-pairs': 'no se puede: cada quien comparó otros pares',
			'all-tied': 'todo empatado',
		},
		wMeans:
			'W es la W de Kendall. Va de 0 a 1. Con 1, todos dan el mismo orden. Desde 0.7 se dice «muy», desde 0.5 se dice «algo».',
		betweenMethods: 'Qué tan parecidos son los métodos',
		pair: 'Métodos',
		pairOf: (first: string, second: string) => `${first} y ${second}`,
		common: (k: number) => `Iguales ${amongFirst(k)}`,
		apart: 'Pares al revés',
		apartOf: (count: string, all: string) => `${count} de ${all}`,
		tau: 'Tau',
		rho: 'Rho',
		tauMeans:
			'Tau (de Kendall) y rho (de Spearman) van de −1 a 1. Con 1 el orden es el mismo. Con −1 es al revés.',
	},
	en: {
		heading: 'How much they agree',
		between: {
			strong: (w) => `The nuclei agree strongly (${w}).`,
			some: (w) => `The nuclei agree somewhat (${w}).`,
			weak: (w) => `The nuclei agree little (${w}).`,
		},
		betweenNone: 'There are no two nuclei with an order to compare.',
		within: { strong: 'agree strongly', some: 'agree somewhat', weak: 'agree little' },
		withinCaption: 'How much the ballots of each nucleus agree',
		nucleus: 'Nucleus',
		ballots: 'Ballots with an order',
		words: 'In words',
		w: 'W',
		withinReason: {
			'ballots-not-published': 'not known: some nuclei publish only their counts',
			'few-ballots': 'fewer than two ballots',
			'unranked-without-place': 'cannot be said: some ballots are incomplete',
			'judged-by-pairs': 'cannot be said: everybody compared other pairs',
			'all-tied': 'all tied',
		},
		wMeans:
			'W is Kendall’s W, from 0 to 1. With 1, all give the same order. From 0.7 we say “strongly”, from 0.5 “somewhat”.',
		betweenMethods: 'How alike the methods are',
		pair: 'Methods',
		pairOf: (first, second) => `${first} and ${second}`,
		common: (k) => `Same ${amongFirstEn(k)}`,
		apart: 'Pairs the other way round',
		apartOf: (count, all) => `${count} of ${all}`,
		tau: 'Tau',
		rho: 'Rho',
		tauMeans:
			'Tau (Kendall) and rho (Spearman) go from −1 to 1. 1 is the same order, −1 the other way round.',
	},
});
