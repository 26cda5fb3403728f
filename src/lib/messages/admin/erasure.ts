import { defineMessages } from '../defineMessages';

/** Before the contact data of a person is erased: what goes, what stays. */
export const erasureMessages = defineMessages({
	es: {
		title: (name: string) => `¿Borrar los datos de contacto de ${name}?`,
		gone: 'Se borran',
		goneList: ['Su correo.', 'Su cuenta para entrar, si no la usa en otro ejercicio.', 'Sus invitaciones.'],
		stays: 'Se quedan',
		staysList: [
			'Su nombre en la lista pública, si tuvo un asiento, facilitó o validó.',
			'Su nombre en los problemas que escribió o unió.',
			'Lo que su asiento ya votó.',
		],
		final: 'No se puede deshacer.',
		submit: 'Borrar los datos',
		keep: 'No borrar nada',
	},
	en: {
		title: (name) => `Erase the contact data of ${name}?`,
		gone: 'What goes',
		goneList: [
			'Their e-mail address.',
			'Their account to sign in, unless they use it in another exercise.',
			'Their invitations.',
		],
		stays: 'What stays',
		staysList: [
			'Their name on the public list, if they held a seat, facilitated or validated.',
			'Their name on problems they wrote or merged.',
			'What their seat already voted.',
		],
		final: 'This cannot be undone.',
		submit: 'Erase the data',
		keep: 'Erase nothing',
	},
});
