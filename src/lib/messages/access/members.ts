import { defineMessages } from '../defineMessages';

/** The public list of an STL, and the names of roles and capacities. */
export const membersMessages = defineMessages({
	es: {
		roles: {
			stl_staff: 'Personal del STL',
			facilitator: 'Facilitación (voz sin voto)',
			guarantor: 'Garante que valida',
		},
		capacities: { titular: 'Titular', suplente: 'Suplente' },
		members: {
			title: 'Quiénes integran el STL',
			lead: 'Cada asiento tiene un titular y puede tener un suplente. El suplente vota solo si el titular no lo hizo.',
			constituted: (date: string) => `Constituido el ${date}`,
			notConstituted: 'Todavía no se constituye',
			nucleusVotes: 'Con voto',
			nucleusSilent: 'Con voz, sin voto',
			noSeats: 'Este núcleo todavía no tiene asientos.',
			noNuclei: 'Todavía no hay núcleos',
			noNucleiLead: 'Cuando se formen, aquí verás a cada persona con las fechas de su periodo.',
			why: 'Razón',
			fromTo: (from: string, until: string) => `Del ${from} al ${until}.`,
			vacant: 'Vacante',
			past: 'Periodos que terminaron',
			neutral: 'Papeles sin voto',
			since: (date: string) => `desde el ${date}`,
		},
	},
	en: {
		roles: {
			stl_staff: 'STL staff',
			facilitator: 'Facilitator (voice, no vote)',
			guarantor: 'Guarantor who validates',
		},
		capacities: { titular: 'Titular', suplente: 'Suplente' },
		members: {
			title: 'Who is in the STL',
			lead: 'Each seat has a titular and may have a suplente, who votes only when the titular did not.',
			constituted: (date) => `Constituted on ${date}`,
			notConstituted: 'Not constituted yet',
			nucleusVotes: 'With a vote',
			nucleusSilent: 'Voice, no vote',
			noSeats: 'This nucleus has no seats yet.',
			noNuclei: 'There are no nuclei yet',
			noNucleiLead: 'Once they are formed, you will see each person here with the dates of their term.',
			why: 'Reason',
			fromTo: (from, until) => `From ${from} to ${until}.`,
			vacant: 'Vacant',
			past: 'Terms that ended',
			neutral: 'Roles without a vote',
			since: (date) => `since ${date}`,
		},
	},
});
