import { defineMessages } from '../defineMessages';

/** The page that asks for a one-time code, and what leads to it. */
export const answerCodeMessages = defineMessages({
	es: {
		title: 'Escribe tu código',
		lead: 'Está en la hoja o en el mensaje que te dieron. Sirve para contestar una vez.',
		label: 'Código',
		hint: 'Son cuatro grupos de cinco letras y números. Da igual si usas mayúsculas.',
		submit: 'Comenzar',
		back: 'Volver a la consulta',
		privacy: 'No guardamos a quién le dimos cada código, ni con qué código llegó tu respuesta.',
		have: 'Tengo un código',
		fromPlace: (place: string) => `Llegaste con el cartel de: ${place}. Tu respuesta se cuenta ahí.`,
	},
	en: {
		title: 'Enter your code',
		lead: 'It is on the sheet or in the message you were given. It works for one answer.',
		label: 'Code',
		hint: 'Four groups of five letters and digits. Upper or lower case is the same.',
		submit: 'Start',
		back: 'Back to the consultation',
		privacy: 'We do not keep who was given which code, nor by which code your answer came.',
		have: 'I have a code',
		fromPlace: (place: string) => `You came by the poster at: ${place}. Your answer is counted there.`,
	},
});
