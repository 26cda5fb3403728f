import { defineMessages } from '../defineMessages';

/** The key of an answer on the page of its receipt: brought by a code that a phone read, or kept there. */
export const keyHereMessages = defineMessages({
	es: {
		title: 'Tienes la clave de esta respuesta',
		lead: 'Con ella puedes corregirla o retirarla hasta que cierre la consulta.',
		later:
			'Todavía no se puede: tu respuesta no ha llegado, o está en revisión. Guarda la clave y vuelve más tarde.',
		ask: 'La clave no se queda en este teléfono si no lo pides. Guárdala solo si el teléfono es tuyo: quien lo use podrá cambiar tu respuesta.',
		keep: 'Guardar la clave en este teléfono',
		kept: 'La clave quedó guardada. La encuentras en:',
		unkept: 'Este teléfono no deja guardar nada. Anota la clave:',
		carried:
			'La imagen y la hoja impresa llevan tu clave. Quien tenga una de ellas puede cambiar tu respuesta.',
		back: 'Para corregir o retirar, abre este cuadro con una cámara. Quien lo tenga puede cambiar la respuesta. Clave:',
		withoutScripts:
			'Si llegaste con el cuadro de un módulo, tu clave está al final de la dirección, después del signo #. Con ella puedes corregir o retirar.',
	},
	en: {
		title: 'You have the key of this answer',
		lead: 'With it you can correct or withdraw the answer until the consultation closes.',
		later: 'Not yet: your answer has not arrived, or it is in review. Keep the key and come back later.',
		ask: 'The key does not stay on this phone unless you ask for it. Keep it only if the phone is yours: whoever uses it could change your answer.',
		keep: 'Keep the key on this phone',
		kept: 'The key is kept. You find it in:',
		unkept: 'This phone does not let anything be kept. Write the key down:',
		carried:
			'The image and the printed sheet carry your key. Whoever has one of them can change your answer.',
		back: 'To correct or withdraw, open this square with a camera. Whoever has it can change the answer. Key:',
		withoutScripts:
			'If you came by the square of a desk, your key is at the end of the address, after the sign #. With it you can correct or withdraw.',
	},
});
