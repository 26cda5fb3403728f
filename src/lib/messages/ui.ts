import { defineMessages } from './defineMessages';
import { agree } from './locale';

/** What the frame of every page says, and the words most parts of the interface are handed. */
export const uiMessages = defineMessages({
	es: {
		product: 'Prioriza',
		tagline: 'De lo que dice la gente a un orden de prioridades que cualquiera puede comprobar.',
		skip: 'Ir al contenido',
		languages: 'Idioma',
		footerLinks: 'Sobre este sitio',
		source: 'Código',
		errorSummary: 'Hay algo que corregir',
		errorWord: 'Error:',
		copy: {
			label: 'Copiar',
			done: 'Copiado.',
			failed: 'No se pudo copiar. Selecciona el texto y cópialo tú.',
		},
		pages: {
			previous: 'Anterior',
			next: 'Siguiente',
			page: (page: number) => `Página ${page.toString()}`,
		},
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
		failure: {
			missing: {
				title: 'Esta página no existe',
				lead: 'Revisa la dirección o vuelve al inicio.',
			},
			refused: {
				title: 'No puedes ver esta página',
				lead: 'Entra con otra cuenta o pide acceso a quien te invitó.',
			},
			broken: {
				title: 'Algo falló de nuestro lado',
				lead: 'Espera un momento y vuelve a intentarlo. Lo que ya enviaste está a salvo.',
			},
			reference: (id: string) => `Si nos escribes, menciona este número: ${id}`,
			retry: 'Volver a intentar',
			home: 'Ir al inicio',
		},
	},
	en: {
		product: 'Prioriza',
		tagline: 'From what people say to an order of priorities that anyone can check.',
		skip: 'Skip to content',
		languages: 'Language',
		footerLinks: 'About this site',
		source: 'Source code',
		errorSummary: 'Something needs correcting',
		errorWord: 'Error:',
		copy: { label: 'Copy', done: 'Copied.', failed: 'Could not copy. Select the text and copy it yourself.' },
		pages: {
			previous: 'Previous',
			next: 'Next',
			page: (page) => `Page ${page.toString()}`,
		},
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
		failure: {
			missing: { title: 'This page does not exist', lead: 'Check the address or go back to the start.' },
			refused: {
				title: 'You cannot see this page',
				lead: 'Sign in with another account, or ask whoever invited you for access.',
			},
			broken: {
				title: 'Something failed on our side',
				lead: 'Wait a moment and try again. What you already sent is safe.',
			},
			reference: (id) => `If you write to us, mention this number: ${id}`,
			retry: 'Try again',
			home: 'Go to the start',
		},
	},
});
