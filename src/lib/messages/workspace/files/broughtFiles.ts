import { defineMessages } from '../../defineMessages';
import { agree } from '../../locale';

/** Answers that staff bring in a file, because a tablet or a phone could not send them. */
export const broughtFileMessages = defineMessages({
	es: {
		link: 'Traer respuestas en un archivo',
		title: 'Traer respuestas en un archivo',
		lead: 'Para una tableta o un teléfono que no logra conectarse. Cada respuesta cuenta una sola vez, aunque después llegue por internet.',
		file: 'Archivo de la tableta o del teléfono',
		fileHint:
			'En la tableta: mantén presionado «Personal» y escribe la clave. En un teléfono: «Por enviar desde este equipo».',
		before: 'Trae el archivo de una tableta antes de revocarla: después sus respuestas quedan en revisión.',
		submit: 'Traer las respuestas',
		received: (count: number, shown: string, all: string) =>
			agree(
				count,
				`${shown} respuesta de ${all} ya está aquí`,
				`${shown} respuestas de ${all} ya están aquí`,
			),
		receivedLead: 'Si traes el mismo archivo otra vez, no cambia nada.',
		refused: (count: number, shown: string) => agree(count, `${shown} no entró.`, `${shown} no entraron.`),
		brought: 'Archivos que se han traído',
		none: 'Todavía no se ha traído ninguno.',
		day: 'Día',
		kind: 'De dónde',
		kinds: { device: 'Teléfono o computadora', station: 'Tableta de un módulo' },
		answers: 'Traía',
		stored: 'Ya están aquí',
		by: 'Quién lo trajo',
		mark: 'Huella',
	},
	en: {
		link: 'Bring answers in a file',
		title: 'Bring answers in a file',
		lead: 'For a tablet or a phone that cannot connect. Each answer counts once, even if it arrives by internet later.',
		file: 'File of the tablet or of the phone',
		fileHint:
			'On the tablet: hold “Staff” and enter the PIN. On a phone: “Still to be sent from this device”.',
		before: 'Bring the file of a tablet before revoking it: afterwards its answers wait in review.',
		submit: 'Bring the answers',
		received: (count, shown, all) =>
			agree(count, `${shown} answer of ${all} is here`, `${shown} answers of ${all} are here`),
		receivedLead: 'Bringing the same file again changes nothing.',
		refused: (count, shown) => agree(count, `${shown} was not taken.`, `${shown} were not taken.`),
		brought: 'Files brought so far',
		none: 'None has been brought yet.',
		day: 'Day',
		kind: 'From',
		kinds: { device: 'Phone or computer', station: 'Tablet at a desk' },
		answers: 'Held',
		stored: 'Are here',
		by: 'Brought by',
		mark: 'Fingerprint',
	},
});
