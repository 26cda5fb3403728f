import { defineMessages } from '../../defineMessages';

/** What an answer must keep to: building the limit, saying it, and saying that no answer could. */
export const limitMessages = defineMessages({
	es: {
		title: 'Qué respuestas se aceptan',
		lead: 'Además de su tipo, la respuesta puede cumplir reglas. Pueden mirar también lo que se contestó antes.',
		none: 'Se acepta cualquier respuesta de su tipo.',
		only: (said: string) => `Solo se acepta cuando ${said}.`,
		change: 'Cambiar qué respuestas se aceptan',
		from: '¿Qué respuesta se revisa?',
		message: 'Qué se le dice a quien no cumple',
		messageHint: 'Di qué hacer, sin regañar. Por ejemplo: «Escribe un número menor que el anterior».',
		saveMessage: 'Guardar el mensaje',
		writtenLead:
			'Une reglas con and, or y not( ). Cada pregunta va con su nombre entre llaves. Vacía el texto para quitar el límite.',
		names: 'Nombres de las preguntas que se pueden usar',
		reach: {
			always: 'Siempre se cumple',
			never: 'Nadie podría contestar',
			undecided: 'Sin revisar',
		},
		reachLead: {
			always: 'Toda respuesta lo cumple. El límite no cambia nada.',
			never: 'No hay respuesta que lo cumpla. Cambia una regla.',
			undecided:
				'Hay demasiadas combinaciones para saber si alguien podría contestar. Quita partes del límite.',
		},
	},
	en: {
		title: 'Which answers are accepted',
		lead: 'Beside its type, the answer can have to follow rules. They may look at earlier answers too.',
		none: 'Any answer of its type is accepted.',
		only: (said) => `Accepted only when ${said}.`,
		change: 'Change which answers are accepted',
		from: 'Which answer is checked?',
		message: 'What is said to whoever does not keep to it',
		messageHint: 'Say what to do, without scolding. For example: “Write a number below the one before”.',
		saveMessage: 'Save the message',
		writtenLead:
			'Join rules with and, or and not( ). Each question goes by its name between braces. Clear the text to remove the limit.',
		names: 'Names of the questions that may be used',
		reach: {
			always: 'Always holds',
			never: 'Nobody could answer',
			undecided: 'Not checked',
		},
		reachLead: {
			always: 'Every answer keeps to it. The limit changes nothing.',
			never: 'No answer keeps to it. Change a rule.',
			undecided:
				'There are too many combinations to know whether anybody could answer. Remove parts of the limit.',
		},
	},
});
