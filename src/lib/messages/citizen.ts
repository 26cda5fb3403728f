import { defineMessages } from './defineMessages';
import { agree } from './locale';

/** What somebody who answers a survey reads, from the first question to «Enviar». */
export const citizenMessages = defineMessages({
	es: {
		next: 'Continuar',
		back: 'Atrás',
		send: 'Enviar mi respuesta',
		sending: 'Enviando…',
		leave: 'Borrar y salir',
		question: 'Pregunta',
		optional: 'Si quieres, puedes dejarla en blanco.',
		other: 'Otra',
		otherLabel: 'Escribe cuál',
		letters: (max: number) => `Hasta ${max.toString()} ${agree(max, 'letra', 'letras')}.`,
		lettersLeft: (left: number) => (left === 1 ? 'Queda 1 letra.' : `Quedan ${left.toString()} letras.`),
		lettersOver: (over: number) => (over === 1 ? 'Sobra 1 letra.' : `Sobran ${over.toString()} letras.`),
		personal: 'No escribas nombres ni teléfonos.',
		municipality: 'Elige tu municipio',
		searchMunicipality: 'Busca por nombre',
		found: (count: number) =>
			count === 0
				? 'Ninguno con ese nombre. Escribe otro.'
				: count === 1
					? '1 municipio. Ya está elegido.'
					: `${count.toString()} municipios en la lista de abajo.`,
		listMissing: 'La lista no llegó. Revisa tu conexión y vuelve a intentar.',
		tryAgain: 'Intentar otra vez',
		rankUpTo: (max: number) => `Elige hasta ${max.toString()}, en orden.`,
		pickUpTo: (max: number) => `Elige hasta ${max.toString()}.`,
		tapMap: 'Toca el mapa donde está el lugar. Cada toque lo acerca.',
		tapAgain: 'Ya hay un punto. Toca otra vez para afinarlo, o sigue.',
		tapFarther: 'Alejar el mapa',
		tapClear: 'Quitar el punto',
		noMap: 'No hay mapa para esta pregunta. Sigue adelante.',
		lastTitle: 'Todo listo para enviar',
		lastLead: 'Al enviar te damos un folio. Con él puedes comprobar que tu respuesta llegó.',
		lastAfter: 'Después de enviar ya no se puede cambiar.',
		review: 'Revisar mis respuestas',
		change: 'Cambiar',
		changeOf: (question: string) => `Cambiar: ${question}`,
		noAnswer: 'Sin respuesta',
		point: 'Un punto en el mapa',
		keptHere: 'Lo que contestas queda solo en este equipo hasta que lo envíes.',
		notKept: 'Este equipo no guarda borradores. Termina y envía sin cerrar la página.',
		resumed: 'Seguimos donde te quedaste.',
		leaveTitle: '¿Borrar todo y salir?',
		leaveLead: 'Se borra lo que contestaste en este equipo. No se envía nada.',
		stay: 'Seguir contestando',
	},
	en: {
		next: 'Continue',
		back: 'Back',
		send: 'Send my answer',
		sending: 'Sending…',
		leave: 'Erase and leave',
		question: 'Question',
		optional: 'You may leave it blank.',
		other: 'Other',
		otherLabel: 'Type which',
		letters: (max: number) => `Up to ${max.toString()} ${agree(max, 'character', 'characters')}.`,
		lettersLeft: (left: number) => (left === 1 ? '1 character left.' : `${left.toString()} characters left.`),
		lettersOver: (over: number) =>
			over === 1 ? '1 character too many.' : `${over.toString()} characters too many.`,
		personal: 'Do not write names or phone numbers.',
		municipality: 'Choose your municipality',
		searchMunicipality: 'Search by name',
		found: (count: number) =>
			count === 0
				? 'None by that name. Try another.'
				: count === 1
					? '1 municipality. It is already chosen.'
					: `${count.toString()} municipalities in the list below.`,
		listMissing: 'The list did not arrive. Check your connection and try again.',
		tryAgain: 'Try again',
		rankUpTo: (max: number) => `Choose up to ${max.toString()}, in order.`,
		pickUpTo: (max: number) => `Choose up to ${max.toString()}.`,
		tapMap: 'Tap the map where the place is. Each tap zooms in.',
		tapAgain: 'You have marked a point. Tap again to refine it, or go on.',
		tapFarther: 'Zoom out',
		tapClear: 'Remove the point',
		noMap: 'There is no map for this question. Go on.',
		lastTitle: 'Ready to send',
		lastLead: 'When you send it, you get a folio. With it you can check that your answer arrived.',
		lastAfter: 'After sending, it can no longer be changed.',
		review: 'Review my answers',
		change: 'Change',
		changeOf: (question: string) => `Change: ${question}`,
		noAnswer: 'No answer',
		point: 'A point on the map',
		keptHere: 'What you answer stays on this device only, until you send it.',
		notKept: 'This device keeps no drafts. Finish and send without closing the page.',
		resumed: 'You are back where you left off.',
		leaveTitle: 'Erase everything and leave?',
		leaveLead: 'What you answered is erased from this device. Nothing is sent.',
		stay: 'Keep answering',
	},
});
