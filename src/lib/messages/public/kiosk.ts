import { agree } from '../locale';
import { defineMessages } from '../defineMessages';

/** What a station at a service desk says: to who answers, and to the staff beside it. */
export const kioskMessages = defineMessages({
	es: {
		enrol: {
			title: 'Registrar este equipo',
			lead: 'Escribe el código que te dio el STL. Este equipo quedará para que la gente conteste en tu módulo.',
			label: 'Código del equipo',
			hint: 'Son diez letras y números, como 7KQ4M-2XA9C.',
			submit: 'Registrar',
			signedIn: 'Hay una cuenta abierta aquí',
			signedInLead: 'Al registrar el equipo, esa cuenta se cierra.',
			revoked: 'Este equipo ya no está registrado',
			revokedLead: 'Pide al STL un código nuevo para volver a usarlo.',
			used: 'Ese código ya se usó o venció. Pide otro al STL.',
			insecure: 'Falta la conexión segura',
			insecureLead:
				'La dirección de esta página no empieza con https. Aquí no se puede contestar sin conexión. Avisa a quien instaló el sistema.',
		},
		needsScripts: 'Este equipo necesita JavaScript',
		needsScriptsLead: 'Actívalo en los ajustes del navegador y vuelve a abrir esta página.',
		start: 'Comenzar',
		startIn: (language: string) => `Comenzar · ${language}`,
		questions: (count: number) => agree(count, 'pregunta', 'preguntas'),
		minutes: (count: number) => agree(count, 'minuto, más o menos', 'minutos, más o menos'),
		notice: 'Aviso de privacidad',
		announced: (date: string) => `Esta consulta abre el ${date}.`,
		closed: 'Esta consulta ya cerró. Gracias a todas las personas que contestaron.',
		unpublished: 'Esta consulta todavía no se publica.',
		notOffered: 'Esta consulta no recibe respuestas en módulos. Avisa al personal.',
		revoked: 'Este equipo dejó de recibir respuestas',
		revokedLead: 'Avisa al personal del módulo. También puedes contestar en tu teléfono.',
		unreachable: 'No hay conexión',
		unreachableLead: 'La pantalla vuelve sola en cuanto haya red. Avisa al personal.',
		notStored: 'Este equipo no puede guardar respuestas',
		notStoredLead: 'Avisa al personal. Sin red, las respuestas no se guardan aquí.',
		leaveTitle: '¿Borrar todo y salir?',
		leaveLead: 'Se borra lo que contestaste. No se envía nada.',
		leave: 'Borrar y salir',
		stay: 'Seguir contestando',
		idle: {
			title: '¿Sigues aquí?',
			lead: 'Si nadie toca la pantalla, se borra lo que contestaste.',
			seconds: (left: number) => agree(left, 'segundo', 'segundos'),
			stay: 'Sigo aquí',
		},
		sent: {
			received: 'Recibida. ¡Gracias!',
			receivedLead: 'Anota tu folio o apunta la cámara de tu teléfono a este cuadro.',
			inReview: 'En revisión',
			inReviewLead:
				'Tu respuesta llegó, pero tarde o por un equipo que ya no recibe. Dos personas deciden si se cuenta. Anota tu folio.',
			saved: 'Guardada. ¡Gracias!',
			savedLead: 'Tu respuesta quedó en este equipo y se enviará sola. Con tu folio podrás comprobarlo.',
			sending: 'La estamos enviando…',
			refused: 'No se pudo enviar',
			refusedLead: 'Tu respuesta sigue guardada en este equipo. Avisa al personal antes de irte.',
			unsaved: 'No se pudo enviar ni guardar',
			unsavedLead: 'No te vayas todavía. Avisa al personal y vuelve a intentar.',
			retry: 'Enviar ahora',
			folio: 'Tu folio',
			qr: 'Código QR de tu comprobante',
			wipes: 'La pantalla se borra en',
			wipesSoon: (seconds: number) =>
				`La pantalla se borra en ${seconds.toString()} ${agree(seconds, 'segundo', 'segundos')}.`,
			more: 'Necesito más tiempo',
			end: 'Terminar',
		},
		pin: {
			title: 'Clave del personal',
			lead: 'Escribe los seis números que te dio el STL.',
			typed: (count: number) => `${count.toString()} de 6 números escritos`,
			checking: 'Revisando la clave…',
			erase: 'Borrar uno',
			wrong: 'Esa no es la clave. Escríbela otra vez.',
			wait: (minutes: number) =>
				`Hubo muchos intentos. Espera ${minutes.toString()} ${agree(minutes, 'minuto', 'minutos')} y vuelve a probar.`,
			missing: 'Falta la clave del personal',
			missingLead: 'El STL la pone en «Equipos de los módulos». Después acerca este equipo a una red.',
		},
		shift: {
			title: 'Turno',
			none: 'No hay un turno abierto. Lo que se conteste no se cuenta en ningún turno.',
			now: (who: string, day: string, made: number) =>
				`Abierto por ${who} el ${day}. Lleva ${made.toString()} ${agree(made, 'respuesta', 'respuestas')}.`,
			unsettled: (who: string, day: string, missing: number) =>
				agree(
					missing,
					`Del turno de ${who} (${day}) falta que llegue 1 respuesta`,
					`Del turno de ${who} (${day}) falta que lleguen ${missing.toString()} respuestas`,
				),
			whoOpens: '¿Quién abre el turno?',
			whoCloses: '¿Quién cierra el turno?',
			hint: 'Iniciales o número, no el nombre.',
			wrong: 'Escribe iniciales o un número, hasta 12 letras.',
			open: 'Abrir el turno',
			close: 'Cerrar el turno',
			opened: 'Turno abierto',
			closed: (made: number) =>
				`Turno cerrado con ${made.toString()} ${agree(made, 'respuesta', 'respuestas')}`,
		},
		staff: {
			open: 'Personal',
			openLabel: 'Personal: mantén presionado tres segundos',
			openHint: 'Mantén presionado tres segundos.',
			title: 'Este módulo',
			desk: 'Módulo',
			waiting: (count: number) =>
				agree(count, 'respuesta espera en este equipo', 'respuestas esperan en este equipo'),
			none: 'No falta nada por enviar',
			oldest: 'La más antigua espera',
			ago: (minutes: number) =>
				minutes < 1
					? 'desde hace un momento'
					: minutes < 60
						? `desde hace ${minutes.toString()} min`
						: minutes < 2880
							? `desde hace ${Math.floor(minutes / 60).toString()} h`
							: `desde hace ${Math.floor(minutes / 1440).toString()} días`,
			lastSent: 'Último envío',
			never: 'Todavía ninguno',
			connection: 'Conexión',
			online: 'Con conexión al servidor',
			offline: 'Sin conexión al servidor',
			asking: 'Buscando al servidor…',
			withoutNetwork: 'Sin red',
			kept: 'Este equipo abre y guarda respuestas aunque no haya red',
			notKept: 'Este equipo no abre sin red: falta la conexión segura (https)',
			refused: (count: number) =>
				agree(count, '1 respuesta no se pudo enviar', `${count.toString()} respuestas no se pudieron enviar`),
			old: 'Hay respuestas con más de un día de espera. Acerca este equipo a una red.',
			send: 'Enviar ahora',
			sending: 'Enviando…',
			again: 'Registrar con otro código',
			saveFile: 'Guardar en un archivo',
			fileSaved: (count: number) =>
				agree(count, 'Se guardó el archivo', `Se guardaron ${count.toString()} archivos`),
			fileSavedLead: 'Llévalo al STL. Las respuestas también siguen en este equipo.',
			close: 'Cerrar',
		},
	},
	en: {
		enrol: {
			title: 'Enrol this device',
			lead: 'Enter the code the STL gave you. People will use this device to answer at your desk.',
			label: 'Code of the device',
			hint: 'Ten letters and digits, like 7KQ4M-2XA9C.',
			submit: 'Enrol',
			signedIn: 'Somebody is signed in here',
			signedInLead: 'Enrolling the device signs that account out.',
			revoked: 'This device is no longer enrolled',
			revokedLead: 'Ask the STL for a new code to use it again.',
			used: 'That code was used or has expired. Ask the STL for another.',
			insecure: 'The secure connection is missing',
			insecureLead:
				'The address of this page does not begin with https. Nobody can answer here offline. Tell whoever installed the system.',
		},
		needsScripts: 'This device needs JavaScript',
		needsScriptsLead: 'Turn it on in the settings of the browser and open this page again.',
		start: 'Start',
		startIn: (language) => `Start · ${language}`,
		questions: (count) => agree(count, 'question', 'questions'),
		minutes: (count) => agree(count, 'minute or so', 'minutes or so'),
		notice: 'Privacy notice',
		announced: (date) => `This consultation opens on ${date}.`,
		closed: 'This consultation has closed. Thank you to everybody who answered.',
		unpublished: 'This consultation is not published yet.',
		notOffered: 'This consultation does not take answers at service desks. Tell the staff.',
		revoked: 'This device no longer takes answers',
		revokedLead: 'Tell the staff at the desk. You can also answer on your phone.',
		unreachable: 'No connection',
		unreachableLead: 'The screen comes back on its own once there is a connection. Tell the staff.',
		notStored: 'This device cannot keep answers',
		notStoredLead: 'Tell the staff. Without a connection, answers are not kept here.',
		leaveTitle: 'Erase everything and leave?',
		leaveLead: 'What you answered is erased. Nothing is sent.',
		leave: 'Erase and leave',
		stay: 'Keep answering',
		idle: {
			title: 'Are you still here?',
			lead: 'If nobody touches the screen, what you answered is erased.',
			seconds: (left) => agree(left, 'second', 'seconds'),
			stay: 'I am still here',
		},
		sent: {
			received: 'Received. Thank you!',
			receivedLead: 'Write down your folio, or point the camera of your phone at this square.',
			inReview: 'In review',
			inReviewLead:
				'Your answer arrived, but late or from a device that no longer takes answers. Two people decide whether it counts. Write down your folio.',
			saved: 'Saved. Thank you!',
			savedLead:
				'Your answer is saved on this device and will be sent automatically. You can check it with your folio.',
			sending: 'We are sending it…',
			refused: 'It could not be sent',
			refusedLead: 'Your answer is still kept on this device. Tell the staff before you go.',
			unsaved: 'It could not be sent or kept',
			unsavedLead: 'Please do not go yet. Tell the staff and try again.',
			retry: 'Send now',
			folio: 'Your folio',
			qr: 'QR code of your receipt',
			wipes: 'The screen will be cleared in',
			wipesSoon: (seconds) =>
				`The screen will be cleared in ${seconds.toString()} ${agree(seconds, 'second', 'seconds')}.`,
			more: 'I need more time',
			end: 'Finish',
		},
		pin: {
			title: 'Staff PIN',
			lead: 'Enter the six digits the STL gave you.',
			typed: (count) => `${count.toString()} of 6 digits entered`,
			checking: 'Checking the PIN…',
			erase: 'Erase one',
			wrong: 'That is not the PIN. Enter it again.',
			wait: (minutes) =>
				`There were many tries. Wait ${minutes.toString()} ${agree(minutes, 'minute', 'minutes')} and try again.`,
			missing: 'The staff PIN is missing',
			missingLead:
				'The STL sets it under “Devices at service desks”. Then take this device to where there is a connection.',
		},
		shift: {
			title: 'Shift',
			none: 'No shift is open. What people answer is counted in no shift.',
			now: (who, day, made) =>
				`Opened by ${who} on ${day}. It has ${made.toString()} ${agree(made, 'answer', 'answers')}.`,
			unsettled: (who, day, missing) =>
				agree(
					missing,
					`1 answer of the shift of ${who} (${day}) has not arrived`,
					`${missing.toString()} answers of the shift of ${who} (${day}) have not arrived`,
				),
			whoOpens: 'Who opens the shift?',
			whoCloses: 'Who closes the shift?',
			hint: 'Initials or a number, not the name.',
			wrong: 'Enter initials or a number, up to 12 characters.',
			open: 'Open the shift',
			close: 'Close the shift',
			opened: 'Shift opened',
			closed: (made) => `Shift closed with ${made.toString()} ${agree(made, 'answer', 'answers')}`,
		},
		staff: {
			open: 'Staff',
			openLabel: 'Staff: hold for three seconds',
			openHint: 'Hold for three seconds.',
			title: 'This desk',
			desk: 'Desk',
			waiting: (count) =>
				agree(count, 'answer is waiting on this device', 'answers are waiting on this device'),
			none: 'Nothing is waiting',
			oldest: 'The oldest has waited',
			ago: (minutes) =>
				minutes < 1
					? 'a moment'
					: minutes < 60
						? `${minutes.toString()} min`
						: minutes < 2880
							? `${Math.floor(minutes / 60).toString()} h`
							: `${Math.floor(minutes / 1440).toString()} days`,
			lastSent: 'Last sent',
			never: 'None yet',
			connection: 'Connection',
			online: 'Connected to the server',
			offline: 'Not connected to the server',
			asking: 'Looking for the server…',
			withoutNetwork: 'Offline',
			kept: 'This device starts and keeps answers offline',
			notKept: 'This device does not start offline: the secure connection (https) is missing',
			refused: (count) =>
				agree(count, '1 answer could not be sent', `${count.toString()} answers could not be sent`),
			old: 'Some answers have waited for more than a day. Take this device to where there is a connection.',
			send: 'Send now',
			sending: 'Sending…',
			again: 'Enrol with another code',
			saveFile: 'Save to a file',
			fileSaved: (count) => agree(count, 'The file was saved', `${count.toString()} files were saved`),
			fileSavedLead: 'Take it to the STL. The answers also stay on this device.',
			close: 'Close',
		},
	},
});
