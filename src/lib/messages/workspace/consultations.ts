import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** Writing, publishing, following and closing a consultation. */
export const consultationMessages = defineMessages({
	es: {
		list: {
			title: 'Consultas',
			lead: 'Lo que se pregunta a la gente, por cada medio y en qué fechas.',
			create: 'Nueva consulta',
			empty: 'Todavía no hay consultas',
			emptyLead: 'Elige una plantilla y tendrás una lista para revisar en minutos.',
		},
		form: {
			newTitle: 'Nueva consulta',
			newLead: 'Elige una plantilla. Después podrás cambiar cada texto antes de publicar.',
			settingsTitle: 'Datos y fechas',
			template: 'Plantilla',
			title: 'Título',
			titleHint: 'Como lo leerá la gente. Por ejemplo: ¿Qué urge en tu colonia?',
			slug: 'Dirección',
			slugHint: 'Va en el enlace y en el código QR. No cambia después.',
			who: 'Quién puede contestar',
			whoHint: 'Por ejemplo: cualquier persona que viva en el estado, sin registro.',
			use: 'Para qué se usará lo que digan',
			useHint: 'Di qué pasará después y quién decide.',
			opens: 'Abre',
			closes: 'Cierra',
			zone: (zone: string) => `Hora de ${zone}.`,
			grace: 'Días de gracia',
			graceHint: 'Lo que se contestó sin señal antes del cierre cuenta si llega en estos días. De 0 a 15.',
			review: 'Días de revisión',
			reviewHint:
				'Después del cierre, dos personas pueden dejar respuestas fuera por una regla. Los números se publican al terminar estos días. De 0 a 30.',
			channels: 'Por qué medios se contesta',
			channelsHint: 'Cada medio se cuenta por separado.',
			create: 'Crear el borrador',
			save: 'Guardar',
		},
		one: {
			back: 'Todas las consultas',
			backToOne: 'Volver a la consulta',
			dates: 'Fechas',
			who: 'Quién puede contestar',
			use: 'Uso de lo que digan',
			channels: 'Medios',
			address: 'Dirección',
			questions: 'Preguntas',
			grace: 'Días de gracia',
			graceDays: (days: number) =>
				days === 0
					? 'Ninguno: al cerrar ya no cuenta lo que llegue'
					: days === 1
						? '1 día para que llegue lo contestado sin señal'
						: `${days.toString()} días para que llegue lo contestado sin señal`,
			review: 'Días de revisión',
			reviewDays: (days: number) =>
				days === 0
					? 'Ninguno: los números se publican al cerrar'
					: days === 1
						? '1 día entre cerrar y publicar los números'
						: `${days.toString()} días entre cerrar y publicar los números`,
			notice: 'Días de aviso',
			noticeDays: (days: number) =>
				days === 1 ? '1 día entre publicar y abrir' : `${days.toString()} días entre publicar y abrir`,
			noticeNone: 'Abre el mismo día en que se publica',
			published: 'Publicada',
			closed: 'Cerrada',
			hash: 'Huella de las preguntas',
			hashNote: 'Cambiaría si alguien tocara una sola letra.',
			change: 'Cambiar',
			changeLabel: (what: string) => `Cambiar: ${what}`,
			beforePublishingLead:
				'Revisa cada parte. Lo que cambies después de publicar queda a la vista de todos.',
			settings: 'Datos y fechas',
			texts: 'Presentación y aviso de privacidad',
			preview: 'Vista previa',
			publish: 'Publicar',
			counts: 'Respuestas recibidas',
			assisted: (count: number) =>
				count === 1 ? '1 con ayuda del personal.' : `${count.toString()} con ayuda del personal.`,
			countsNote: 'Mientras esté abierta solo se ve cuántas hay. Lo que dicen se lee al cerrar.',
			late: (count: number) =>
				count === 1
					? '1 llegó en los días de gracia.'
					: `${count.toString()} llegaron en los días de gracia.`,
			updated: (time: string) => `Al momento de las ${time}`,
			share: 'Para repartir',
			shareLead: 'Da este enlace o imprime un cartel con su código QR.',
			link: 'Enlace',
			open: 'Abrir la página pública',
			poster: (channel: string) => `Cartel: ${channel}`,
			stations: 'Equipos de los módulos',
			close: 'Cerrar la consulta',
			read: 'Leer las respuestas',
			justPublished: 'Publicada',
			justPublishedLead: 'Sus preguntas quedaron fijas. Ya puedes repartir el enlace y los carteles.',
			justClosed: 'Cerrada',
			justClosedLead: 'Ya puedes leer las respuestas.',
			types: {
				single: 'Elegir una',
				multiple: 'Elegir varias',
				short: 'Texto corto',
				long: 'Texto largo',
				number: 'Número',
				date: 'Fecha',
				scale: 'Escala',
				matrix: 'Tabla de renglones',
				consent: 'Aceptar algo',
				ranking: 'Ordenar',
				municipality: 'Municipio',
				point: 'Punto en el mapa',
				area: 'Área en el mapa',
				photo: 'Foto',
				audio: 'Audio',
			},
			optionCount: (count: number) => `${count.toString()} ${agree(count, 'opción', 'opciones')}`,
			required: 'Obligatoria',
			hard: 'Cuesta leerla',
		},
		publish: {
			title: '¿Publicar esta consulta?',
			lead: 'Al publicar, sus fechas y medios quedan fijos. Las preguntas solo cambian como una nueva versión, con su razón a la vista.',
			confirm: 'Sí, publicar',
			hard: 'Hay textos que cuestan trabajo',
			hardLead: 'Puedes publicar así, pero más gente contestará si los aclaras.',
			soon: 'Hay menos días de aviso de los que piden las reglas',
			soonLead: (asked: number, given: number, basis: 'natural' | 'business') =>
				`Las reglas de este ejercicio piden ${asked.toString()} ${basis === 'natural' ? agree(asked, 'día natural', 'días naturales') : agree(asked, 'día hábil', 'días hábiles')} entre publicar y abrir. Aquí hay ${given.toString()}.`,
			soonNext: 'Puedes mover la apertura, o publicar así. Los días de aviso quedan a la vista.',
		},
		close: {
			title: '¿Cerrar esta consulta?',
			lead: 'Ya nadie podrá contestar. Después podrás leer lo que dijo la gente.',
			early: 'Es antes de su fecha',
			earlyLead: (closes: string) =>
				`Anunciaste que cierra el ${closes}. Si la cierras hoy, el registro público dirá que fue antes.`,
			grace: 'Respuestas en camino',
			graceLead: (until: string) =>
				`Los equipos sin conexión tienen hasta el ${until} para enviar. Si cierras hoy, esas respuestas no entrarán.`,
			sofar: 'Recibidas hasta ahora',
			confirm: 'Sí, cerrar',
			keep: 'Dejarla abierta',
		},
	},
	en: {
		list: {
			title: 'Consultations',
			lead: 'What people are asked, by each channel and when.',
			create: 'New consultation',
			empty: 'There are no consultations yet',
			emptyLead: 'Choose a template and you will have one ready to review in minutes.',
		},
		form: {
			newTitle: 'New consultation',
			newLead: 'Choose a template. You can change every text before publishing.',
			settingsTitle: 'Details and dates',
			template: 'Template',
			title: 'Title',
			titleHint: 'As people will read it. For example: What is urgent where you live?',
			slug: 'Address',
			slugHint: 'Part of the link and the QR code. It does not change later.',
			who: 'Who may answer',
			whoHint: 'For example: anybody who lives in the state, with no need to register.',
			use: 'What the answers are for',
			useHint: 'Say what happens next and who decides.',
			opens: 'Opens',
			closes: 'Closes',
			zone: (zone) => `Time in ${zone}.`,
			grace: 'Days of grace',
			graceHint:
				'What was answered without signal before the close counts if it arrives in these days. From 0 to 15.',
			review: 'Days of review',
			reviewHint:
				'After the close two people may leave answers out by a rule. Numbers are published when these days end. From 0 to 30.',
			channels: 'Ways to answer',
			channelsHint: 'Each channel is counted separately.',
			create: 'Create the draft',
			save: 'Save',
		},
		one: {
			back: 'All consultations',
			backToOne: 'Back to the consultation',
			dates: 'Dates',
			who: 'Who may answer',
			use: 'Use of the answers',
			channels: 'Channels',
			address: 'Address',
			questions: 'Questions',
			grace: 'Days of grace',
			graceDays: (days) =>
				days === 0
					? 'None: what arrives after the close does not count'
					: days === 1
						? '1 day for what was answered without signal to arrive'
						: `${days.toString()} days for what was answered without signal to arrive`,
			review: 'Days of review',
			reviewDays: (days) =>
				days === 0
					? 'None: numbers are published at the close'
					: days === 1
						? '1 day from the close to the numbers'
						: `${days.toString()} days from the close to the numbers`,
			notice: 'Days of notice',
			noticeDays: (days) =>
				days === 1
					? '1 day from publishing to opening'
					: `${days.toString()} days from publishing to opening`,
			noticeNone: 'Opens on the day it is published',
			published: 'Published',
			closed: 'Closed',
			hash: 'Fingerprint of the questions',
			hashNote: 'It would change if anybody changed a single letter.',
			change: 'Change',
			changeLabel: (what) => `Change: ${what}`,
			beforePublishingLead: 'Check each part. What you change once it is published is for everybody to see.',
			settings: 'Details and dates',
			texts: 'Introduction and privacy notice',
			preview: 'Preview',
			publish: 'Publish',
			counts: 'Answers received',
			assisted: (count: number) =>
				count === 1 ? '1 with help of the staff.' : `${count.toString()} with help of the staff.`,
			countsNote: 'While it is open, only the number can be seen. What they say can be read after it closes.',
			late: (count) => `${count.toString()} arrived in the grace period.`,
			updated: (time) => `As of ${time}`,
			share: 'To hand out',
			shareLead: 'Give this link, or print a poster with its QR code.',
			link: 'Link',
			open: 'Open the public page',
			poster: (channel) => `Poster: ${channel}`,
			stations: 'Devices at service desks',
			close: 'Close the consultation',
			read: 'Read the answers',
			justPublished: 'Published',
			justPublishedLead: 'Its questions are fixed. You can now hand out the link and the posters.',
			justClosed: 'Closed',
			justClosedLead: 'You can read the answers now.',
			types: {
				single: 'Choose one',
				multiple: 'Choose several',
				short: 'Short text',
				long: 'Long text',
				number: 'Number',
				date: 'Date',
				scale: 'Scale',
				matrix: 'Table of rows',
				consent: 'Accept something',
				ranking: 'Put in order',
				municipality: 'Municipality',
				point: 'Point on the map',
				area: 'Area on the map',
				photo: 'Photo',
				audio: 'Recording',
			},
			optionCount: (count) => `${count.toString()} ${agree(count, 'option', 'options')}`,
			required: 'Required',
			hard: 'Hard to read',
		},
		publish: {
			title: 'Publish this consultation?',
			lead: 'Publishing fixes its dates and channels. The questions change only as a new version, with its reason in sight.',
			confirm: 'Yes, publish',
			hard: 'Some texts are hard to read',
			hardLead: 'You can publish them, but more people will answer if they are clearer.',
			soon: 'There is less notice than the rules ask for',
			soonLead: (asked, given, basis) =>
				`The rules of this exercise require ${asked.toString()} ${basis === 'natural' ? 'calendar' : 'business'} ${agree(asked, 'day', 'days')} between publishing and opening. There ${agree(given, 'is', 'are')} ${given.toString()} here.`,
			soonNext: 'You can move the opening, or publish as it is. The days of notice are shown to everybody.',
		},
		close: {
			title: 'Close this consultation?',
			lead: 'Nobody will be able to answer. Then you can read what people said.',
			early: 'It is before its date',
			earlyLead: (closes) =>
				`You announced that it closes on ${closes}. If you close it today, the public log will say so.`,
			grace: 'Answers on their way',
			graceLead: (until) =>
				`Devices that are offline have until ${until} to send. If you close it today, those answers are left out.`,
			sofar: 'Received so far',
			confirm: 'Yes, close',
			keep: 'Leave it open',
		},
	},
});
