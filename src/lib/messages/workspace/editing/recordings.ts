import { defineMessages } from '../../defineMessages';
import { agree } from '../../locale';

/** A question read aloud: bringing the recording, hearing it, taking it away. */
export const recordingMessages = defineMessages({
	es: {
		title: 'La pregunta en audio',
		lead: 'Graba la pregunta con sus opciones. Quien no lee podrá escucharla. Nunca suena sola.',
		none: 'Sin audio',
		count: (done: number, all: number) =>
			`Tiene audio en ${done.toString()} de ${all.toString()} ${agree(all, 'idioma', 'idiomas')}.`,
		change: 'Poner o cambiar el audio',
		file: 'Archivo de audio',
		hint: 'MP3, M4A, OGG, WEBM o WAV. Hasta un minuto y 450 KB. Le quitamos los datos que traiga del aparato.',
		save: 'Subir el audio',
		remove: (language: string) => `Quitar el audio en ${language}`,
		saved: 'Guardado',
		frozen: 'Al publicar, el audio queda fijo con la pregunta. Si cambias el texto, graba otra vez.',
		faults: {
			none: 'Elige un archivo de audio.',
			file_type: 'Ese archivo no es un audio que se pueda usar. Guárdalo como MP3 y vuelve a subirlo.',
			file_large: 'El audio es muy largo. Graba menos de un minuto, en menos de 450 KB.',
			gone: 'Otra persona quitó esta pregunta o este idioma. Vuelve a la consulta.',
		},
	},
	en: {
		title: 'The question aloud',
		lead: 'Record the question with its options. Whoever does not read can listen. It never plays by itself.',
		none: 'No audio',
		count: (done, all) =>
			`It has audio in ${done.toString()} of ${all.toString()} ${agree(all, 'language', 'languages')}.`,
		change: 'Add or change the audio',
		file: 'Audio file',
		hint: 'MP3, M4A, OGG, WEBM or WAV. Up to a minute and 450 KB. We take out what the device wrote in it.',
		save: 'Upload the audio',
		remove: (language) => `Remove the audio in ${language}`,
		saved: 'Saved',
		frozen: 'Publishing freezes the audio with the question. If you change the text, record it again.',
		faults: {
			none: 'Choose an audio file.',
			file_type: 'That file is no audio we can use. Save it as MP3 and upload it again.',
			file_large: 'The audio is too long. Record less than a minute, in less than 450 KB.',
			gone: 'Somebody else removed this question or this language. Go back to the consultation.',
		},
	},
});
