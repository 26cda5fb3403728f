import { defineMessages } from '../defineMessages';

/** What kept an answer from being sent. */
export const waitCauseMessages = defineMessages({
	es: {
		offline: 'Este equipo no logró conectarse.',
		slow: 'La conexión es muy lenta y el envío no terminó.',
		portal:
			'Esta red contestó con una página suya. Quizá pide que aceptes sus condiciones: abre otra página y revisa.',
		server: 'Hay conexión, pero el servidor no pudo recibirla.',
		/** Over a list of several that wait, of one that was not tried yet, and for those that are not listed. */
		why: 'Por qué esperan',
		untried: 'Espera su turno.',
		others: (count: number) => `Y ${count.toString()} más.`,
	},
	en: {
		offline: 'This device could not connect.',
		slow: 'The connection is very slow and sending did not finish.',
		portal:
			'This network replied with a page of its own. It may ask you to accept its terms: open another page and see.',
		server: 'There is a connection, but the server could not receive it.',
		why: 'Why they wait',
		untried: 'It waits for its turn.',
		others: (count) => `And ${count.toString()} more.`,
	},
});
