import { defineMessages } from '../defineMessages';

/** Words of controls that only some pages have: kept from those that must stay light. */
export const controlMessages = defineMessages({
	es: {
		copy: {
			label: 'Copiar',
			done: 'Copiado.',
			failed: 'No se pudo copiar. Selecciona el texto y cópialo tú.',
		},
		pages: {
			previous: 'Anterior',
			next: 'Siguiente',
			page: (page: number) => `Página ${page.toString()}`,
		},
	},
	en: {
		copy: { label: 'Copy', done: 'Copied.', failed: 'Could not copy. Select the text and copy it yourself.' },
		pages: {
			previous: 'Previous',
			next: 'Next',
			page: (page) => `Page ${page.toString()}`,
		},
	},
});
