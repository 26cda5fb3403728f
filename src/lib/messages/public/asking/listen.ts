import { defineMessages } from '../../defineMessages';

/** Hearing a question instead of reading it. */
export const listenMessages = defineMessages({
	es: { listen: 'Escuchar la pregunta' },
	en: { listen: 'Listen to the question' },
});
