import type { FormRefusalCode } from '../domain/survey/answerForm';
import type { OTHER_MAX_LENGTH, Question } from '../domain/survey/instrument';
import { defineMessages } from './defineMessages';
import { agree, type Locale } from './locale';

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
		question_unknown: 'The questions have changed. Reload the page and answer again.',
		nothing_answered: 'Answer at least one question.',
	},
});

/** The most a person may write beside "other". Messages know the domain by its types alone: the compiler keeps it the same. */
const OTHER_LETTERS: typeof OTHER_MAX_LENGTH = 200;

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
			return question?.type === 'single' || question?.type === 'multiple'
				? said.chooseRequired
				: said.required;
		case 'too_many':
			return said.tooMany(question && 'max' in question ? question.max : 1);
		case 'text_too_long':
			return said.tooLong(question?.type === 'short' ? question.maxLength : OTHER_LETTERS);
		default:
			return said[code];
	}
}
