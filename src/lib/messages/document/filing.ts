import { defineMessages } from '../defineMessages';

/** Filing a document, and keeping one from the public. */
export const filingMessages = defineMessages({
	es: {
		lead: 'Lo que se entrega aquí queda en el registro con su huella, y no se borra.',
		back: 'Tu trabajo',
		file: 'Entregar un documento',
		review: 'Qué falta y observaciones',
		newLead: 'Una vez entregado, su huella no se cambia. Revisa que sea el archivo correcto.',
		form: {
			kind: 'Clase',
			chooseKind: 'Elige una',
			title: 'Qué es',
			titleHint: 'Por ejemplo: Minuta de la mesa de agua del 6 de marzo.',
			about: 'Trata de',
			noAbout: 'Nada en especial',
			access: 'Quién puede verlo',
			accessHint: 'De un documento reservado tampoco se muestra su título.',
			consent: 'Si es foto, audio o video de personas',
			consents: {
				given: 'Las personas que aparecen dieron su permiso',
				nobody: 'No aparece ninguna persona',
			},
			file: 'Archivo',
			fileHint:
				'Hasta 25 MB. A fotos, audios y videos se les quita el lugar y el equipo. Un PDF guarda el nombre de quien lo hizo.',
			save: 'Entregar',
		},
		filed: 'Documento entregado',
		filedLead: 'Su huella ya está en el registro.',
		reserve: 'Pasarlo a reservado',
		reserveLead:
			'Deja de verse en público. Su huella y la razón quedan en el registro. No se puede deshacer.',
		reason: 'Por qué pasa a reservado',
		reasonHint: 'La razón es pública. No repitas ahí lo que quieres cuidar.',
	},
	en: {
		lead: 'What is filed here stays in the log with its hash, and is not erased.',
		back: 'Your work',
		file: 'File a document',
		review: 'What is missing, and observations',
		newLead: 'Once it is filed its hash does not change. Make sure that it is the right file.',
		form: {
			kind: 'Kind',
			chooseKind: 'Choose one',
			title: 'What it is',
			titleHint: 'For example: Minutes of the dialogue table on water, 6 March.',
			about: 'About',
			noAbout: 'Nothing in particular',
			access: 'Who may see it',
			accessHint: 'Of a reserved document not even the title is shown.',
			consent: 'If it is a picture or a recording of people',
			consents: { given: 'The people in it agreed', nobody: 'It shows nobody' },
			file: 'File',
			fileHint:
				'Up to 25 MB. Place and device are taken out of pictures and recordings. A PDF keeps the name of its author.',
			save: 'File it',
		},
		filed: 'Document filed',
		filedLead: 'Its hash is in the log now.',
		reserve: 'Make it reserved',
		reserveLead:
			'It is no longer shown in public. Its hash and the reason stay in the log. This can’t be undone.',
		reason: 'Why it is made reserved',
		reasonHint: 'The reason is public. Do not repeat in it what you want to protect.',
	},
});
