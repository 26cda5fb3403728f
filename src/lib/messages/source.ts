import { defineMessages } from './defineMessages';

/** The page that offers the source of the program, as its licence asks. */
export const sourceMessages = defineMessages({
	es: {
		title: 'El código de este sitio',
		lead: 'Puedes leerlo, copiarlo, cambiarlo y usarlo. Quien lo usa en un sitio como este debe compartirlo.',
		version: 'Versión',
		licence: 'Licencia',
		licenceName: 'AGPL, versión 3 o posterior',
		here: 'El código de la versión que usa este sitio está en otra página.',
		open: 'Abrir el código',
		ask: 'Este sitio todavía no dice en qué página está su código. Pídelo a la institución que convoca: tiene que darte el de esta versión.',
	},
	en: {
		title: 'The source code of this site',
		lead: 'You may read it, copy it, change it and use it. Whoever runs a site like this one must offer it.',
		version: 'Version',
		licence: 'Licence',
		licenceName: 'AGPL, version 3 or later',
		here: 'The source of the version that this site runs is on another page.',
		open: 'Open the source',
		ask: 'This site does not yet say where its source is. Ask the institution that runs it: it has to give you the source of this version.',
	},
});
