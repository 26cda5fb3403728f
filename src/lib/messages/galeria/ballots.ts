import { defineMessages } from '../defineMessages';

/** The gallery of ballots: made-up problems to fill each kind in with. */
export const galeriaBallotMessages = defineMessages({
	es: {
		title: 'Boletas',
		lead: 'Cada forma de votar, con problemas ficticios. Nada se guarda.',
		back: 'Galería de partes',
		kinds: {
			rank: 'Ordenar',
			criteria: 'Calificar',
			pairs: 'Comparar',
			approve: 'Apoyar',
			points: 'Repartir puntos',
		},
		question: '¿Qué problema urge resolver primero?',
		problems: [
			'El agua llega poco o llega sucia',
			'Las calles no tienen luz',
			'La basura se queda días en la calle',
			'Los baches dañan carros y tiran gente',
			'Falta quien atienda en el centro de salud por la tarde',
			'No hay dónde consultar en qué se gasta el dinero de la obra pública',
		],
		themes: ['Agua', 'Calles', 'Salud'],
		criteria: {
			urgency: { name: 'Urgencia', question: '¿Qué tanto daño hace dejarlo para después?' },
			reach: { name: 'Alcance', question: '¿A cuánta gente le toca?' },
			strength: { name: 'Fuerza local', question: '¿Qué tanto pueden resolverlo quienes viven aquí?' },
		},
		scale: {
			named: 'Con su título y «No sé»',
			bare: 'Sin título a la vista y con un error',
			legend: 'Urgencia de «Agua»',
			unsure: 'No sé',
			error: 'Elige otra vez tu número para «Agua», o «No sé».',
		},
		stepper: {
			given: 'Con puntos',
			full: 'Ya no cabe ni uno más',
			wrong: 'Lo escrito no es un número',
			label: 'Puntos para «Agua»',
			add: 'Un punto más a «Agua»',
			take: 'Un punto menos a «Agua»',
			error: 'Escribe con números cuántos puntos das a «Agua». O déjalo vacío.',
		},
		zone: (title: string, zone: number) => `${title} (zona ${zone.toString()})`,
		limited: 'Hasta dos: la tercera no se marca',
		fullNow: 'Ya elegiste 2. Quita una para elegir otra.',
	},
	en: {
		title: 'Ballots',
		lead: 'Each way to vote, with fictitious problems. Nothing is stored.',
		back: 'Gallery of parts',
		kinds: {
			rank: 'Rank',
			criteria: 'Score',
			pairs: 'Compare',
			approve: 'Support',
			points: 'Give points',
		},
		question: 'Which problem is the most urgent to solve?',
		problems: [
			'Water comes rarely or comes dirty',
			'The streets have no light',
			'Rubbish stays in the street for days',
			'Potholes damage cars and make people fall',
			'The health centre lacks staff in the afternoon',
			'There is nowhere to see what public works cost',
		],
		themes: ['Water', 'Streets', 'Health'],
		criteria: {
			urgency: { name: 'Urgency', question: 'How much harm does waiting do?' },
			reach: { name: 'Reach', question: 'How many people does it touch?' },
			strength: { name: 'Local strength', question: 'How far can those who live here solve it?' },
		},
		scale: {
			named: 'With its title and “I don’t know”',
			bare: 'Without a visible title, and with an error',
			legend: 'Urgency of “Water”',
			unsure: 'I don’t know',
			error: 'Choose your number for “Water” again, or “I don’t know”.',
		},
		stepper: {
			given: 'With points',
			full: 'Not one more fits',
			wrong: 'What was typed is no number',
			label: 'Points for “Water”',
			add: 'One more point for “Water”',
			take: 'One point less for “Water”',
			error: 'Write in numbers how many points you give to “Water”. Or leave it empty.',
		},
		zone: (title, zone) => `${title} (zone ${zone.toString()})`,
		limited: 'Up to two: the third is not marked',
		fullNow: 'You already chose 2. Remove one to choose another.',
	},
});

export type GaleriaBallotMessages = (typeof galeriaBallotMessages)['es' | 'en'];
