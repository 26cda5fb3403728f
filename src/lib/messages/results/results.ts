import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** The page of a prioritization: before it closes, and its result. */
export const resultMessages = defineMessages({
	es: {
		kicker: 'Jerarquización',
		question: 'La pregunta',
		list: 'Lista priorizada',
		contents: {
			label: 'En esta página',
			list: 'Lista',
			places: 'Mapa',
			firmness: 'Qué tan firme es',
			byNucleus: 'Por núcleo',
			methodology: 'Metodología',
		},
		awaitedDraw: 'Todos cerraron. Falta el sorteo que se anunció para los empates.',
		byDraw: (ties: number, source: string, drawn: string) =>
			`${agree(ties, 'Un empate lo decidió', `${ties.toString()} empates los decidió`)} el azar, no el voto. El sorteo: ${source}. Salió: ${drawn}.`,
		listLead: 'Cada núcleo ordenó los problemas. Todos los núcleos pesan lo mismo.',
		listLeadMissing: 'Esta lista no está completa. Los núcleos que ordenaron pesan lo mismo.',
		missingNucleus: {
			'no-quorum': (name: string) => `Falta el núcleo «${name}»: no hubo quórum.`,
			'left-out': (name: string, reason: string) =>
				`Falta el núcleo «${name}»: se dejó fuera. Razón: ${reason}`,
			'no-order': (name: string) => `Falta el núcleo «${name}»: ningún asiento ordenó nada.`,
		},
		tied: 'Empate',
		inNuclei: 'Lugar en cada núcleo',
		placeIn: (name: string, place: number) => `${name}: ${place.toString()}`,
		byNucleus: 'Cómo ordenó cada núcleo',
		took: (count: number, seats: number) =>
			`${agree(count, 'Participó', 'Participaron')} ${count.toString()} de ${seats.toString()} ${agree(seats, 'asiento', 'asientos')}.`,
		noQuorum: (name: string, quorum: number) =>
			`${name} no llegó al quórum de ${quorum.toString()}. Por eso no tiene resultado.`,
		why: 'Por qué este orden',
		pairs: 'Comparación de dos en dos',
		pairsCaption:
			'Cada celda dice qué parte prefiere el problema de la fila al de la columna. Más de 50% es ganar.',
		pairsCorner: 'Prefiere…',
		pairsCaptionNucleus: (name: string) =>
			`${name}: cuántas boletas prefieren el problema de la fila al de la columna.`,
		wins: 'Gana',
		steps: 'Los pasos, para contar otra vez',
		locked: (above: string, below: string, share: string) => `«${above}» va antes que «${below}» (${share}).`,
		rejected: (above: string, below: string, share: string) =>
			`Se deja fuera: «${above}» ganó a «${below}» (${share}), pero contradice victorias más claras.`,
		depends: (above: string, below: string, share: string) =>
			`«${above}» ganó a «${below}» (${share}). Otra victoria igual de clara la contradice, así que se deja en empate.`,
		above: (first: string, second: string) => `«${first}» va antes que «${second}».`,
		level: (first: string, second: string) => `«${first}» y «${second}» quedan igual.`,
		points: (title: string, points: string) =>
			`«${title}» tiene ${points} ${agree(Number(points), 'punto', 'puntos')}.`,
		winner: (title: string) => `«${title}» gana a todos los demás, uno por uno.`,
		noWinner: 'Ningún problema gana a todos los demás, uno por uno.',
		warnings: 'Para leer bien este resultado',
		warning: {
			'group-without-ballots': (name: string) =>
				`${name} no dejó ninguna boleta con orden. No suma al resultado.`,
			'group-without-weight': (name: string) => `${name} tiene peso cero. No suma al resultado.`,
			'no-ballots': 'Nadie ordenó nada. Por eso todos quedan empatados.',
			'no-alternatives': 'No hubo problemas que comparar.',
			'single-alternative': 'Hubo un solo problema: no había qué comparar.',
			'first-place-tied': 'Hay empate en el primer lugar. No se rompe: se muestra como empate.',
			'tie-order-decides':
				'Hay victorias igual de claras que se contradicen. Lo que depende de ellas se deja en empate.',
			'tie-order-may-decide':
				'Hay muchas victorias igual de claras. Lo que podría depender de ellas se deja en empate.',
		},
		where: (name: string | null) => (name === null ? 'Resultado conjunto' : name),
		methodology: 'La metodología',
		methodLabel: 'Método',
		tieRule: 'Empates',
		publication: 'Qué se publica de las boletas',
		publicationMode: {
			nominal: 'Cada boleta con el asiento que la dio.',
			anonymous: 'Todas las boletas, sin decir de quién son.',
			aggregates: 'Solo las cuentas, sin boletas.',
		},
		weights: 'Peso de los núcleos',
		equal: 'Todos pesan lo mismo.',
		frozen: 'Se fijó el',
		hash: 'Huella de la metodología',
		alternatives: 'Problemas para ordenar',
		nuclei: 'Núcleos',
		phase: {
			announced: 'Por abrir',
			open: 'Abierta',
			closing: 'Por contar',
			closed: 'Cerrada',
			annulled: 'Anulada',
		},
		attempt: (number: number) => `Intento ${number.toString()}`,
		quorum: (quorum: number) => `Quórum: ${quorum.toString()}`,
		fewBallots: 'Solo se publican sus cuentas: con menos de 5 boletas se sabría de quién es cada una.',
		voting: 'Asientos que votan:',
		again: (seats: number, before: number) =>
			seats === before
				? 'Se vota otra vez, con el mismo quórum y otras fechas.'
				: `Se vota otra vez, con el mismo quórum y otras fechas. Antes ${agree(before, 'votaba 1 asiento', `votaban ${before.toString()} asientos`)}. Ahora ${agree(seats, 'es 1', `son ${seats.toString()}`)}.`,
		opens: 'Abre',
		closes: 'Cierra',
		closedEarly: (date: string) => `Cerró antes, el ${date}.`,
		extended: (from: string, to: string) => `Se movió del ${from} al ${to}.`,
		annulled: 'Se anuló.',
		reason: 'Razón:',
		hidden: 'El resultado se publica al cerrar. Antes nadie lo ve, tampoco el personal.',
		missing: (names: string) => `Falta que cierre: ${names}.`,
		undecided: (names: string) =>
			`Se anuló la de ${names}. Falta que vote otra vez, o que se diga por qué no.`,
		withheld: 'Si ya había un resultado, no se muestra mientras un núcleo puede votar otra vez.',
		recounting: 'Se está contando otra vez. Vuelve en un minuto.',
		leftOut: (name: string, reason: string) =>
			`«${name}» no ordena en esta jerarquización. Se dejó fuera. Razón: ${reason}`,
		noResult: 'Ningún núcleo llegó al quórum. No hay resultado.',
		downloads: 'Descargas',
		csv: 'Lista en CSV',
		xlsx: 'Libro de Excel',
		json: 'Datos en JSON',
		recount: 'Registro para volver a contar',
		recountHere: 'Volver a contar aquí',
		sheet: 'Ficha metodológica',
		record: 'Expediente completo',
		versions: 'Versiones de este resultado',
		version: (number: number) => `Versión ${number.toString()}`,
		current: 'la que se muestra',
		sample: 'Datos ficticios',
		sampleText: 'Este ejercicio es una muestra. Las personas y los problemas son inventados.',
	},
	en: {
		kicker: 'Ranking',
		question: 'The question',
		list: 'Prioritized list',
		contents: {
			label: 'On this page',
			list: 'List',
			places: 'Map',
			firmness: 'How firm it is',
			byNucleus: 'By nucleus',
			methodology: 'Methodology',
		},
		awaitedDraw: 'All have closed. The draw that was announced for ties is missing.',
		byDraw: (ties, source, drawn) =>
			`${agree(ties, 'One tie was', `${ties.toString()} ties were`)} decided by chance, not by votes. The draw: ${source}. It gave: ${drawn}.`,
		listLead: 'Each nucleus ranked the problems. Every nucleus has equal weight.',
		listLeadMissing: 'This list is not complete. The nuclei that ranked have equal weight.',
		missingNucleus: {
			'no-quorum': (name) => `Nucleus “${name}” is missing: there was no quorum.`,
			'left-out': (name, reason) => `Nucleus “${name}” is missing: it was left out. Reason: ${reason}`,
			'no-order': (name) => `Nucleus “${name}” is missing: none of its seats ranked anything.`,
		},
		tied: 'Tie',
		inNuclei: 'Place in each nucleus',
		placeIn: (name: string, place: number) => `${name}: ${place.toString()}`,
		byNucleus: 'How each nucleus ranked them',
		took: (count: number, seats: number) =>
			`${count.toString()} of ${seats.toString()} ${agree(seats, 'seat', 'seats')} took part.`,
		noQuorum: (name: string, quorum: number) =>
			`${name} did not reach the quorum of ${quorum.toString()}, so it has no result.`,
		why: 'Why this order',
		pairs: 'Compared in pairs',
		pairsCaption:
			'Each cell is the share that prefers the problem of the row to that of the column. More than 50% wins.',
		pairsCorner: 'Prefers…',
		pairsCaptionNucleus: (name: string) =>
			`${name}: how many ballots prefer the problem of the row to that of the column.`,
		wins: 'Wins',
		steps: 'The steps, so that anybody can count again',
		locked: (above: string, below: string, share: string) => `“${above}” goes before “${below}” (${share}).`,
		rejected: (above: string, below: string, share: string) =>
			`Left out: “${above}” beat “${below}” (${share}), but it contradicts clearer wins.`,
		depends: (above: string, below: string, share: string) =>
			`“${above}” beat “${below}” (${share}). Another equally clear win contradicts it, so it is left as a tie.`,
		above: (first: string, second: string) => `“${first}” goes before “${second}”.`,
		level: (first: string, second: string) => `“${first}” and “${second}” are level.`,
		points: (title: string, points: string) =>
			`“${title}” has ${points} ${agree(Number(points), 'point', 'points')}.`,
		winner: (title: string) => `“${title}” beats all the others, one by one.`,
		noWinner: 'No problem beats all the others, one by one.',
		warnings: 'Read this result with care',
		warning: {
			'group-without-ballots': (name: string) =>
				`${name} cast no ballot with an order. It does not count towards the result.`,
			'group-without-weight': (name: string) =>
				`${name} has weight zero. It does not count towards the result.`,
			'no-ballots': 'Nobody ranked anything, so everything is tied.',
			'no-alternatives': 'There were no problems to compare.',
			'single-alternative': 'There was only one problem: nothing to compare.',
			'first-place-tied': 'First place is tied. The tie is not broken: it is shown as a tie.',
			'tie-order-decides': 'Equally clear wins contradict each other. What depends on them is left tied.',
			'tie-order-may-decide': 'There are many equally clear wins. What might depend on them is left tied.',
		},
		where: (name: string | null) => (name === null ? 'Joint result' : name),
		methodology: 'The methodology',
		methodLabel: 'Method',
		tieRule: 'Ties',
		publication: 'What is published of the ballots',
		publicationMode: {
			nominal: 'Each ballot with the seat that cast it.',
			anonymous: 'All ballots, without saying whose.',
			aggregates: 'Only the counts, without ballots.',
		},
		weights: 'Weight of the nuclei',
		equal: 'Every nucleus has equal weight.',
		frozen: 'Fixed on',
		hash: 'Fingerprint of the methodology',
		alternatives: 'Problems to rank',
		nuclei: 'Nuclei',
		phase: {
			announced: 'Not open yet',
			open: 'Open',
			closing: 'Being counted',
			closed: 'Closed',
			annulled: 'Annulled',
		},
		attempt: (number: number) => `Attempt ${number.toString()}`,
		quorum: (quorum: number) => `Quorum: ${quorum.toString()}`,
		fewBallots:
			'Only its counts are published: with fewer than 5 ballots it would be known whose each one is.',
		voting: 'Seats that vote:',
		again: (seats, before) =>
			seats === before
				? 'The vote is held again, with the same quorum and other dates.'
				: `The vote is held again, with the same quorum and other dates. Before, ${before.toString()} ${agree(before, 'seat', 'seats')} voted. Now there ${agree(seats, 'is', 'are')} ${seats.toString()}.`,
		opens: 'Opens',
		closes: 'Closes',
		closedEarly: (date: string) => `Closed early, on ${date}.`,
		extended: (from: string, to: string) => `Moved from ${from} to ${to}.`,
		annulled: 'Annulled.',
		reason: 'Reason:',
		hidden: 'The result is published when it closes. Until then nobody sees it, not even the staff.',
		missing: (names: string) => `Still to close: ${names}.`,
		undecided: (names) =>
			`Annulled: ${names}. It is still to vote again, or the reason why not is still to be given.`,
		withheld: 'If there was a result, it is not shown while a nucleus may vote again.',
		recounting: 'It is being counted again. Come back in a minute.',
		leftOut: (name, reason) =>
			`“${name}” does not take part in this ranking. It was left out. Reason: ${reason}`,
		noResult: 'No nucleus reached its quorum. There is no result.',
		downloads: 'Downloads',
		csv: 'List as CSV',
		xlsx: 'Excel workbook',
		json: 'Data as JSON',
		recount: 'Record to count again',
		recountHere: 'Count again here',
		sheet: 'Methodology sheet',
		record: 'The whole expediente',
		versions: 'Versions of this result',
		version: (number: number) => `Version ${number.toString()}`,
		current: 'the one shown',
		sample: 'Fictitious data',
		sampleText: 'This exercise is a sample. The people and the problems are invented.',
	},
});
