import { defineMessages } from '../../defineMessages';
import { agree } from '../../locale';

/** How long a survey is, for who writes it. */
export const surveyLengthMessages = defineMessages({
	es: {
		length: (questions: number, minutes: number) =>
			`${questions.toString()} ${agree(questions, 'pregunta', 'preguntas')}. Contestar todo toma ${minutes.toString()} ${agree(minutes, 'minuto', 'minutos')}, más o menos.`,
		long: 'Es larga. Quita lo que no haga falta: así menos gente la deja a medias.',
	},
	en: {
		length: (questions, minutes) =>
			`${questions.toString()} ${agree(questions, 'question', 'questions')}. Answering all of it takes ${minutes.toString()} ${agree(minutes, 'minute', 'minutes')}, more or less.`,
		long: 'It is long. Leave out what you can do without, so that fewer people stop halfway.',
	},
});
