import { defineMessages } from '../defineMessages';

/** Leaving a survey half answered with a code, and going on with it on any device. */
export const resumeMessages = defineMessages({
	es: {
		leave: 'Guardar y seguir después',
		savedTitle: 'Guardamos lo que llevas',
		savedLead: 'Con este código sigues en este equipo o en otro. Escríbelo o tómale foto.',
		code: 'Tu código',
		until: (day: string) => `Sirve hasta el ${day}. Después se borra.`,
		notSent: 'Tu respuesta todavía no está enviada.',
		whoOpens:
			'Quien tenga el código puede ver y cambiar lo que llevas. El servidor guarda lo demás sellado y no conserva el código.',
		here: 'Este equipo también guarda lo que llevas. Si no es tuyo, regresa y elige «Borrar y salir».',
		goOn: 'Seguir contestando',
		home: 'Ir al inicio',
		title: 'Seguir con un código',
		lead: 'Si dejaste una consulta a la mitad, aquí sigues donde te quedaste.',
		codeHint: 'Son 16 letras y números, como 7KQ4-M2XA-9T3B-W0CD.',
		open: 'Continuar',
		codeForm: 'Revisa tu código: son 16 letras y números.',
		notFound:
			'Ningún borrador abre con ese código. Revisa cada letra. Si ya lo enviaste o pasó su fecha, se borró.',
		notOpen: 'Esta consulta ya no recibe respuestas.',
		foundTitle: 'Aquí está lo que llevas',
		foundLead: (answered: number) =>
			answered === 1 ? 'Contestaste 1 pregunta.' : `Contestaste ${answered.toString()} preguntas.`,
		forget: 'Borrar lo que guardé',
		forgotten: 'Se borró lo que guardaste',
		forgottenLead: 'El código ya no abre nada.',
	},
	en: {
		leave: 'Save and continue later',
		savedTitle: 'We saved what you have so far',
		savedLead: 'With this code you continue on this device or on another. Write it down or take a photo.',
		code: 'Your code',
		until: (day) => `It works until ${day}. After that it is erased.`,
		notSent: 'Your answer has not been sent yet.',
		whoOpens:
			'Whoever has the code can see and change what you have so far. The server keeps the rest sealed, and not the code.',
		here: 'This device also keeps what you have so far. If it is not yours, go back and choose “Erase and leave”.',
		goOn: 'Continue answering',
		home: 'Go to the start',
		title: 'Continue with a code',
		lead: 'If you left a consultation half way, continue here where you stopped.',
		codeHint: 'It is 16 letters and digits, like 7KQ4-M2XA-9T3B-W0CD.',
		open: 'Continue',
		codeForm: 'Check your code: it is 16 letters and digits.',
		notFound:
			'No draft opens with that code. Check each letter. If you sent it or its date has passed, it was erased.',
		notOpen: 'This consultation no longer takes answers.',
		foundTitle: 'Here is what you have so far',
		foundLead: (answered) =>
			answered === 1 ? 'You answered 1 question.' : `You answered ${answered.toString()} questions.`,
		forget: 'Erase what I saved',
		forgotten: 'What you saved was erased',
		forgottenLead: 'The code opens nothing any more.',
	},
});
