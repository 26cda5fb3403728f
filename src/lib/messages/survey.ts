import type { FormRefusalCode } from '../domain/survey/form/formRefusal';
import type {
	LOCALITY_MAX_LENGTH,
	NUMBER_LIMIT,
	OTHER_MAX_LENGTH,
	Question,
} from '../domain/survey/instrument';
import { defineMessages } from './defineMessages';
import { agree, formatDay, type Locale } from './locale';

const sentences = defineMessages({
	es: {
		required: 'Contesta esta pregunta para seguir.',
		chooseRequired: 'Elige una opción para seguir.',
		rankRequired: 'Elige al menos una opción y dale el lugar 1.',
		shape: 'No pudimos leer esta respuesta. Contesta otra vez.',
		empty: 'Elige al menos una opción.',
		option_unknown: 'Elige una opción de la lista.',
		option_repeated: 'Deja cada opción una sola vez.',
		option_order: 'No pudimos leer esta respuesta. Contesta otra vez.',
		tooMany: (max: number) =>
			max === 1 ? 'Elige solo una opción.' : `Elige ${String(max)} opciones o menos.`,
		other_not_allowed: 'Elige una opción de la lista.',
		other_missing: 'Escribe tu respuesta junto a «Otra».',
		text_empty: 'Escribe tu respuesta.',
		text_form: 'Quita los símbolos que no se ven y escribe otra vez tu respuesta.',
		tooLong: (max: number) =>
			`Acorta tu respuesta: ${agree(max, 'cabe', 'caben')} ${String(max)} ${agree(max, 'letra', 'letras')}.`,
		tier_empty: 'Ordena otra vez: quedó un lugar vacío.',
		tie_not_allowed: 'Da a cada opción un lugar distinto.',
		row_unknown: 'No pudimos leer esta respuesta. Contesta otra vez.',
		row_missing: 'Contesta todos los renglones para seguir.',
		consentRequired: 'Marca la casilla para seguir.',
		number_unreadable: 'Escribe solo el número, por ejemplo 25.',
		decimals: (most: number) =>
			most === 0
				? 'Escribe un número sin decimales.'
				: `Escribe el número con ${String(most)} ${agree(most, 'decimal', 'decimales')} o menos.`,
		low: (least: string) => `Escribe un número desde ${least}.`,
		high: (most: string) => `Escribe un número hasta ${most}.`,
		date_unreadable: 'Escribe el día, el mes y el año, por ejemplo 15/03/2027.',
		date_unknown: 'Revisa la fecha: ese día no existe en el calendario.',
		early: (day: string) => `Escribe una fecha desde el ${day}.`,
		late: (day: string) => `Escribe una fecha hasta el ${day}.`,
		scale_outside: 'Elige un número de la escala.',
		municipality_missing: 'Elige también el municipio de la lista.',
		ring_unreadable: 'Marca el área otra vez, o borra lo escrito y sigue.',
		file: 'Elige una foto o un audio de menos de 450 KB y 1 minuto.',
		ring_range: 'Marca de 3 a 60 esquinas.',
		ring_repeated: 'Quita la esquina repetida: cada una va en un lugar distinto.',
		none_beside_answer: 'Deja una sola cosa: tu respuesta o la marca de abajo.',
		place_unknown: 'Usa los lugares de la lista: 1 para lo que más urge.',
		place_repeated: 'Cambia un lugar: diste el mismo a dos opciones.',
		municipality_unknown: 'Elige tu municipio de la lista.',
		municipality_other_state: 'Elige un municipio de este estado.',
		point_unreadable: 'Toca el mapa para marcar el lugar, o borra los números y sigue.',
		point_outside: 'Marca un lugar dentro de México.',
		survey: 'Esta respuesta es de otra consulta. Vuelve a la página de la consulta.',
		instrument: 'Las preguntas cambiaron. Vuelve a cargar la página y contesta otra vez.',
		language: 'Elige un idioma de la lista.',
		question_hidden: 'Esta pregunta ya no te toca. Revisa tus respuestas y envía otra vez.',
		limit: 'Revisa esta respuesta: no va con lo que pide la pregunta.',
		question_unknown: 'Las preguntas cambiaron. Vuelve a cargar la página y contesta otra vez.',
		nothing_answered: 'Contesta al menos una pregunta.',
	},
	en: {
		required: 'Answer this question to go on.',
		chooseRequired: 'Choose an option to go on.',
		rankRequired: 'Choose at least one option and give it place 1.',
		shape: 'We couldn’t read this answer. Answer again.',
		empty: 'Choose at least one option.',
		option_unknown: 'Choose an option from the list.',
		option_repeated: 'Keep each option only once.',
		option_order: 'We couldn’t read this answer. Answer again.',
		tooMany: (max: number) =>
			max === 1 ? 'Choose one option only.' : `Choose ${String(max)} options or fewer.`,
		other_not_allowed: 'Choose an option from the list.',
		other_missing: 'Write your answer next to “Other”.',
		text_empty: 'Write your answer.',
		text_form: 'Remove the symbols that can’t be seen and write your answer again.',
		tooLong: (max: number) =>
			`Shorten your answer to ${String(max)} ${agree(max, 'character', 'characters')} or fewer.`,
		tier_empty: 'Put them in order again: a place was left empty.',
		tie_not_allowed: 'Give each option a different place.',
		row_unknown: 'We couldn’t read this answer. Answer again.',
		row_missing: 'Answer every row to go on.',
		consentRequired: 'Tick the box to go on.',
		number_unreadable: 'Enter only the number, for example 25.',
		decimals: (most: number) =>
			most === 0
				? 'Enter a number without decimals.'
				: `Enter the number with ${String(most)} ${agree(most, 'decimal', 'decimals')} or fewer.`,
		low: (least: string) => `Enter a number from ${least} up.`,
		high: (most: string) => `Enter a number up to ${most}.`,
		date_unreadable: 'Enter day, month and year, for example 15/03/2027.',
		date_unknown: 'Check the date: that day isn’t in the calendar.',
		early: (day: string) => `Enter a date from ${day} on.`,
		late: (day: string) => `Enter a date up to ${day}.`,
		scale_outside: 'Choose a number of the scale.',
		municipality_missing: 'Choose the municipality from the list too.',
		ring_unreadable: 'Mark the area again, or clear what is written and go on.',
		file: 'Choose a photo or recording under 450 KB and 1 minute.',
		ring_range: 'Mark 3 to 60 corners.',
		ring_repeated: 'Remove the repeated corner: each has a place of its own.',
		none_beside_answer: 'Keep one only: your answer or the mark below it.',
		place_unknown: 'Use the places in the list: 1 for what is most urgent.',
		place_repeated: 'Change a place: two options have the same one.',
		municipality_unknown: 'Choose your municipality from the list.',
		municipality_other_state: 'Choose a municipality in this state.',
		point_unreadable: 'Tap the map to mark the place, or clear the numbers and go on.',
		point_outside: 'Mark a place inside Mexico.',
		survey: 'This answer belongs to another consultation. Go back to the consultation’s page.',
		instrument: 'The questions have changed. Reload the page and answer again.',
		language: 'Choose a language from the list.',
		question_hidden: 'This question is no longer for you. Review your answers and send again.',
		limit: 'Check this answer: it does not fit what the question asks.',
		question_unknown: 'The questions have changed. Reload the page and answer again.',
		nothing_answered: 'Answer at least one question.',
	},
});

