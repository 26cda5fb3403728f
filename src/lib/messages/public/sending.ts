import { defineMessages } from '../defineMessages';

/** What becomes of an answer once «Enviar» was pressed, and of those that wait on a device. */
export const sendingMessages = defineMessages({
	es: {
		saved: 'Guardada en este equipo',
		savedSending: 'Tu respuesta ya no se pierde. La estamos enviando.',
		savedOffline: 'Sin conexión: tu respuesta quedó guardada aquí y se enviará sola.',
		savedOfflineLead:
			'Deja este equipo encendido o vuelve a abrir esta página cuando tengas conexión. No contestes otra vez.',
		savedWaiting: 'Todavía no se pudo enviar. Tu respuesta quedó guardada aquí y se enviará sola.',
		savedWaitingLead:
			'Deja este equipo encendido o vuelve a abrir esta página más tarde. No contestes otra vez.',
		futureFolio: 'Este será tu folio. Todavía no está recibida.',
		received: 'Recibida',
		receivedLead: 'Tu respuesta ya está en el servidor. Guarda tu folio.',
		late: 'Llegó después del cierre, en los días de gracia. También cuenta.',
		inReview: 'En revisión',
		inReviewLead: 'Tu respuesta llegó, pero no a tiempo. Dos personas deciden si se cuenta. Guarda tu folio.',
		key: 'Con esta clave corriges o retiras tu respuesta antes del cierre. Este equipo también la guarda:',
		keyToNote:
			'Con esta clave se corrige o retira la respuesta antes del cierre. Es de quien contestó. Anótala: este equipo no la guarda.',
		change: 'Corregir o retirar',
		changeOf: (folio: string) => `Corregir o retirar la respuesta ${folio}`,
		folio: 'Tu folio',
		seeReceipt: 'Ver mi comprobante',
		saveImage: 'Guardar como imagen',
		refused: 'No se pudo enviar',
		notSaved: 'No se pudo enviar y este equipo no puede guardarla',
		notSavedLead: 'No cierres esta página y vuelve a intentar.',
		sendNow: 'Enviar ahora',
		sending: 'Enviando…',
		home: 'Ir al inicio',
		next: 'Qué sigue',
		nextSteps: 'Al cerrar la consulta se cuentan las respuestas y se publican los resultados.',
		pending: 'Ver lo que falta por enviar',
		offline: 'Sin conexión',
		offlineLead: 'Puedes seguir contestando. Tu respuesta se guardará en este equipo y se enviará sola.',
		offlineUnkept:
			'Este equipo no deja guardar nada, así que tu respuesta no puede esperar aquí. Contesta y envía cuando tengas conexión.',
		insecure: 'Sin https este equipo no puede guardar la página para usarla sin conexión.',
		waitingTitle: 'Por enviar desde este equipo',
		waitingLead: 'Estas respuestas están guardadas aquí. Se envían solas cuando hay conexión.',
		waitingNone: 'No falta nada por enviar',
		waitingNoneLead: 'Lo que contestaste en este equipo ya llegó, o todavía no envías nada.',
		storageRefused: 'Este equipo no deja guardar nada en el navegador. Aquí no hay respuestas por enviar.',
		needsScripts: 'Esta página necesita JavaScript. Sin él, cada respuesta se envía al momento.',
		age: (minutes: number) =>
			minutes < 1
				? 'Desde hace un momento'
				: minutes < 60
					? `Desde hace ${minutes.toString()} min`
					: minutes < 2880
						? `Desde hace ${Math.floor(minutes / 60).toString()} h`
						: `Desde hace ${Math.floor(minutes / 1440).toString()} días`,
		attempts: (count: number) => (count === 1 ? '1 intento' : `${count.toString()} intentos`),
		waits: 'Espera conexión',
		waitsAgain: 'Falta enviarla',
		discard: 'Borrar',
		discardOf: (folio: string) => `Borrar la respuesta ${folio}`,
		discardTitle: '¿Borrar esta respuesta?',
		discardLead: 'No se ha enviado. Si la borras, se pierde.',
		discardKeep: 'No borrar',
		retry: 'Intentar otra vez',
		retryOf: (folio: string) => `Intentar otra vez con la respuesta ${folio}`,
		carry: 'Si este equipo no logra conectarse',
		carryLead:
			'Guarda las respuestas en un archivo y llévalo a quien organiza la consulta. El archivo va sellado: solo el servidor lo abre.',
		carrySave: 'Guardar en un archivo',
		carrySaved: 'Se guardó el archivo',
		carrySavedLead: 'Las respuestas siguen aquí hasta que lleguen. Aunque lleguen dos veces, cuentan una.',
		carryNot: 'Aquí no se puede guardar un archivo sellado. Hace falta https.',
		kept: {
			promised: 'El navegador prometió no borrar lo que guardas aquí.',
			erasable: 'Si le falta espacio, el navegador puede borrar lo guardado aquí. Envía pronto.',
			unknown: 'Este navegador no dice si puede borrar lo guardado aquí. Envía pronto.',
		},
		keepAsk: 'Pedir que no se borre',
		keepDenied: 'El navegador no lo prometió',
		receipts: 'Recibidas desde este equipo',
	},
	en: {
		saved: 'Saved on this device',
		savedSending: 'Your answer is safe. We are sending it.',
		savedOffline: 'No connection: your answer is saved here and will be sent automatically.',
		savedOfflineLead:
			'Leave this device on, or open this page again when you have a connection. Do not answer again.',
		savedWaiting: 'It could not be sent yet. Your answer is saved here and will be sent automatically.',
		savedWaitingLead: 'Leave this device on, or open this page again later. Do not answer again.',
		futureFolio: 'This will be your folio. It has not been received yet.',
		received: 'Received',
		receivedLead: 'Your answer is on the server. Keep your folio.',
		late: 'It arrived after the close, in the days of grace. It counts too.',
		inReview: 'In review',
		inReviewLead:
			'Your answer arrived, but not in time. Two people decide whether it counts. Keep your folio.',
		key: 'Your key to correct or withdraw before the close. It is also kept on this device:',
		keyToNote:
			'With this key the answer can be corrected or withdrawn before the close. It belongs to whoever answered. Write it down: this device does not keep it.',
		change: 'Correct or withdraw',
		changeOf: (folio: string) => `Correct or withdraw the answer ${folio}`,
		folio: 'Your folio',
		seeReceipt: 'See my receipt',
		saveImage: 'Save as image',
		refused: 'It could not be sent',
		notSaved: 'It could not be sent and this device cannot keep it',
		notSavedLead: 'Do not close this page, and try again.',
		sendNow: 'Send now',
		sending: 'Sending…',
		home: 'Go to the start',
		next: 'What comes next',
		nextSteps: 'When the consultation closes, answers are counted and results are published.',
		pending: 'See what is still to be sent',
		offline: 'No connection',
		offlineLead: 'You can go on answering. Your answer will be kept on this device and sent automatically.',
		offlineUnkept:
			'This device keeps nothing, so your answer cannot wait here. Answer and send when you have a connection.',
		insecure: 'Without https this device cannot keep the page for use without a connection.',
		waitingTitle: 'Still to be sent from this device',
		waitingLead: 'These answers are kept here. They are sent automatically when there is a connection.',
		waitingNone: 'Nothing is waiting',
		waitingNoneLead: 'What you answered on this device has arrived, or you have sent nothing yet.',
		storageRefused: 'This device does not let the browser keep anything. No answers are waiting here.',
		needsScripts: 'This page needs JavaScript. Without it, each answer is sent at once.',
		age: (minutes: number) =>
			minutes < 1
				? 'A moment ago'
				: minutes < 60
					? `${minutes.toString()} min ago`
					: minutes < 2880
						? `${Math.floor(minutes / 60).toString()} h ago`
						: `${Math.floor(minutes / 1440).toString()} days ago`,
		attempts: (count: number) => (count === 1 ? '1 attempt' : `${count.toString()} attempts`),
		waits: 'Waiting for a connection',
		waitsAgain: 'Still to be sent',
		discard: 'Delete',
		discardOf: (folio: string) => `Delete the answer ${folio}`,
		discardTitle: 'Delete this answer?',
		discardLead: 'It has not been sent. If you delete it, it is lost.',
		discardKeep: 'Keep it',
		retry: 'Try again',
		retryOf: (folio: string) => `Try again with the answer ${folio}`,
		carry: 'If this device cannot connect',
		carryLead:
			'Save the answers to a file and take it to whoever organises the consultation. The file is sealed: only the server opens it.',
		carrySave: 'Save to a file',
		carrySaved: 'The file was saved',
		carrySavedLead: 'The answers stay here until they arrive. Even if they arrive twice, they count once.',
		carryNot: 'A sealed file cannot be saved here. It needs https.',
		kept: {
			promised: 'The browser promised not to erase what is kept here.',
			erasable: 'If it lacks room, the browser may erase what is kept here. Send soon.',
			unknown: 'This browser does not say whether it may erase what is kept here. Send soon.',
		},
		keepAsk: 'Ask it not to erase',
		keepDenied: 'The browser did not promise',
		receipts: 'Received from this device',
	},
});
