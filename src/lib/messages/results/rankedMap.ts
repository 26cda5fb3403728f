import { defineMessages } from '../defineMessages';

/** The map of the ranked problems. */
export const rankedMapMessages = defineMessages({
	es: {
		title: 'Dónde pasa lo que se ordenó',
		lead: 'Cada número es el lugar del problema en la lista. Está en el municipio donde pasa, no en un punto exacto.',
		leadWithoutMap: 'Cada número es el lugar del problema en la lista.',
		picture: (state: string) => `Mapa de ${state} con el lugar de cada problema en su municipio`,
		everywhere: (state: string) => `En todo ${state}`,
		nowhere: 'Sin lugar anotado',
		label: (title: string, place: string) => `${title} (${place})`,
		legend: 'Problemas del mapa',
	},
	en: {
		title: 'Where the ranked problems are',
		lead: 'Each number is the place of the problem in the list. It stands in its municipality, not on an exact point.',
		leadWithoutMap: 'Each number is the place of the problem in the list.',
		picture: (state) => `Map of ${state} with the place of each problem in its municipality`,
		everywhere: (state) => `All of ${state}`,
		nowhere: 'No place written down',
		label: (title, place) => `${title} (${place})`,
		legend: 'Problems on the map',
	},
});
