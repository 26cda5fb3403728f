import { defineMessages } from './defineMessages';
import { agree } from './locale';

/** What the maps say, to citizens and to staff. */
export const mapMessages = defineMessages({
	es: {
		source: 'Fuente: INEGI. Trazo simplificado, sin valor legal.',
		open: 'Abrir el mapa',
		opening: 'Abriendo el mapa…',
		close: 'Cerrar el mapa',
		tryAgain: 'Intentar otra vez',
		failed: 'No se pudo abrir el mapa. Revisa tu conexión e intenta otra vez.',
		zoomIn: 'Acercar',
		zoomOut: 'Alejar',
		showAll: 'Ver todo',
		goTo: 'Ir a un municipio',
		goToNone: 'Elige un municipio',
		legend: 'Cuántos hay',
		zero: 'Ninguno',
		range: (least: number, most: number) => (least === most ? `${least}` : `De ${least} a ${most}`),
		selectionNone: 'Toca un lugar del mapa para ver qué hay ahí.',
		areaCount: (name: string, count: number) => `${name}: ${count}`,
		pointNumber: (number: number, label: string) => `${number}. ${label}`,
		together: (count: number) => `${count} ${agree(count, 'aquí', 'juntos')}`,
		togetherLong: (count: number) =>
			agree(count, '1 punto aquí.', `${count} puntos juntos. Acerca el mapa para verlos.`),
		pickHelp: 'Toca el mapa donde está lo que quieres contar. Puedes mover el punto después.',
		pickKeys: 'Con teclado: mueve el mapa con las flechas y pulsa Entrar para poner el punto en el centro.',
		putAtCentre: 'Poner el punto en el centro',
		locate: 'Usar mi ubicación',
		locating: 'Buscando tu ubicación…',
		locateRefused: 'Tu navegador no dio permiso. Pon el punto con el dedo.',
		locateFailed: 'No se encontró tu ubicación. Pon el punto con el dedo.',
		locateUnsupported: 'Este equipo no puede decir dónde está. Pon el punto con el dedo.',
		clear: 'Quitar el punto',
		cleared: 'Quitaste el punto.',
		pointIn: (municipality: string) => `El punto está en ${municipality}.`,
		pointOutside: (state: string) => `Ese lugar queda fuera de ${state}. Elige un lugar dentro.`,
		pointNone: 'Todavía no hay un punto.',
		pointSet: 'Ya pusiste un punto.',
		pointMarker: 'Tu punto. Muévelo con las flechas.',
		areaHelp: 'Toca las esquinas del área, una tras otra. La última se une con la primera.',
		areaKeys:
			'Con teclado: mueve el mapa con las flechas y pulsa Entrar para poner una esquina en el centro.',
		cornerAtCentre: 'Poner una esquina en el centro',
		cornerUndo: 'Quitar la última esquina',
		areaClear: 'Borrar el área',
		areaCleared: 'Borraste el área.',
		areaCorners: (corners: number) =>
			corners === 0
				? 'Todavía no hay esquinas.'
				: corners < 3
					? `${corners} ${agree(corners, 'esquina', 'esquinas')}. Hacen falta al menos 3.`
					: `Un área de ${corners} ${agree(corners, 'esquina', 'esquinas')}.`,
		areaFull: (most: number) => `Ya hay ${most} ${agree(most, 'esquina', 'esquinas')}: no caben más.`,
		cornerRepeated: 'Ahí ya hay una esquina. Toca otro lugar.',
	},
	en: {
		source: 'Source: INEGI. Simplified outline, of no legal value.',
		open: 'Open the map',
		opening: 'Opening the map…',
		close: 'Close the map',
		tryAgain: 'Try again',
		failed: 'The map could not be opened. Check your connection and try again.',
		zoomIn: 'Zoom in',
		zoomOut: 'Zoom out',
		showAll: 'Show everything',
		goTo: 'Go to a municipality',
		goToNone: 'Choose a municipality',
		legend: 'How many there are',
		zero: 'None',
		range: (least: number, most: number) => (least === most ? `${least}` : `${least} to ${most}`),
		selectionNone: 'Tap a place on the map to see what is there.',
		areaCount: (name: string, count: number) => `${name}: ${count}`,
		pointNumber: (number: number, label: string) => `${number}. ${label}`,
		together: (count: number) => `${count} here`,
		togetherLong: (count: number) =>
			agree(count, '1 point here.', `${count} points together. Zoom in to see them.`),
		pickHelp: 'Tap the map where it happens. You can move the point later.',
		pickKeys:
			'With a keyboard: move the map with the arrows and press Enter to place the point in the middle.',
		putAtCentre: 'Place the point in the middle',
		locate: 'Use my location',
		locating: 'Looking for your location…',
		locateRefused: 'Your browser did not allow it. Place the point with your finger.',
		locateFailed: 'Your location was not found. Place the point with your finger.',
		locateUnsupported: 'This device cannot tell where it is. Place the point with your finger.',
		clear: 'Remove the point',
		cleared: 'You removed the point.',
		pointIn: (municipality: string) => `The point is in ${municipality}.`,
		pointOutside: (state: string) => `That place is outside ${state}. Choose a place inside.`,
		pointNone: 'There is no point yet.',
		pointSet: 'You have placed a point.',
		pointMarker: 'Your point. Move it with the arrows.',
		areaHelp: 'Tap the corners of the area one after the other. The last joins the first.',
		areaKeys: 'With a keyboard: move the map with the arrows and press Enter to put a corner in the middle.',
		cornerAtCentre: 'Put a corner in the middle',
		cornerUndo: 'Remove the last corner',
		areaClear: 'Clear the area',
		areaCleared: 'You cleared the area.',
		areaCorners: (corners: number) =>
			corners === 0
				? 'There are no corners yet.'
				: corners < 3
					? `${corners} ${agree(corners, 'corner', 'corners')}. At least 3 are needed.`
					: `An area of ${corners} ${agree(corners, 'corner', 'corners')}.`,
		areaFull: (most: number) => `There are ${most} ${agree(most, 'corner', 'corners')} already: no more fit.`,
		cornerRepeated: 'There is a corner there already. Tap another place.',
	},
});
