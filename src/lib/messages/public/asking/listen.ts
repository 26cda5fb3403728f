import { defineMessages } from '../../defineMessages';

/** Hearing a question instead of reading it. */
export const listenMessages = defineMessages({
	es: {
		listen: 'Escuchar la pregunta',
		stop: 'Parar el audio',
		silent: 'El audio no suena',
		silentLead: 'Puedes leer la pregunta o pedir ayuda a quien atiende.',
	},
	en: {
		listen: 'Listen to the question',
		stop: 'Stop the audio',
		silent: 'The audio does not play',
		silentLead: 'You can read the question or ask whoever is at the desk for help.',
	},
});
