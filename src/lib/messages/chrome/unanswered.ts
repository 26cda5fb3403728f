import { defineMessages } from '../defineMessages';

/** Said beside a button whose press got no answer. Apart from the rest: every page with a form carries it. */
export const unansweredMessages = defineMessages({
	es: {
		word: 'No hubo respuesta',
		text: 'No sabemos si esto se guardó. Lo que escribiste sigue aquí. Revisa tu conexión y presiona otra vez.',
		reference: (id: string) => `Si nos escribes, menciona el número ${id}.`,
	},
	en: {
		word: 'There was no answer',
		text: 'We do not know whether this was saved. What you wrote is still here. Check your connection and press again.',
		reference: (id) => `If you write to us, mention the number ${id}.`,
	},
});
