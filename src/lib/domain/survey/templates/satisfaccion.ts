import { privacyNotice } from './privacyNotice';
import { municipality } from './sharedQuestions';
import { offer, say, type Template } from './template';

/** After a service: how it went and what should change. */
export const satisfaccion: Template = {
	key: 'satisfaccion',
	name: say('Satisfacción con un servicio', 'Satisfaction with a service'),
	purpose: say('Para contestar al salir de un trámite.', 'To answer on leaving a service.'),
	title: say('¿Cómo te fue hoy?', 'How did it go today?'),
	intro: say(
		'Ayúdanos a mejorar lo que hacemos aquí. Son seis preguntas y toma dos minutos. No pedimos tu nombre.',
		'Help us improve what we do here. Six questions, two minutes. We don’t ask your name.',
	),
	notice: privacyNotice,
	questions: [
		{
			id: 'motivo',
			type: 'single',
			text: say('¿A qué viniste?', 'What did you come for?'),
			help: null,
			required: true,
			noAnswer: [],
			options: offer([
				['tramite', 'A hacer un trámite', 'To do paperwork'],
				['pago', 'A pagar', 'To pay'],
				['informes', 'A pedir informes', 'To ask for information'],
				['queja', 'A poner una queja', 'To make a complaint'],
				['compania', 'A acompañar a alguien', 'To accompany someone'],
			]),
			allowOther: true,
		},
		{
			id: 'trato',
			type: 'scale',
			text: say('¿Cómo te trataron?', 'How were you treated?'),
			help: null,
			required: true,
			noAnswer: ['unknown'],
			points: 5,
			start: 1,
			low: say('Muy mal', 'Very badly'),
			high: say('Muy bien', 'Very well'),
		},
		{
			id: 'resuelto',
			type: 'single',
			text: say('¿Te resolvieron lo que pediste?', 'Did you get what you came for?'),
			help: null,
			required: true,
			noAnswer: [],
			options: offer([
				['si', 'Sí, todo', 'Yes, all of it'],
				['parte', 'Solo una parte', 'Only part of it'],
				['volver', 'No, tengo que volver', 'No, I must come back'],
				['no', 'No', 'No'],
			]),
			allowOther: false,
		},
		{
			id: 'mejorar',
			type: 'ranking',
			ties: false,
			text: say('¿Qué debe mejorar primero?', 'What should get better first?'),
			help: say('Elige hasta tres, en orden.', 'Choose up to three, in order.'),
			required: false,
			noAnswer: [],
			options: offer([
				['espera', 'El tiempo de espera', 'Waiting time'],
				['claridad', 'Que expliquen mejor', 'Clearer explanations'],
				['trato', 'El trato', 'How people are treated'],
				['papeles', 'Pedir menos papeles', 'Fewer papers to bring'],
				['horario', 'Abrir más horas', 'Longer opening hours'],
				['costo', 'Lo que cuesta', 'What it costs'],
			]),
			max: 3,
		},
		{
			id: 'comentario',
			type: 'short',
			text: say('¿Quieres decir algo más?', 'Anything else you want to say?'),
			help: say('Unas pocas palabras bastan.', 'A few words are enough.'),
			required: false,
			noAnswer: [],
			maxLength: 300,
		},
		{ ...municipality, required: false },
	],
};
