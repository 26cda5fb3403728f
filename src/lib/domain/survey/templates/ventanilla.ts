import { privacyNotice } from './privacyNotice';
import { everydayProblems, municipality, place, sex, whatHappens } from './sharedQuestions';
import { offer, say, type Template } from './template';

/** At a service desk, on a tablet or with a paper: short, and nothing to write before the first choice. */
export const ventanilla: Template = {
	key: 'ventanilla',
	name: say('Encuesta en ventanilla', 'Service desk survey'),
	purpose: say(
		'Para módulos y oficinas de atención. Toma tres minutos.',
		'For kiosks and service offices. It takes three minutes.',
	),
	title: say('¿Qué urge en tu colonia?', 'What is urgent where you live?'),
	intro: say(
		'Son seis preguntas y toma tres minutos. Con lo que digas se hace la lista de problemas que tu gobierno y la sociedad deben atender primero.',
		'Six questions, three minutes. What you say goes into the list of problems that your government and society should deal with first.',
	),
	notice: privacyNotice,
	questions: [
		{
			id: 'problema',
			type: 'single',
			text: say(
				'¿Qué problema urge resolver en tu colonia?',
				'Which problem most needs solving where you live?',
			),
			help: say('Elige el que más te afecta.', 'Choose the one that affects you most.'),
			required: true,
			noAnswer: [],
			options: everydayProblems,
			allowOther: true,
		},
		whatHappens,
		{
			id: 'oficina',
			type: 'ranking',
			ties: false,
			text: say('¿Qué debe mejorar primero en esta oficina?', 'What should get better first at this office?'),
			help: say('Elige hasta tres, en orden.', 'Choose up to three, in order.'),
			required: false,
			noAnswer: [],
			options: offer([
				['espera', 'El tiempo de espera', 'Waiting time'],
				['informes', 'Los informes que dan', 'The information they give'],
				['trato', 'El trato', 'How people are treated'],
				['horario', 'El horario', 'Opening hours'],
				['papeles', 'Los papeles que piden', 'The papers they ask for'],
				['local', 'El local y los baños', 'The premises and toilets'],
			]),
			max: 3,
		},
		municipality,
		place,
		sex,
	],
};
