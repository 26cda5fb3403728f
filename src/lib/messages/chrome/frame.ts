import { defineMessages } from '../defineMessages';

/** What the foot of every page says: of the server's frame, so no script carries it. */
export const frameMessages = defineMessages({
	es: {
		tagline: 'De lo que dice la gente a un orden de prioridades que cualquiera puede comprobar.',
		footerLinks: 'Sobre este sitio',
		source: 'Código',
	},
	en: {
		tagline: 'From what people say to an order of priorities that anyone can check.',
		footerLinks: 'About this site',
		source: 'Source code',
	},
});
