import { privacyNotice } from './privacyNotice';
import { age, everydayProblems, municipality } from './sharedQuestions';
import { say, type Template } from './template';

/** People put a list of problems in order. */
export const jerarquizacion: Template = {
	key: 'jerarquizacion',
	name: say('Jerarquización ciudadana', 'Ranking by citizens'),
	purpose: say(
		'Para que la gente ponga en orden una lista de problemas que ya se conoce.',
		'For people to put a list of known problems in order.',
	),
	title: say('Pon los problemas en orden', 'Put the problems in order'),
	intro: say(
		'Toca primero lo que más urge y luego lo que sigue. Puedes elegir hasta cinco y dejar fuera lo demás. Toma dos minutos.',
		'Tap what is most urgent first, then what comes next. You can choose up to five and leave the rest out. It takes two minutes.',
	),
	notice: privacyNotice,
	questions: [
		{
			id: 'orden',
			type: 'ranking',
			ties: false,
			text: say('¿Qué problemas deben ir primero?', 'Which problems should come first?'),
			help: say('Elige hasta cinco, en orden.', 'Choose up to five, in order.'),
			required: true,
			noAnswer: ['unknown'],
			options: everydayProblems,
			max: 5,
		},
		{
			id: 'razon',
			type: 'short',
			text: say('¿Por qué va primero el que elegiste?', 'Why does your first choice come first?'),
			help: say('Unas pocas palabras bastan.', 'A few words are enough.'),
			required: false,
			noAnswer: [],
			maxLength: 300,
		},
		municipality,
		age,
	],
};
