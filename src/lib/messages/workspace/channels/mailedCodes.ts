import { defineMessages } from '../../defineMessages';
import { agree } from '../../locale';

/** The page where staff send one-time codes by e-mail. */
export const mailedCodeMessages = defineMessages({
	es: {
		link: 'Enviar códigos por correo',
		kinds: { sheet: 'En hoja', email: 'Por correo' },
		title: 'Enviar códigos por correo',
		lead: 'Cada correo lleva un código y el enlace de la consulta. El código abre una sola respuesta.',
		back: 'Volver a los códigos',
		label: 'Para quién son',
		labelHint: 'Solo lo ve el STL. Por ejemplo: Padrón de comités.',
		addresses: 'Correos',
		addressesHint: 'Uno por línea. Hasta 200 en cada envío.',
		notKept: 'Los correos no se guardan',
		notKeptLead:
			'Solo se usan para este envío. Se anota cuántos códigos se hicieron, nunca a quién. Guarda tu lista en otro lado.',
		send: 'Enviar los códigos',
		sending: 'Enviando…',
		sendingLead:
			'Puede tardar un minuto. Si cierras la página, el envío sigue, pero ya no verás a quién no le llegó.',
		formFault: (line: number, text: string) => `Línea ${line.toString()}: «${text}» no es un correo.`,
		repeatedFault: (line: number, text: string, first: number) =>
			`Línea ${line.toString()}: «${text}» ya está en la línea ${first.toString()}. Quita una.`,
		moreFaults: (count: number) =>
			agree(count, 'Hay 1 línea más por corregir.', `Hay ${count.toString()} líneas más por corregir.`),
		tooMany: (count: number) =>
			`La lista tiene más de 200 correos: ${count.toString()}. Envía los demás después.`,
		unreachable:
			'No hay conexión con el servidor de correo. No se hizo ningún código. Intenta más tarde o imprime una hoja.',
		sentWord: (count: number) => agree(count, 'Se envió 1 código', `Se enviaron ${count.toString()} códigos`),
		sentLead: 'El servidor de correo los aceptó. Pueden tardar unos minutos en llegar.',
		nothingSent: 'No se envió ningún código',
		failedTitle: (count: number) =>
			agree(count, 'A 1 correo no se pudo enviar', `A ${count.toString()} correos no se pudo enviar`),
		failedLead: 'Sus códigos ya se anularon. Copia esta lista: al salir de la página se pierde.',
		failedKept:
			'Sus códigos no se pudieron anular, pero nadie los tiene. Copia esta lista: al salir de la página se pierde.',
		address: 'Correo',
		reason: 'Qué pasó',
		reasons: {
			address_refused: 'El servidor no acepta este correo. Revisa cómo está escrito.',
			try_later: 'El servidor no lo aceptó ahora. Intenta más tarde.',
			server_unreachable: 'Se perdió la conexión con el servidor de correo.',
			time_over: 'Se acabó el tiempo antes de enviarlo. Intenta de nuevo.',
		},
		again: 'Intentar de nuevo con estos correos',
		leave: 'Si sales, pierdes la lista de correos a los que no se envió. ¿Salir?',
		notSetUp: 'Aquí no se pueden enviar correos',
		notSetUpLead: 'Falta un servidor de correo. Pídelo a quien administra el sistema, o imprime una hoja.',
		toSheets: 'Hacer una hoja de códigos',
		notOpen: 'Esta consulta no recibe respuestas',
		notOpenLead: 'Se envían códigos desde que se publica y hasta que cierra.',
		letter: {
			subject: (title: string) => `Tu código para contestar: ${title}`,
			invitation: (institution: string, title: string) => `${institution} te invita a contestar: ${title}`,
			opens: (day: string) => `Se abre el ${day}. Antes de ese día el enlace no abre las preguntas.`,
			closes: (day: string) => `Cierra el ${day}.`,
			how: 'Entra aquí. Sirve para contestar una sola vez:',
			orType: 'Si el enlace no abre, entra a esta dirección y escribe tu código:',
			free: 'No se pide tu nombre. El sistema no guarda tu correo ni a quién se le dio cada código.',
			ignore: 'Si no esperabas este correo, bórralo.',
		},
	},
	en: {
		link: 'Send codes by e-mail',
		kinds: { sheet: 'On a sheet', email: 'By e-mail' },
		title: 'Send codes by e-mail',
		lead: 'Each e-mail has a code and the link of the consultation. The code opens one answer only.',
		back: 'Back to the codes',
		label: 'Whom they are for',
		labelHint: 'Only the STL sees it. For example: List of committees.',
		addresses: 'E-mail addresses',
		addressesHint: 'One a line. Up to 200 each time.',
		notKept: 'The addresses are not kept',
		notKeptLead:
			'They are used for this alone. How many codes were made is noted, never for whom. Keep your list elsewhere.',
		send: 'Send the codes',
		sending: 'Sending…',
		sendingLead:
			'It may take a minute. If you close the page the sending goes on, but you will not see whom it did not reach.',
		formFault: (line: number, text: string) => `Line ${line.toString()}: “${text}” is no e-mail address.`,
		repeatedFault: (line: number, text: string, first: number) =>
			`Line ${line.toString()}: “${text}” stands in line ${first.toString()} too. Take one out.`,
		moreFaults: (count: number) =>
			agree(count, '1 more line to put right.', `${count.toString()} more lines to put right.`),
		tooMany: (count: number) =>
			`The list has more than 200 addresses: ${count.toString()}. Send the others later.`,
		unreachable: 'The mail server cannot be reached. No code was made. Try again later, or print a sheet.',
		sentWord: (count: number) => agree(count, '1 code was sent', `${count.toString()} codes were sent`),
		sentLead: 'The mail server took them. They may take a few minutes to arrive.',
		nothingSent: 'No code was sent',
		failedTitle: (count: number) =>
			agree(count, '1 address could not be sent to', `${count.toString()} addresses could not be sent to`),
		failedLead: 'Their codes are void already. Copy this list: it is lost when you leave the page.',
		failedKept:
			'Their codes could not be voided, but nobody has them. Copy this list: it is lost when you leave the page.',
		address: 'Address',
		reason: 'What happened',
		reasons: {
			address_refused: 'The server does not take this address. Check how it is written.',
			try_later: 'The server did not take it now. Try again later.',
			server_unreachable: 'The connection to the mail server was lost.',
			time_over: 'Time was over before it was sent. Try again.',
		},
		again: 'Try again with these addresses',
		leave: 'If you leave, you lose the list of addresses that were not sent to. Leave?',
		notSetUp: 'E-mails cannot be sent from here',
		notSetUpLead: 'There is no mail server. Ask whoever runs the system for one, or print a sheet.',
		toSheets: 'Make a sheet of codes',
		notOpen: 'This consultation takes no answers',
		notOpenLead: 'Codes are sent from its publication until its close.',
		letter: {
			subject: (title: string) => `Your code to answer: ${title}`,
			invitation: (institution: string, title: string) =>
				`An invitation to answer, from ${institution}: ${title}`,
			opens: (day: string) => `It opens on ${day}. Before that day the link does not open the questions.`,
			closes: (day: string) => `It closes on ${day}.`,
			how: 'Open this link. It lets you answer once:',
			orType: 'If the link does not open, go to this address and type your code:',
			free: 'Your name is not asked. The system keeps neither your address nor who got which code.',
			ignore: 'If you did not expect this e-mail, delete it.',
		},
	},
});
