import { defineMessages } from '../defineMessages';

/** Adding a photograph or a recording to an answer. */
export const answerFileMessages = defineMessages({
	es: {
		photo: {
			remove: 'Quitar la foto',
			working: 'Preparando la foto…',
			kept: (kilobytes: number) => `La foto está lista (${kilobytes.toString()} KB).`,
			removed: 'Quitaste la foto.',
			shown: 'Así se verá tu foto',
			private:
				'Le quitamos el lugar, la hora y los datos de tu teléfono. Solo la ve quien trabaja en la consulta.',
			care: 'Que no salgan caras ni placas.',
			limit: 'Sin este paso automático, elige una foto de menos de 450 KB, en JPG, PNG o WebP.',
			file_type: 'Elige una foto JPG, PNG o WebP. Ese archivo no es una foto que podamos abrir.',
			file_large: 'Elige una foto más chica. Esa pesa mucho.',
		},
		audio: {
			remove: 'Quitar el audio',
			working: 'Preparando el audio…',
			kept: (kilobytes: number) => `El audio está listo (${kilobytes.toString()} KB).`,
			removed: 'Quitaste el audio.',
			shown: 'Tu audio',
			private:
				'Le quitamos el lugar, la hora y los datos de tu teléfono. Solo lo oye quien trabaja en la consulta.',
			care: 'Hasta 1 minuto. No digas nombres ni teléfonos.',
			limit: 'Sin este paso automático, elige un audio de menos de 450 KB y 1 minuto.',
			file_type: 'Elige un audio MP3, M4A, WAV, Ogg u Opus. Ese archivo no lo podemos abrir.',
			file_large: 'Elige un audio más corto: hasta 1 minuto y 450 KB.',
		},
	},
	en: {
		photo: {
			remove: 'Remove the photo',
			working: 'Preparing the photo…',
			kept: (kilobytes) => `The photo is ready (${kilobytes.toString()} KB).`,
			removed: 'You removed the photo.',
			shown: 'How your photo will look',
			private:
				'We take out the place, the time and the details of your phone. Only those who work on the consultation see it.',
			care: 'Keep faces and number plates out of it.',
			limit: 'Without this automatic step, choose a JPG, PNG or WebP photo under 450 KB.',
			file_type: 'Choose a JPG, PNG or WebP photo. That file is not a photo we can open.',
			file_large: 'Choose a smaller photo. That one is too large.',
		},
		audio: {
			remove: 'Remove the recording',
			working: 'Preparing the recording…',
			kept: (kilobytes) => `The recording is ready (${kilobytes.toString()} KB).`,
			removed: 'You removed the recording.',
			shown: 'Your recording',
			private:
				'We take out the place, the time and the details of your phone. Only those who work on the consultation hear it.',
			care: 'Up to 1 minute. Do not say names or phone numbers.',
			limit: 'Without this automatic step, choose a recording under 450 KB and 1 minute.',
			file_type: 'Choose an MP3, M4A, WAV, Ogg or Opus recording. We cannot open that file.',
			file_large: 'Choose a shorter recording: up to 1 minute and 450 KB.',
		},
	},
});
