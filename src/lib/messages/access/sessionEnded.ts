import { defineMessages } from '../defineMessages';

/** What somebody reads whose session ended while a form was being filled in. */
export const sessionEndedMessages = defineMessages({
	es: {
		title: 'Tu sesión se cerró',
		kept: 'No se perdió nada de lo que marcaste o escribiste. Aún no se guarda.',
		steps: 'Entra en otra pestaña. Luego vuelve a esta y sigue.',
		signIn: 'Entrar en otra pestaña',
		again: 'Ya entré: seguir',
		press: 'Ya que entres, vuelve aquí y oprime otra vez el botón.',
	},
	en: {
		title: 'Your session has ended',
		kept: 'Nothing that you marked or wrote is lost. It is not saved yet.',
		steps: 'Sign in in another tab. Then come back to this one and go on.',
		signIn: 'Sign in in another tab',
		again: 'I have signed in: go on',
		press: 'Once signed in, come back here and press the button again.',
	},
});