/** The most a person may write beside "other". Messages know the domain by its types alone: the compiler keeps it the same. */
const OTHER_LETTERS: typeof OTHER_MAX_LENGTH = 200;
const LOCALITY_LETTERS: typeof LOCALITY_MAX_LENGTH = 120;
const LIMIT: typeof NUMBER_LIMIT = 1_000_000_000_000;

/**
 * What a person should do about a refused answer. `question` is the one it is about; null for a refusal of the whole.
 */
export function describeAnswerRefusal(
	locale: Locale,
	code: FormRefusalCode,
	question: Question | null,
): string {
	const said = sentences[locale];
	switch (code) {
		case 'required':
			if (question?.type === 'ranking') return said.rankRequired;
			if (question?.type === 'consent') return said.consentRequired;
			return question?.type === 'single' || question?.type === 'multiple' || question?.type === 'scale'
				? said.chooseRequired
				: said.required;
		case 'too_many':
			return said.tooMany(question?.type === 'multiple' || question?.type === 'ranking' ? question.max : 1);
		case 'text_too_long':
			return said.tooLong(mostLetters(question));
		case 'file_type':
		case 'file_large':
			return said.file;
		case 'number_decimals':
			return said.decimals(question?.type === 'number' ? question.decimals : 0);
		case 'number_low':
			return said.low(writeBound(question, 'min'));
		case 'number_high':
			return said.high(writeBound(question, 'max'));
		case 'date_early':
			return said.early(formatDay(locale, (question?.type === 'date' && question.earliest) || '1900-01-01'));
		case 'date_late':
			return said.late(formatDay(locale, (question?.type === 'date' && question.latest) || '2099-12-31'));
		default:
			return said[code];
	}
}

function mostLetters(question: Question | null): number {
	if (question?.type === 'short' || question?.type === 'long') return question.maxLength;
	return question?.type === 'municipality' ? LOCALITY_LETTERS : OTHER_LETTERS;
}

function writeBound(question: Question | null, bound: 'min' | 'max'): string {
	const { decimals, [bound]: units } =
		question?.type === 'number' ? question : { decimals: 0, min: null, max: null };
	return ((units ?? (bound === 'min' ? -LIMIT : LIMIT)) / 10 ** decimals).toFixed(decimals);
}
