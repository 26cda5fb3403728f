import { defineMessages } from '../../defineMessages';

/** What the data package of an expediente says of its tables, to programs and to whoever reads it. */
export const recordPackageMessages = defineMessages({
	es: {
		title: (exercise: string) => `Datos de ${exercise}`,
		description:
			'Las listas priorizadas y los conteos publicados. Lo demás del expediente está en manifest.json, con la huella de cada archivo.',
		list: (title: string) => `Lista priorizada: ${title}`,
		counts: (title: string) => `Conteos: ${title}`,
		about: {
			place: 'Lugar del problema en la lista. El 1 va primero.',
			tie: 'Si comparte su lugar con otro problema.',
			problem: 'El problema, como lo leyeron quienes votaron.',
			description: 'Lo que se explicó del problema.',
			key: 'La clave del problema en el expediente.',
			placeIn: 'Lugar del problema en ese núcleo, o por qué el núcleo no está.',
			viable: 'Qué tan realizable es el problema, según quien lo evaluó.',
		},
	},
	en: {
		title: (exercise) => `Data of ${exercise}`,
		description:
			'The prioritized lists and the published counts. Everything else in the expediente is in manifest.json, with the fingerprint of each file.',
		list: (title) => `Prioritized list: ${title}`,
		counts: (title) => `Counts: ${title}`,
		about: {
			place: 'Place of the problem on the list. Number 1 goes first.',
			tie: 'Whether it shares its place with another problem.',
			problem: 'The problem, as those who voted read it.',
			description: 'What was explained of the problem.',
			key: 'The key of the problem in the expediente.',
			placeIn: 'Place of the problem in that nucleus, or why the nucleus is missing.',
			viable: 'How realizable the problem is, by whoever assessed it.',
		},
	},
});
