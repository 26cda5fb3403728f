import { defineMessages } from '../defineMessages';

/** The home page and the page of a consultation. */
export const consultationMessages = defineMessages({
	es: {
		homeTitle: 'Di qué urge. Mira cómo se decide.',
		homeLead:
			'Aquí contestas consultas de tu gobierno y de la sociedad. Con lo que dice la gente se hace una lista de problemas en orden, y cualquiera puede comprobarla.',
		openNow: 'Consultas abiertas',
		openNone: 'Ahora no hay consultas abiertas',
		openNoneLead: 'Vuelve pronto, o mira los resultados de las anteriores.',
		announced: 'Consultas que vienen',
		closed: 'Consultas cerradas',
		results: 'Jerarquizaciones publicadas',
		resultsLead: 'Los problemas en el orden que decidió cada núcleo, con sus pruebas.',
		exercises: 'Quiénes participan',
		members: (exercise: string) => `Integrantes de ${exercise}`,
		checkFolio: '¿Ya contestaste? Comprueba tu folio',
		sample: 'Datos ficticios',
		sampleLead: 'Esto es una muestra. Las personas y las respuestas no son reales.',
		start: 'Comenzar',
		answer: 'Contestar',
		see: 'Ver la consulta',
		phases: { announced: 'Por abrir', open: 'Abierta', closed: 'Cerrada' },
		opensOn: (date: string) => `Abre el ${date}.`,
		closesOn: (date: string) => `Cierra el ${date}.`,
		closedOn: (date: string) => `Cerró el ${date}.`,
		comeBack: 'Vuelve ese día para contestar.',
		closedNext: 'Las respuestas ya se cuentan. Los resultados se publican aquí.',
		questions: (count: number) => (count === 1 ? '1 pregunta' : `${count.toString()} preguntas`),
		questionsLead: (count: number) =>
			count === 1
				? '1 pregunta. No necesitas cuenta ni correo.'
				: `${count.toString()} preguntas. No necesitas cuenta ni correo.`,
		resume: 'Seguir con un código',
		notice: 'Aviso de privacidad',
		noticeFull: 'Leer todo el aviso',
		noticePage: 'Abrir el aviso en su página',
		backToConsultation: 'Volver a la consulta',
		details: 'Lo que hay que saber',
		who: 'Quién puede contestar',
		dates: 'Fechas',
		range: (opens: string, closes: string) =>
			opens === closes ? `El ${opens}.` : `Del ${opens} al ${closes}.`,
		publishedOn: (date: string) => `La convocatoria se publicó el ${date}.`,
		noticeDays: (days: number) =>
			days === 0
				? 'Abrió el mismo día.'
				: days === 1
					? 'Se avisó con 1 día.'
					: `Se avisó con ${days.toString()} días.`,
		grace: (days: number) =>
			days === 1
				? 'Si contestas sin señal antes del cierre, tu respuesta tiene 1 día más para llegar.'
				: `Si contestas sin señal antes del cierre, tu respuesta tiene ${days.toString()} días más para llegar.`,
		review: (days: number) =>
			days === 1
				? 'Los números se publican 1 día después del cierre. Antes se revisa si llegaron respuestas repetidas.'
				: `Los números se publican ${days.toString()} días después del cierre. Antes se revisa si llegaron respuestas repetidas.`,
		use: 'Para qué sirve lo que contestas',
		channels: 'Por qué medios se contesta',
		channelNames: {
			web: 'En esta página',
			kiosk: 'En módulos de atención',
			public_space: 'En plazas, con un código',
			interviewer: 'Con una persona que te entrevista',
			code: 'Con un código de un solo uso',
			paper: 'En hojas de papel',
		},
		languages: 'Idiomas',
		convener: 'Quién convoca',
		frozenAt: 'La convocatoria se fijó',
		frozenHash: 'Huella de la convocatoria',
		frozenLead: 'Desde ese momento nada de ella cambia. Con el archivo y su huella cualquiera lo comprueba.',
		frozenFile: 'Descargar la convocatoria',
		changed: 'Las preguntas cambiaron',
		changedLead: 'Lo que se contestó antes sigue contando. Cada cambio quedó en el registro, con su razón:',
		changedOn: (version: number, date: string) => `Versión ${version.toString()}, del ${date}.`,
		answers: (count: number) =>
			count === 1 ? 'respuesta recibida' : count === 0 ? 'Todavía no hay respuestas' : 'respuestas recibidas',
		answersLive: 'Los resultados se ven al cerrar, no antes.',
		byChannel: 'Por dónde llegaron',
		seeData: 'Ver qué respondió la gente',
		seeOpenness: 'Ver la constancia de apertura',
		late: (count: number) =>
			count === 1
				? '1 llegó en los días de gracia. También cuenta.'
				: `${count.toString()} llegaron en los días de gracia. También cuentan.`,
	},
	en: {
		homeTitle: 'Say what is urgent. See how it is decided.',
		homeLead:
			'Here you can answer consultations by your government and civil society. What people say becomes a list of problems in order, and anybody can check it.',
		openNow: 'Open consultations',
		openNone: 'No consultation is open now',
		openNoneLead: 'Come back soon, or look at the results of earlier ones.',
		announced: 'Upcoming consultations',
		closed: 'Closed consultations',
		results: 'Published rankings',
		resultsLead: 'The problems in the order each nucleus gave them, with the evidence.',
		exercises: 'Who takes part',
		members: (exercise: string) => `Members of ${exercise}`,
		checkFolio: 'Already answered? Check your folio',
		sample: 'Fictitious data',
		sampleLead: 'This is a sample. The people and the answers are not real.',
		start: 'Start',
		answer: 'Answer',
		see: 'See the consultation',
		phases: { announced: 'Not open yet', open: 'Open', closed: 'Closed' },
		opensOn: (date: string) => `Opens on ${date}.`,
		closesOn: (date: string) => `Closes on ${date}.`,
		closedOn: (date: string) => `Closed on ${date}.`,
		comeBack: 'Come back that day to answer.',
		closedNext: 'Answers are being counted. Results are published here.',
		questions: (count: number) => (count === 1 ? '1 question' : `${count.toString()} questions`),
		questionsLead: (count: number) =>
			count === 1
				? '1 question. You need no account or e-mail.'
				: `${count.toString()} questions. You need no account or e-mail.`,
		resume: 'Continue with a code',
		notice: 'Privacy notice',
		noticeFull: 'Read the full notice',
		noticePage: 'Open the notice on its own page',
		backToConsultation: 'Back to the consultation',
		details: 'What you need to know',
		who: 'Who may answer',
		dates: 'Dates',
		range: (opens: string, closes: string) =>
			opens === closes ? `On ${opens}.` : `From ${opens} to ${closes}.`,
		publishedOn: (date: string) => `The consultation was announced on ${date}.`,
		noticeDays: (days: number) =>
			days === 0
				? 'It opened the same day.'
				: days === 1
					? 'It was announced 1 day ahead.'
					: `It was announced ${days.toString()} days ahead.`,
		grace: (days: number) =>
			days === 1
				? 'If you answer without signal before the close, your answer has 1 more day to arrive.'
				: `If you answer without signal before the close, your answer has ${days.toString()} more days to arrive.`,
		review: (days: number) =>
			days === 1
				? 'Counts are published 1 day after the close. Repeated answers are looked for before.'
				: `Counts are published ${days.toString()} days after the close. Repeated answers are looked for before.`,
		use: 'What your answers are for',
		channels: 'Ways to answer',
		channelNames: {
			web: 'On this page',
			kiosk: 'At service desks',
			public_space: 'In public squares, with a code',
			interviewer: 'With a person who interviews you',
			code: 'With a one-time code',
			paper: 'On sheets of paper',
		},
		languages: 'Languages',
		convener: 'Organised by',
		frozenAt: 'The call was frozen',
		frozenHash: 'Fingerprint of the call',
		frozenLead:
			'From that moment nothing of it changes. With the file and its fingerprint anybody can check.',
		frozenFile: 'Download the call',
		changed: 'The questions changed',
		changedLead: 'What was answered before still counts. Each change is in the log, with its reason:',
		changedOn: (version: number, date: string) => `Version ${version.toString()}, of ${date}.`,
		answers: (count: number) =>
			count === 1 ? 'answer received' : count === 0 ? 'No answers yet' : 'answers received',
		answersLive: 'Results are shown when it closes, not before.',
		byChannel: 'How they arrived',
		seeData: 'See what people answered',
		seeOpenness: 'See the record of openness',
		late: (count: number) =>
			count === 1
				? '1 arrived in the days of grace. It counts too.'
				: `${count.toString()} arrived in the days of grace. They count too.`,
	},
});
