import { defineMessages } from '../defineMessages';

/** Counts of a closed consultation: what anybody may read, and the words of the charts staff see. */
export const figureMessages = defineMessages({
	es: {
		title: 'Qué respondió la gente',
		lead: 'Contestó quien quiso hacerlo. Estos números no son una muestra de toda la población.',
		small: (smallest: string) =>
			`Un grupo con menos personas que ${smallest} no se publica. A veces se guarda otro número junto con él: sin eso se podría calcular.`,
		waiting: 'Los números se publican en unos minutos. Vuelve pronto.',
		waitingWord: 'En preparación',
		published: (date: string, version: string) => `Publicados el ${date}, versión ${version}.`,
		download: 'Descargar los datos',
		downloadLead: 'Son los mismos números en cada formato. Puedes usarlos si dices de dónde vienen.',
		licence: 'Licencia',
		hash: 'Huella SHA-256 del archivo JSON',
		files: {
			csv: 'CSV',
			xlsx: 'Excel (XLSX)',
			ods: 'LibreOffice (ODS)',
			json: 'JSON',
			zip: 'Paquete de datos (ZIP)',
			jsonld: 'Ficha de catálogo (DCAT)',
		},
		answered: (count: string, total: string) => `Contestaron ${count} de ${total}`,
		answeredHidden: 'Casi todas las personas, o casi ninguna, contestaron esta pregunta.',
		chosen: 'Cuántas veces se eligió',
		firstPlaces: 'Cuántas veces quedó en primer lugar',
		hidden: 'no se publica',
		more: (count: number) =>
			count === 1
				? 'Hay una opción más, con menos respuestas.'
				: `Hay ${count.toString()} opciones más, con menos respuestas.`,
		tooFew: (count: number) =>
			count === 1
				? 'Una opción no se publica para cuidar a quien contestó.'
				: `${count.toString()} opciones no se publican para cuidar a quien contestó.`,
		notCounted: 'Lo que se escribió y los lugares marcados no se publican.',
		byChannel: 'Ver por medio',
		option: 'Opción',
		all: 'Todos los medios',
		choices: {
			other: 'Otra, con sus palabras',
			none: 'Sin respuesta',
			answered: 'Con respuesta',
			unknown: 'No sé',
			refused: 'Prefiero no decir',
			chosen: 'La eligieron',
			first: 'La pusieron en primer lugar',
			rest: 'No la eligieron',
		},
		back: 'Volver a la consulta',
		columns: {
			question: 'clave_pregunta',
			questionText: 'pregunta',
			part: 'clave_parte',
			partText: 'parte',
			choice: 'clave_respuesta',
			choiceText: 'respuesta',
			channel: 'medio',
			count: 'conteo',
			hidden: 'no_publicado',
		},
		columnAbout: {
			question: 'Clave de la pregunta en el instrumento.',
			questionText: 'La pregunta, en español.',
			part: 'Opción que se cuenta por separado, o fila de una tabla; vacía si se cuenta la pregunta entera.',
			partText: 'El texto de esa parte.',
			choice: 'Clave de lo que se respondió. Con signo + son las que no son una opción.',
			choiceText: 'El texto de la respuesta.',
			channel: 'Medio por el que llegaron; todos es la suma.',
			count: 'Cuántas respuestas. Vacío si no se publica.',
			hidden: '1 si el conteo no se publica porque el grupo es pequeño o lo dejaría calcular.',
		},
		everyChannel: 'todos',
		sheet: 'Conteos',
		description: (title: string, smallest: string) =>
			`Cuántas respuestas dio la gente a cada pregunta de «${title}», por medio. Sin los grupos que no llegan a ${smallest}.`,
	},
	en: {
		title: 'What people answered',
		lead: 'Those who wished to answer did. These numbers are not a sample of the population.',
		small: (smallest) =>
			`A group of fewer than ${smallest} people is not published. Sometimes another number is kept back with it, or it could be computed.`,
		waiting: 'The numbers will be published in a few minutes. Come back soon.',
		waitingWord: 'Being prepared',
		published: (date, version) => `Published on ${date}, version ${version}.`,
		download: 'Download the data',
		downloadLead: 'The same numbers in every format. You may use them if you say where they come from.',
		licence: 'Licence',
		hash: 'SHA-256 of the JSON file',
		files: {
			csv: 'CSV',
			xlsx: 'Excel (XLSX)',
			ods: 'LibreOffice (ODS)',
			json: 'JSON',
			zip: 'Data package (ZIP)',
			jsonld: 'Catalogue record (DCAT)',
		},
		answered: (count, total) => `${count} of ${total} answered`,
		answeredHidden: 'Almost everybody, or almost nobody, answered this question.',
		chosen: 'How often it was chosen',
		firstPlaces: 'How often it came first',
		hidden: 'not published',
		more: (count) =>
			count === 1
				? 'There is one more option, with fewer answers.'
				: `There are ${count.toString()} more options, with fewer answers.`,
		tooFew: (count) =>
			count === 1
				? 'One option is not published, to protect those who answered.'
				: `${count.toString()} options are not published, to protect those who answered.`,
		notCounted: 'What was written and the places marked are not published.',
		byChannel: 'See by channel',
		option: 'Option',
		all: 'All channels',
		choices: {
			other: 'Other, in their own words',
			none: 'No answer',
			answered: 'Answered',
			unknown: 'I don’t know',
			refused: 'Prefer not to say',
			chosen: 'Chose it',
			first: 'Put it first',
			rest: 'Did not choose it',
		},
		back: 'Back to the consultation',
		columns: {
			question: 'question_key',
			questionText: 'question',
			part: 'part_key',
			partText: 'part',
			choice: 'answer_key',
			choiceText: 'answer',
			channel: 'channel',
			count: 'count',
			hidden: 'not_published',
		},
		columnAbout: {
			question: 'Key of the question in the instrument.',
			questionText: 'The question, in Spanish.',
			part: 'Option counted by itself, or row of a table; empty where the whole question is counted.',
			partText: 'The text of that part.',
			choice: 'Key of what was answered. With a plus sign, those that are no option.',
			choiceText: 'The text of the answer.',
			channel: 'Channel they came by; all is the sum.',
			count: 'How many answers. Empty where it is not published.',
			hidden: '1 where the count is not published because the group is small or would let one be computed.',
		},
		everyChannel: 'all',
		sheet: 'Counts',
		description: (title, smallest) =>
			`How many answers people gave to each question of “${title}”, by channel. Without groups of fewer than ${smallest} people.`,
	},
});
