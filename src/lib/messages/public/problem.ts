import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

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
		tags: 'Qué busca',
		list: {
			title: 'Problemas del ejercicio',
			lead: 'Son los que entraron en una jerarquización publicada. Cada uno dice qué busca.',
			open: (name: string) => `Problemas de ${name}`,
			tag: 'Qué busca el problema',
			anyTag: 'Todo',
			apply: 'Ver',
			clear: 'Ver todos',
			found: (count: number, total: number) =>
				count === total
					? agree(total, '1 problema', `${total.toString()} problemas`)
					: `${count.toString()} de ${total.toString()} problemas`,
			empty: 'Todavía no hay problemas publicados',
			emptyLead: 'Aparecen aquí cuando se publica una jerarquización.',
			none: 'Ningún problema busca eso',
			noneLead: 'Elige otra opción o mira todos.',
			coverage: 'Cuántos problemas buscan cada cosa',
			coverageNote: 'Un problema puede buscar varias cosas. Por eso la suma puede ser mayor que el total.',
			problems: 'Problemas',
		},
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
		tags: 'What it is aimed at',
		list: {
			title: 'Problems of the exercise',
			lead: 'Those that a published ranking shows. Each says what it is aimed at.',
			open: (name) => `Problems of ${name}`,
			tag: 'What the problem is aimed at',
			anyTag: 'Everything',
			apply: 'See',
			clear: 'See all',
			found: (count, total) =>
				count === total
					? agree(total, '1 problem', `${total.toString()} problems`)
					: `${count.toString()} of ${total.toString()} problems`,
			empty: 'No problems are published yet',
			emptyLead: 'They are here once a ranking is published.',
			none: 'No problem is aimed at that',
			noneLead: 'Choose something else or see all.',
			coverage: 'How many problems are aimed at each thing',
			coverageNote: 'A problem may be aimed at several things, so the sum may be larger than the total.',
			problems: 'Problems',
		},
	},
});
