import { defineMessages } from '../defineMessages';
import { agree, type Locale } from '../locale';
import { amongFirst, amongFirstEn } from './agreement';

/** How firm a list is: other methods, without one nucleus or problem, other people. */
export const firmnessMessages = defineMessages({
	es: {
		heading: 'Qué tan firme es este orden',
		always: (count: number, k: number) =>
			agree(
				count,
				`Este problema queda ${amongFirst(k)} con cualquier método:`,
				`Estos ${count.toString()} problemas quedan ${amongFirst(k)} con cualquier método:`,
			),
		alwaysFirm: (count: number, k: number) =>
			agree(
				count,
				`Este problema queda ${amongFirst(k)} aunque falte cualquier núcleo:`,
				`Estos ${count.toString()} problemas quedan ${amongFirst(k)} aunque falte cualquier núcleo:`,
			),
		noneFirm: (k: number) => `Ninguno queda ${amongFirst(k)} en todas las cuentas.`,
		noneChanges: 'Ninguno cambia si falta un núcleo.',
		depends: (count: number) =>
			agree(count, 'Este depende del método:', `Estos ${count.toString()} dependen del método:`),
		noneDepends: 'Ninguno depende del método.',
		changes: (count: number) =>
			agree(
				count,
				'Este cambia si falta un núcleo u otro problema:',
				`Estos ${count.toString()} cambian si falta un núcleo u otro problema:`,
			),
		noneAlways: (k: number) => `Ninguno queda ${amongFirst(k)} con todos los métodos.`,
		allFit: (count: number) =>
			`${agree(count, 'Hay un solo problema', `Hay ${count.toString()} problemas`)}, así que caben todos entre los primeros. Mira si cambian de lugar.`,
		caption: (k: number) =>
			`El lugar de cada problema si se cuenta de otro modo. Se mira quién queda ${amongFirst(k)}.`,
		problem: 'Problema',
		verdictHead: '¿Está firme?',
		verdict: { firm: 'Firme', depends: 'Depende', outside: 'Fuera' },
		verdictMeans: {
			firm: 'entre los primeros con todos los métodos, sin cualquier núcleo y sin cualquier otro problema.',
			depends: 'entre los primeros solo en algunas cuentas.',
			outside: 'en ninguna cuenta llega a los primeros.',
		},
		byMethod: 'Con otro método',
		byWeights: 'Con otros pesos',
		anyWeights: 'Lugar con cualquier peso',
		weighed: (times: string) =>
			`Con otros pesos: se probaron pesos al azar para los criterios. Pruebas: ${times}. Así se ve cuánto pesan los pesos.`,
		notWeighed: 'No se probaron otros pesos: hay problemas sin calificar.',
		byNucleus: 'Si falta un núcleo',
		byChannel: 'Si falta un medio',
		channel: { web: 'Internet', kiosk: 'Módulo', public_space: 'Vía pública', interviewer: 'Entrevista' },
		channelNote: 'También se cuenta sin las boletas de cada medio. Firme es quien tampoco cambia así.',
		byProblem: 'Si falta otro',
		movedBy: 'Cambia sin el…',
		movedByNone: '–',
		movedByNothing: 'Quitar cualquier otro problema no mueve a nadie de los primeros.',
		byPeople: 'Sensibilidad a quién participó',
		interval: 'Lugar en 9 de cada 10 sorteos',
		intervalText: (best: string, worst: string, share: string) =>
			best === worst ? `lugar ${best} · ${share}` : `del ${best} al ${worst} · ${share}`,
		intervalMeans: (k: number) =>
			`Barra: entre qué lugares queda. Raya: su lugar en la lista. Porcentaje: cuántas veces queda ${amongFirst(k)}.`,
		cellIn: 'entre los primeros',
		cellTied: 'empate en el borde',
		cellOut: 'fuera de los primeros',
		noOrder: 'sin orden',
		noOrderWhy: 'Kemeny no da orden: hay demasiadas victorias en círculo.',
		drawn: (times: string) =>
			`Se hicieron sorteos con las boletas de cada núcleo, con repetición. Sorteos: ${times}. Así se ve cuánto pesa quién vino. No es un margen de error.`,
		notDrawn: {
			'ballots-not-published':
				'No se sortearon las boletas: hay núcleos que publican solo sus cuentas. Nadie de fuera podría repetir el sorteo.',
			'nothing-to-compare': 'No se sortearon las boletas: hay un solo problema.',
			'too-large': 'No se sortearon las boletas: son muchas para repetir el sorteo en poco tiempo.',
		},
		seed: 'El sorteo empieza con los primeros 16 signos del MD5 de un texto fijo. Así cualquiera lo repite.',
		seedTerm: 'Texto del que parte el sorteo',
		topShare: (k: number) => `Veces que queda ${amongFirst(k)}`,
		leavingOut: {
			ballots: 'Al quitar un problema se quita de cada boleta. La boleta que no decía nada más ya no cuenta.',
			tables:
				'Al quitar un problema se quita de todas las tablas. Las boletas de cada núcleo siguen siendo las mismas.',
		},
		method: {
			'ranked-pairs': 'Pares ordenados',
			schulze: 'Schulze',
			kemeny: 'Kemeny',
			copeland: 'Copeland',
			borda: 'Borda',
			minimax: 'Minimax',
			approval: 'Apoyos',
			'cumulative-points': 'Puntos',
			supporters: 'Cuánta gente',
			'weighted-sum': 'Con sus pesos',
			'equal-weights': 'Pesos iguales',
			'win-share': 'Parte de victorias',
		},
		methodsHead: 'Qué hace cada método',
		methodMeans: {
			'ranked-pairs': 'Fija las victorias, de la más clara a la más cerrada.',
			schulze: 'También cuenta las victorias en cadena.',
			kemeny: 'Busca el orden que va contra menos boletas, de dos en dos.',
			copeland: 'Cuenta a cuántos gana cada problema.',
			borda: 'Suma puntos según el lugar en cada boleta.',
			minimax: 'Mira solo la peor derrota de cada uno. Se muestra, pero no decide quién está firme.',
			approval: 'Cuenta cuánta gente apoya cada problema.',
			'cumulative-points': 'Suma los puntos que recibe cada problema.',
			supporters: 'Cuenta cuánta gente le da al menos un punto.',
			'weighted-sum': 'Suma las calificaciones. Cada criterio pesa lo acordado.',
			'equal-weights': 'Suma las calificaciones. Todos los criterios pesan lo mismo.',
			'win-share': 'Mira qué parte de sus comparaciones gana cada problema.',
		},
		declared: '(esta lista)',
	},
	en: {
		heading: 'How firm this order is',
		always: (count, k) =>
			agree(
				count,
				`This problem stays ${amongFirstEn(k)} under any method:`,
				`These ${count.toString()} problems stay ${amongFirstEn(k)} under any method:`,
			),
		alwaysFirm: (count, k) =>
			agree(
				count,
				`This problem stays ${amongFirstEn(k)} whichever nucleus is missing:`,
				`These ${count.toString()} problems stay ${amongFirstEn(k)} whichever nucleus is missing:`,
			),
		noneFirm: (k) => `None stays ${amongFirstEn(k)} in every count.`,
		noneChanges: 'None changes without a nucleus.',
		depends: (count) =>
			agree(count, 'This one depends on the method:', `These ${count.toString()} depend on the method:`),
		noneDepends: 'None depends on the method.',
		changes: (count) =>
			agree(
				count,
				'This one changes without a nucleus or another problem:',
				`These ${count.toString()} change without a nucleus or another problem:`,
			),
		noneAlways: (k) => `None stays ${amongFirstEn(k)} under every method.`,
		allFit: (count) =>
			`${agree(count, 'There is only one problem', `There are ${count.toString()} problems`)}, so all fit among the first. See whether they change places.`,
		caption: (k) =>
			`The place of each problem if counted in another way. What matters is who is ${amongFirstEn(k)}.`,
		problem: 'Problem',
		verdictHead: 'Is it firm?',
		verdict: { firm: 'Firm', depends: 'Depends', outside: 'Outside' },
		verdictMeans: {
			firm: 'among the first with every method, without any one nucleus and without any one other problem.',
			depends: 'among the first in some counts only.',
			outside: 'in no count does it reach the first.',
		},
		byMethod: 'By another method',
		byWeights: 'With other weights',
		anyWeights: 'Place with any weights',
		weighed: (times) =>
			`With other weights: weights of the criteria were tried at random. Tries: ${times}. It shows how much the weights decide.`,
		notWeighed: 'No other weights were tried: some problems have no marks.',
		byNucleus: 'Without a nucleus',
		byChannel: 'Without a channel',
		channel: {
			web: 'Internet',
			kiosk: 'Service desk',
			public_space: 'Public space',
			interviewer: 'Interview',
		},
		channelNote: 'Ballots are counted without each channel too. Who is firm does not change then either.',
		byProblem: 'Without another',
		movedBy: 'Changes without no.…',
		movedByNone: '–',
		movedByNothing: 'Taking out any other problem moves nobody into or out of the first.',
		byPeople: 'Sensitivity to who took part',
		interval: 'Place in 9 of 10 draws',
		intervalText: (best, worst, share) =>
			best === worst ? `place ${best} · ${share}` : `${best} to ${worst} · ${share}`,
		intervalMeans: (k) =>
			`Bar: the places between which it stands. Line: its place in the list. Percentage: how often it is ${amongFirstEn(k)}.`,
		cellIn: 'among the first',
		cellTied: 'tied at the edge',
		cellOut: 'outside the first',
		noOrder: 'no order',
		noOrderWhy: 'Kemeny gives no order: too many wins run in a circle.',
		drawn: (times) =>
			`Ballots were drawn in each nucleus, with repetition. Draws: ${times}. It shows how much it matters who came. It is not a margin of error.`,
		notDrawn: {
			'ballots-not-published':
				'Ballots were not drawn: some nuclei publish only their counts, so nobody outside could repeat it.',
			'nothing-to-compare': 'Ballots were not drawn: there is only one problem.',
			'too-large': 'Ballots were not drawn: they are too many to repeat the draw in a short time.',
		},
		seed: 'The draw starts from the first 16 characters of the MD5 of a fixed text, so that anybody can repeat it.',
		seedTerm: 'Text the draw starts from',
		topShare: (k) => `Times it is ${amongFirstEn(k)}`,
		leavingOut: {
			ballots:
				'A problem that is left out is taken out of every ballot. A ballot that says nothing else counts no more.',
			tables:
				'A problem that is left out is taken out of every table. The ballots of each nucleus stay as many as they are.',
		},
		method: {
			'ranked-pairs': 'Ranked pairs',
			schulze: 'Schulze',
			kemeny: 'Kemeny',
			copeland: 'Copeland',
			borda: 'Borda',
			minimax: 'Minimax',
			approval: 'Approvals',
			'cumulative-points': 'Points',
			supporters: 'How many people',
			'weighted-sum': 'With its weights',
			'equal-weights': 'Equal weights',
			'win-share': 'Share of wins',
		},
		methodsHead: 'What each method does',
		methodMeans: {
			'ranked-pairs': 'Fixes wins from the clearest to the closest.',
			schulze: 'Counts chains of wins too.',
			kemeny: 'Looks for the order that goes against the fewest ballots, pair by pair.',
			copeland: 'Counts how many each problem beats.',
			borda: 'Adds points by the place on each ballot.',
			minimax: 'Looks at the worst defeat of each only. It is shown, but does not decide who is firm.',
			approval: 'Counts how many people support each problem.',
			'cumulative-points': 'Adds the points that each problem gets.',
			supporters: 'Counts how many people give it at least one point.',
			'weighted-sum': 'Adds the marks. Each criterion weighs what was agreed.',
			'equal-weights': 'Adds the marks. All criteria weigh the same.',
			'win-share': 'Looks at the share of its comparisons that each problem wins.',
		},
		declared: '(this list)',
	},
});

/** A channel by the name people know it by; one that came in a file from elsewhere stays as it was written. */
export function nameChannel(locale: Locale, channel: string): string {
	const { channel: names } = firmnessMessages[locale];
	return Object.entries(names).find(([key]) => key === channel)?.[1] ?? channel;
}
