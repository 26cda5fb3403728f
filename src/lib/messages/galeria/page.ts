import { defineMessages } from '../defineMessages';

/** The gallery of parts: the words of its own page. */
export const galeriaPageMessages = defineMessages({
	es: {
		title: 'Galería de partes',
		lead: 'Cada parte de la interfaz, en cada estado. Los datos son ficticios.',
		back: 'Inicio',
		maps: 'Ver los mapas',
		ballots: 'Ver las boletas',
		questions: {
			title: 'Ver las preguntas',
			types: 'Tipos de pregunta',
			states: 'Cómo está',
			state: { vacia: 'Vacía', contestada: 'Contestada', rechazada: 'Rechazada', 'no-se': 'No sé' },
		},
		theme: 'Colores',
		themes: { auto: 'Del sistema', light: 'Claros', dark: 'Oscuros' },
		size: 'Tamaño',
		sizes: { normal: 'Teléfono', kiosk: 'Quiosco', dense: 'Trabajo' },
		sections: {
			type: 'Letra y color',
			actions: 'Acciones',
			fields: 'Campos',
			order: 'Orden',
			data: 'Datos',
			feedback: 'Avisos',
			frame: 'Marco',
		},
	},
	en: {
		title: 'Gallery of parts',
		lead: 'Every part of the interface, in every state. The data is fictitious.',
		back: 'Home',
		maps: 'See the maps',
		ballots: 'See the ballots',
		questions: {
			title: 'See the questions',
			types: 'Types of question',
			states: 'How it is',
			state: { vacia: 'Blank', contestada: 'Answered', rechazada: 'Refused', 'no-se': 'I don’t know' },
		},
		theme: 'Colours',
		themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
		size: 'Size',
		sizes: { normal: 'Phone', kiosk: 'Kiosk', dense: 'Work' },
		sections: {
			type: 'Type and colour',
			actions: 'Actions',
			fields: 'Fields',
			order: 'Order',
			data: 'Data',
			feedback: 'Notices',
			frame: 'Frame',
		},
	},
});
