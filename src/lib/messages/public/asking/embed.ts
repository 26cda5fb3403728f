import { defineMessages } from '../../defineMessages';

/** A consultation shown inside the page of an institution. */
export const embedMessages = defineMessages({
	es: {
		whole: 'Abrir en página completa',
		announced: 'Esta consulta todavía no abre',
		closed: 'Esta consulta ya cerró',
		otherWays: 'Esta consulta se contesta de otra manera',
		elsewhere: 'En su página completa se dice cuándo, cómo y para qué se contesta.',
	},
	en: {
		whole: 'Open as a whole page',
		announced: 'This consultation has not opened yet',
		closed: 'This consultation has closed',
		otherWays: 'This consultation is answered in another way',
		elsewhere: 'Its whole page says when, how and what for it is answered.',
	},
});
