import type { AccountRefusalCode } from '../../domain/person/accountRefusals';
import { defineMessages } from '../defineMessages';

/** What each refusal of an account means, and what to do next. */
export const accountRefusalMessages = defineMessages({
	es: {
		credentials_unknown: 'No coinciden. Revisa el correo o usuario y la contraseña, y vuelve a intentar.',
		code_unknown: 'Ese código no es o ya venció. Revisa los números o pide uno nuevo.',
		too_many_tries:
			'Hubo muchos intentos seguidos. Espera unos minutos. Si te llegó un correo, su enlace sí abre.',
		password_too_easy: 'Esa contraseña es fácil de adivinar. Prueba con una frase corta.',
		password_same: 'Esa ya es tu contraseña. Elige otra, o déjala como está.',
		mail_not_sent:
			'Este sitio no pudo enviar el correo. Pide un código impreso a quien administra el ejercicio.',
		address_taken:
			'Ya hay una cuenta con ese correo y otra contraseña. Escribe su contraseña o usa otro correo.',
		sign_in_again: 'Tu sesión terminó. Entra otra vez y vuelve a intentarlo.',
		server_silent: 'El servidor no responde. Espera un minuto y vuelve a intentar.',
		account_failed: 'Algo falló de nuestro lado. Espera un momento y vuelve a intentar.',
	},
	en: {
		credentials_unknown: 'They do not match. Check the e-mail or user name and the password, and try again.',
		code_unknown: 'That is not the code, or it expired. Check the digits or ask for a new one.',
		too_many_tries:
			'There were too many tries in a row. Wait a few minutes. If an e-mail reached you, its link still works.',
		password_too_easy: 'That password is easy to guess. Try a short phrase.',
		password_same: 'That is already your password. Choose another, or leave it as it is.',
		mail_not_sent:
			'This site could not send the e-mail. Ask whoever administers the exercise for a printed code.',
		address_taken:
			'There is already an account with that e-mail and another password. Enter that password or use another e-mail.',
		sign_in_again: 'Your session ended. Sign in again and try once more.',
		server_silent: 'The server does not answer. Wait a minute and try again.',
		account_failed: 'Something failed on our side. Wait a moment and try again.',
	},
} satisfies Record<'es' | 'en', Record<AccountRefusalCode, string>>);
