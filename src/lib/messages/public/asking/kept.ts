import { defineMessages } from '../../defineMessages';
import { agree } from '../../locale';

/** How long what people answered is kept. */
export const keptMessages = defineMessages({
	es: {
		title: 'Cuánto tiempo se guarda lo que respondes',
		rule: (days: number) =>
			`Lo que respondes se borra ${days.toString()} ${agree(days, 'día', 'días')} después de que cierre lo último de este ejercicio.`,
		until: (day: string) => `Se borra el ${day}.`,
		erased: (day: string) => `Lo que se respondió se borró el ${day}.`,
		stays: 'Quedan los números publicados y el registro, que no dice qué respondió cada quien.',
	},
	en: {
		title: 'How long what you answer is kept',
		rule: (days) =>
			`What you answer is erased ${days.toString()} ${agree(days, 'day', 'days')} after the last thing of this exercise closes.`,
		until: (day) => `It is erased on ${day}.`,
		erased: (day) => `What was answered was erased on ${day}.`,
		stays: 'The published numbers stay, and the log, which does not say what anybody answered.',
	},
});
