import { defineMessages } from '../../defineMessages';

/** The code with which an institution shows a consultation on its own page. */
export const embeddingMessages = defineMessages({
	es: {
		title: 'Mostrarla en otro sitio',
		link: 'Mostrarla en otro sitio',
		lead: 'La consulta se contesta dentro de la página de la institución. Cuenta como la web.',
		notOffered: 'No se contesta por la web',
		notOfferedLead: 'Solo lo que se contesta por la web se puede mostrar en otro sitio.',
		nowhere: 'Ningún sitio puede mostrarla todavía',
		nowhereLead: 'Pide a quien administra que anote la dirección del sitio en la parte Institución.',
		code: 'Código para pegar',
		look: 'Ver cómo queda',
		kept: 'Ahí no se guarda nada en el teléfono: hace falta conexión. Un enlace abre la página completa.',
		where: 'Sitios que pueden mostrarla',
		whereLead: 'En cualquier otro sitio el navegador no la muestra.',
	},
	en: {
		title: 'Show it on another site',
		link: 'Show it on another site',
		lead: 'The consultation is answered inside the page of the institution. It counts as the web.',
		notOffered: 'It is not answered on the web',
		notOfferedLead: 'Only what is answered on the web can be shown on another site.',
		nowhere: 'No site may show it yet',
		nowhereLead: 'Ask an administrator to name the address of the site under Institution.',
		code: 'Code to paste',
		look: 'See how it looks',
		kept: 'Nothing is kept on the phone there: it needs a connection. A link opens the whole page.',
		where: 'Sites that may show it',
		whereLead: 'On any other site the browser does not show it.',
	},
});
