import { defineMessages } from '../defineMessages';

/** What people call the ways an answer comes. */
export const channelNames = defineMessages({
	es: {
		web: 'Internet',
		kiosk: 'Módulo',
		public_space: 'Espacio público',
		interviewer: 'Entrevista',
		code: 'Código de un solo uso',
		paper: 'Papel',
	},
	en: {
		web: 'Internet',
		kiosk: 'Service desk',
		public_space: 'Public space',
		interviewer: 'Interview',
		code: 'One-time code',
		paper: 'Paper',
	},
});
