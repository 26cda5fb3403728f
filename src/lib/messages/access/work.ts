import { defineMessages } from '../defineMessages';

/** What somebody is in each exercise, and the frame around the pages of an account. */
export const workMessages = defineMessages({
	es: {
		work: {
			title: 'Tu trabajo',
			hello: (name: string) => `Hola, ${name}.`,
			empty: 'Todavía no tienes un lugar',
			emptyLead:
				'Pide una invitación a quien administra el ejercicio. Puede ser un enlace o una hoja con un código.',
			useCode: 'Usar un código',
			administer: 'Administrar ejercicios',
			administerLead: 'Abre ejercicios, forma sus núcleos e invita a las personas.',
			seat: (capacity: string, label: string, nucleus: string) => `${capacity} de «${label}», ${nucleus}`,
			desk: 'Trabajo del STL',
			deskLead: 'Consultas, banco de problemas y jerarquizaciones.',
			rank: 'Jerarquizar en mi núcleo',
			follow: 'Ver las jerarquizaciones',
			members: 'Quiénes integran el STL',
		},
		navigation: {
			label: 'Tu cuenta',
			work: 'Tu trabajo',
			admin: 'Administración',
			account: 'Tu cuenta',
			signOut: 'Salir',
		},
	},
	en: {
		work: {
			title: 'Your work',
			hello: (name) => `Hello, ${name}.`,
			empty: 'You have no place yet',
			emptyLead:
				'Ask whoever administers the exercise for an invitation. It may be a link or a sheet with a code.',
			useCode: 'Use a code',
			administer: 'Administer exercises',
			administerLead: 'Open exercises, form their nuclei and invite people.',
			seat: (capacity, label, nucleus) => `${capacity} of “${label}”, ${nucleus}`,
			desk: 'Work of the STL',
			deskLead: 'Consultations, problem bank and rankings.',
			rank: 'Rank in my nucleus',
			follow: 'See the rankings',
			members: 'Who is in the STL',
		},
		navigation: {
			label: 'Your account',
			work: 'Your work',
			admin: 'Administration',
			account: 'Your account',
			signOut: 'Sign out',
		},
	},
});
