import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** The methodology sheet: how a list came to be, for a neighbour and for a reviewer. */
export const sheetMessages = defineMessages({
	es: {
		title: 'Ficha metodológica',
		sample: 'Datos ficticios: este ejercicio es una muestra.',
		asked: 'Qué se preguntó',
		question: 'Pregunta',
		alternatives: 'Problemas que se ordenaron y de dónde salieron',
		problem: 'Problema',
		sources: 'Fuentes',
		source: {
			answer: (count: number) => agree(count, 'respuesta de la gente', 'respuestas de la gente'),
			mesa: (count: number) => agree(count, 'mesa de diálogo', 'mesas de diálogo'),
			'access-requests': (count: number) =>
				agree(count, 'solicitud de información', 'solicitudes de información'),
			study: (count: number) => agree(count, 'estudio o estadística', 'estudios o estadísticas'),
			'kickoff-event': (count: number) => agree(count, 'evento de arranque', 'eventos de arranque'),
			'free-proposal': (count: number) => agree(count, 'propuesta libre', 'propuestas libres'),
		},
		whom: 'A quién se preguntó',
		nucleus: 'Núcleo',
		seats: 'Asientos',
		took: 'Participaron',
		quorum: 'Quórum',
		opened: 'Abrió',
		closed: 'Cerró',
		state: 'Estado',
		counted: 'Cuenta',
		noQuorum: 'Sin quórum',
		annulled: 'Anulada',
		pending: 'Sin cerrar',
		whomNote:
			'Cada asiento da una boleta. Vota el titular o el suplente, nunca los dos. Quien facilita no vota.',
		fewBallots: (nucleus: string) =>
			`De ${nucleus} se publican solo las cuentas: con menos de 5 boletas se sabría de quién es cada una.`,
		electorateNote: 'Votan los asientos que había al abrir:',
		electorate: (nucleus: string, seats: string) => `${nucleus}: ${seats}.`,
		attempt: (nucleus: string, number: number) => `${nucleus}, intento ${number.toString()}`,
		changes: 'Cambios de fecha, cierres antes de tiempo y anulaciones',
		extended: (nucleus: string, day: string, from: string, to: string, reason: string) =>
			`${nucleus}: el ${day} se movió el cierre del ${from} al ${to}. Razón: ${reason}`,
		closedEarly: (nucleus: string, day: string) =>
			`${nucleus}: cerró el ${day}, antes de su fecha. Razón: ya habían participado todos sus asientos.`,
		annulledFor: (nucleus: string, day: string, reason: string) =>
			`${nucleus}: se anuló el ${day}. Razón: ${reason}`,
		leftOutFor: (nucleus: string, day: string, reason: string) =>
			`${nucleus}: el ${day} se dejó fuera y no ordena. Razón: ${reason}`,
		noChanges: 'No hubo cambios de fecha, cierres antes de tiempo ni anulaciones.',
		how: 'Cómo se contó',
		joint:
			'Resultado conjunto: cada núcleo pesa lo mismo, tenga los asientos que tenga. La preferencia de un núcleo es la parte de sus boletas con orden. Luego se promedian los núcleos.',
		jointByWeight:
			'Resultado conjunto: la preferencia de un núcleo es la parte de sus boletas con orden. Luego se promedian los núcleos según su peso.',
		weight: 'Peso',
		share: 'Parte del resultado',
		noShare: 'no cuenta',
		jointScores:
			'Resultado conjunto: el promedio de lo que da cada núcleo, según su peso. Un núcleo que no dice nada de un problema no entra en su promedio.',
		weightNote:
			'Un núcleo sin quórum no suma, y su parte se reparte entre los demás. Uno sin boletas con orden tampoco suma, pero su parte queda vacía.',
		example: 'Un ejemplo con estas boletas',
		examplePair: (first: string, second: string) => `«${first}» frente a «${second}»:`,
		exampleNucleus: (nucleus: string, forFirst: string, forSecond: string) =>
			`${nucleus}: ${forFirst} a favor y ${forSecond} en contra.`,
		exampleJoint: (forFirst: string, forSecond: string) =>
			`Con el mismo peso para cada núcleo: ${forFirst} a favor y ${forSecond} en contra.`,
		result: 'Resultado',
		place: 'Lugar',
		tied: 'empate',
		placeIn: (nucleus: string) => `En ${nucleus}`,
		noResult: 'Todavía no hay resultado.',
		published: 'Qué se publica y por qué',
		publication: {
			nominal: 'Se publica cada boleta con el asiento que la dio. Así se acordó antes de abrir.',
			anonymous:
				'Se publican todas las boletas sin decir de quién son. Al cerrar se borra el vínculo entre cada asiento y su boleta.',
			aggregates: 'Se publican solo las cuentas. Las boletas no salen, para cuidar a quienes votaron.',
		},
		proves: 'Qué demuestra y qué no',
		provesYes: [
			'La pregunta, los problemas y el método se fijaron antes de la primera boleta.',
			'El resultado sale de las boletas contadas con ese método. Cualquiera puede contar otra vez.',
			'Nada se cambió después de cerrar sin que se note.',
		],
		provesNot: 'En cambio:',
		provesNo: [
			'No dice qué piensa toda la población: ordenan las personas de cada núcleo.',
			'No demuestra que nadie presionó a quien votaba.',
			'No demuestra que el teléfono o el equipo de cada persona estaba sano.',
		],
		facts: 'Datos para comprobar',
		exercise: 'Ejercicio',
		responsible: 'Responde por esta ficha',
		ruleset: 'Reglas del ejercicio',
		rulesetVersion: (id: string, version: number) => `${id}, versión ${version.toString()}`,
		frozenOn: 'Metodología fijada el',
		methodologyHash: 'Huella de la metodología',
		resultHash: 'Huella del resultado',
		inputHash: 'Huella de lo contado',
		computedOn: 'Resultado calculado el',
		software: 'Programa',
		paperCode: 'Código QR que abre la página de esta jerarquización',
		check: 'Para comprobar el resultado sin conexión, descarga el expediente y usa «prioriza verify».',
		recount: (file: string) =>
			`Para volver a contar solo este resultado, descarga su registro. Luego usa «npm run -s prioriza -- tally --verify ${file}».`,
	},
	en: {
		title: 'Methodology sheet',
		sample: 'Fictitious data: this exercise is a sample.',
		asked: 'What was asked',
		question: 'Question',
		alternatives: 'Problems that were ranked and where they came from',
		problem: 'Problem',
		sources: 'Sources',
		source: {
			answer: (count) => agree(count, 'answer from people', 'answers from people'),
			mesa: (count) => agree(count, 'dialogue table', 'dialogue tables'),
			'access-requests': (count) => agree(count, 'information request', 'information requests'),
			study: (count) => agree(count, 'study or statistic', 'studies or statistics'),
			'kickoff-event': (count) => agree(count, 'kick-off event', 'kick-off events'),
			'free-proposal': (count) => agree(count, 'free proposal', 'free proposals'),
		},
		whom: 'Who was asked',
		nucleus: 'Nucleus',
		seats: 'Seats',
		took: 'Took part',
		quorum: 'Quorum',
		opened: 'Opened',
		closed: 'Closed',
		state: 'State',
		counted: 'Counts',
		noQuorum: 'No quorum',
		annulled: 'Annulled',
		pending: 'Not closed',
		whomNote:
			'Each seat casts one ballot. The titular or the suplente votes, never both. The facilitator does not vote.',
		fewBallots: (nucleus: string) =>
			`Of ${nucleus} only the counts are published: with fewer than 5 ballots it would be known whose each one is.`,
		electorateNote: 'The seats that existed when it opened vote:',
		electorate: (nucleus: string, seats: string) => `${nucleus}: ${seats}.`,
		attempt: (nucleus: string, number: number) => `${nucleus}, attempt ${number.toString()}`,
		changes: 'Dates moved, early closings and annulments',
		extended: (nucleus: string, day: string, from: string, to: string, reason: string) =>
			`${nucleus}: on ${day} the closing was moved from ${from} to ${to}. Reason: ${reason}`,
		closedEarly: (nucleus: string, day: string) =>
			`${nucleus}: closed on ${day}, before its date. Reason: all its seats had taken part.`,
		annulledFor: (nucleus: string, day: string, reason: string) =>
			`${nucleus}: annulled on ${day}. Reason: ${reason}`,
		leftOutFor: (nucleus: string, day: string, reason: string) =>
			`${nucleus}: left out on ${day}; it does not rank. Reason: ${reason}`,
		noChanges: 'No date was moved, nothing closed early and nothing was annulled.',
		how: 'How it was counted',
		joint:
			'Joint result: every nucleus has equal weight, however many seats it has. The preference of a nucleus is the share of its ballots with an order. Then nuclei are averaged.',
		jointByWeight:
			'Joint result: the preference of a nucleus is the share of its ballots with an order. Then nuclei are averaged by weight.',
		weight: 'Weight',
		share: 'Share of the result',
		noShare: 'does not count',
		jointScores:
			'Joint result: the mean of what each nucleus gives, by its weight. A nucleus that says nothing of a problem is not in its mean.',
		weightNote:
			'A nucleus without quorum does not count, and its share goes to the others. One without a ballot with an order adds nothing, and its share stays empty.',
		example: 'An example with these ballots',
		examplePair: (first: string, second: string) => `“${first}” against “${second}”:`,
		exampleNucleus: (nucleus: string, forFirst: string, forSecond: string) =>
			`${nucleus}: ${forFirst} for and ${forSecond} against.`,
		exampleJoint: (forFirst: string, forSecond: string) =>
			`With equal weight for each nucleus: ${forFirst} for and ${forSecond} against.`,
		result: 'Result',
		place: 'Place',
		tied: 'tie',
		placeIn: (nucleus: string) => `In ${nucleus}`,
		noResult: 'There is no result yet.',
		published: 'What is published and why',
		publication: {
			nominal: 'Each ballot is published with the seat that cast it, as agreed before opening.',
			anonymous:
				'All ballots are published without saying whose. When it closes, the link between each seat and its ballot is erased.',
			aggregates: 'Only the counts are published. Ballots are not released, to protect those who voted.',
		},
		proves: 'What it proves and what it does not',
		provesYes: [
			'The question, the problems and the method were fixed before the first ballot.',
			'The result follows from the ballots counted by that method. Anybody can count them again.',
			'Nothing was changed after the close without leaving a trace.',
		],
		provesNot: 'But:',
		provesNo: [
			'It does not say what the whole population thinks: only the people of each nucleus rank.',
			'It does not prove that nobody pressured those who voted.',
			'It does not prove that anybody’s phone or device was sound.',
		],
		facts: 'Facts for checking',
		exercise: 'Exercise',
		responsible: 'Responsible for this sheet',
		ruleset: 'Rules of the exercise',
		rulesetVersion: (id: string, version: number) => `${id}, version ${version.toString()}`,
		frozenOn: 'Methodology fixed on',
		methodologyHash: 'Fingerprint of the methodology',
		resultHash: 'Fingerprint of the result',
		inputHash: 'Fingerprint of what was counted',
		computedOn: 'Result computed on',
		software: 'Program',
		paperCode: 'QR code that opens the page of this ranking',
		check: 'To check the result offline, download the expediente and use “prioriza verify”.',
		recount: (file: string) =>
			`To count this result alone again, download its record. Then use “npm run -s prioriza -- tally --verify ${file}”.`,
	},
});
