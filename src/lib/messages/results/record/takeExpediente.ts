import { defineMessages } from '../../defineMessages';

/** Taking the expediente of a large exercise: how far the server is with it. */
export const takeExpedienteMessages = defineMessages({
	es: {
		take: 'Descargar el expediente',
		progress: 'Avance del expediente',
		begun: 'El servidor empezó a armar el expediente.',
		read: (done: string, of: string) => `Líneas del registro leídas: ${done} de ${of}.`,
		write: (done: string, of: string) => `Listas y fichas: ${done} de ${of}.`,
		pack: 'Ya está todo. Falta juntarlo en un archivo.',
		done: (size: string) => `El expediente está listo y mide ${size} MB. La descarga ya empezó.`,
		failed: 'No se pudo armar el expediente. Espera un minuto y prueba otra vez.',
		cancel: 'No esperar más',
		cancelled: 'Dejaste de esperar. Puedes pedirlo otra vez cuando quieras.',
	},
	en: {
		take: 'Download the expediente',
		progress: 'Progress of the expediente',
		begun: 'The server began to pack the expediente.',
		read: (done, of) => `Lines of the log read: ${done} of ${of}.`,
		write: (done, of) => `Lists and sheets: ${done} of ${of}.`,
		pack: 'All of it is there. It is being put into one file.',
		done: (size) => `The expediente is ready and has ${size} MB. The download has begun.`,
		failed: 'The expediente could not be packed. Wait a minute and try again.',
		cancel: 'Stop waiting',
		cancelled: 'You stopped waiting. You can ask for it again whenever you like.',
	},
});
