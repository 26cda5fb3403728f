import { defineMessages } from '../defineMessages';

/** A problem of a published ranking, with where it comes from, for anybody. */
export const publicProblemMessages = defineMessages({
	es: {
		kicker: (number: number) => `Problema ${number.toString()}`,
		back: 'Volver a la jerarquización',
		noDescription: 'Sin descripción.',
		facts: 'De qué trata',
		theme: 'Tema',
		places: 'Dónde pasa',
		noPlace: 'Sin lugar',
		sources: 'De dónde sale',
		sourcesLead: 'Todas sus fuentes, una junto a otra.',
		quoted: {
			answer: 'También sale de lo que dijo la gente en una consulta. Sus palabras no se publican.',
			'free-proposal': 'También sale de propuestas libres. Sus palabras no se publican.',
		},
		support: 'Cuántas respuestas lo dicen',
		merged: 'Problemas que se leen como este',
		mergedLead: 'Cada uno sigue como se escribió. Sus respuestas no se suman.',
		mergedBy: (day: string, name: string) => `Lo decidió ${name} el ${day}.`,
		somebody: 'alguien del STL',
		why: 'Por qué',
		see: 'Ver de dónde sale',
	},
	en: {
		kicker: (number) => `Problem ${number.toString()}`,
		back: 'Back to the ranking',
		noDescription: 'No description.',
		facts: 'What it is about',
		theme: 'Theme',
		places: 'Where it happens',
		noPlace: 'No place',
		sources: 'Where it comes from',
		sourcesLead: 'All of its sources, side by side.',
		quoted: {
			answer: 'It also comes from what people said in a consultation. Their words are not published.',
			'free-proposal': 'It also comes from free proposals. Their words are not published.',
		},
		support: 'How many answers say so',
		merged: 'Problems that are read as this one',
		mergedLead: 'Each stays as it was written. Their answers are not added up.',
		mergedBy: (day, name) => `Decided by ${name} on ${day}.`,
		somebody: 'somebody of the STL',
		why: 'Why',
		see: 'See where it comes from',
	},
});
