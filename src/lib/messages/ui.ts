import { defineMessages } from './defineMessages';
import { agree } from './locale';

/** What the frame of every page says, and the words most parts of the interface are handed. */
export const uiMessages = defineMessages({
	es: {
		product: 'Prioriza',
		skip: 'Ir al contenido',
		languages: 'Idioma',
		errorSummary: 'Hay algo que corregir',
		errorWord: 'Error:',
		of: 'de',
		rank: {
			start: 'Toca primero lo que más urge. Será tu número 1.',
			unranked: (count: number) => `Sin lugar todavía: ${count.toString()}`,
			more: (count: number) => `Ver más (${agree(count, 'falta', 'faltan')} ${count.toString()})`,
			place: (position: number) => `Lugar ${position.toString()}`,
			placeFor: (label: string) => `Lugar de «${label}»`,
			noPlace: 'Sin lugar',
			moveUp: (label: string) => `Subir «${label}»`,
			moveDown: (label: string) => `Bajar «${label}»`,
			tie: (label: string) => `Empatar «${label}» con el de arriba`,
			undo: 'Deshacer',
			clear: 'Quitar todo',
			placed: (label: string, position: number, total: number) =>
				`«${label}» ahora en lugar ${position.toString()} de ${total.toString()}.`,
			removed: (label: string) => `«${label}» ya no tiene lugar.`,
			cleared: 'Ninguno tiene lugar.',
			undone: 'Se deshizo el último cambio.',
			limitReached: (limit: number) =>
				limit === 1
					? 'Ya elegiste uno. Tócalo otra vez para quitarlo y elegir otro.'
					: `Ya elegiste ${limit.toString()}. Quita uno para elegir otro.`,
		},
	},
	en: {
		product: 'Prioriza',
		skip: 'Skip to content',
		languages: 'Language',
		errorSummary: 'Something needs correcting',
		errorWord: 'Error:',
		of: 'of',
		rank: {
			start: 'Tap the most urgent one first. It will be your number 1.',
			unranked: (count) => `No place yet: ${count.toString()}`,
			more: (count) => `Show more (${count.toString()} left)`,
			place: (position) => `Place ${position.toString()}`,
			placeFor: (label) => `Place of “${label}”`,
			noPlace: 'No place',
			moveUp: (label) => `Move “${label}” up`,
			moveDown: (label) => `Move “${label}” down`,
			tie: (label) => `Tie “${label}” with the one above`,
			undo: 'Undo',
			clear: 'Clear all',
			placed: (label, position, total) =>
				`“${label}” is now in place ${position.toString()} of ${total.toString()}.`,
			removed: (label) => `“${label}” no longer has a place.`,
			cleared: 'Nothing has a place.',
			undone: 'The last change was undone.',
			limitReached: (limit) =>
				limit === 1
					? 'You already chose one. Tap it again to remove it and choose another.'
					: `You already chose ${limit.toString()}. Remove one to choose another.`,
		},
	},
});
