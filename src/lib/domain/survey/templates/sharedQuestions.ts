import type { MunicipalityQuestion, Question } from '../instrument';
import { offer, say } from './template';

/** Problems of daily life that a person can choose by tapping. */
export const everydayProblems = offer([
	['agua', 'Falta agua o drenaje', 'Lack of water or drainage'],
	['calles', 'Calles en mal estado', 'Streets in bad shape'],
	['luz', 'Falta luz en la calle', 'No street lights'],
	['basura', 'Basura sin recoger', 'Rubbish left uncollected'],
	['seguridad', 'Robos y violencia', 'Theft and violence'],
	['transporte', 'Falta transporte seguro', 'No safe transport'],
	['salud', 'Faltan médicos o medicinas', 'Not enough doctors or medicine'],
	['escuelas', 'Escuelas con carencias', 'Schools that lack things'],
	['tramites', 'Trámites lentos o confusos', 'Slow or confusing paperwork'],
	['empleo', 'Falta de empleo', 'Not enough jobs'],
]);

const fewWords = say('Unas pocas palabras bastan.', 'A few words are enough.');

/** In one's own words, what happens. */
export const whatHappens: Question = {
	id: 'detalle',
	type: 'short',
	text: say('¿Qué pasa y desde cuándo?', 'What happens, and since when?'),
	help: fewWords,
	required: false,
	noAnswer: [],
	maxLength: 400,
};

/** Where one lives: the only thing about a person that every template asks. */
export const municipality: MunicipalityQuestion = {
	id: 'municipio',
	type: 'municipality',
	locality: false,
	text: say('¿En qué municipio vives?', 'Which municipality do you live in?'),
	help: say(
		'Así sabemos qué pasa en cada lugar. No pedimos tu calle.',
		'So we know what happens in each place. We don’t ask for your street.',
	),
	required: true,
	noAnswer: ['refused'],
};

/** Where the problem is, on the map. */
export const place: Question = {
	id: 'lugar',
	type: 'point',
	text: say('¿Dónde está el problema?', 'Where is the problem?'),
	help: say('Basta con un lugar cercano.', 'Somewhere near is enough.'),
	required: false,
	noAnswer: [],
};

/** Age by ranges, last and never required. */
export const age: Question = {
	id: 'edad',
	type: 'single',
	text: say('¿Qué edad tienes?', 'How old are you?'),
	help: say('Sirve para saber si nos falta oír a alguien.', 'It tells us if we are failing to hear someone.'),
	required: false,
	noAnswer: ['refused'],
	options: offer([
		['menos_18', 'Menos de 18 años', 'Under 18'],
		['de_18_a_29', 'De 18 a 29 años', '18 to 29'],
		['de_30_a_44', 'De 30 a 44 años', '30 to 44'],
		['de_45_a_59', 'De 45 a 59 años', '45 to 59'],
		['de_60', 'De 60 años o más', '60 or over'],
	]),
	allowOther: false,
};

/** Sex, last and never required: set beside the census it says whom the consultation did not hear. */
export const sex: Question = {
	id: 'sexo',
	type: 'single',
	text: say('¿Cuál es tu sexo?', 'What is your sex?'),
	help: say('Sirve para saber si nos falta oír a alguien.', 'It tells us if we are failing to hear someone.'),
	required: false,
	noAnswer: ['refused'],
	options: offer([
		['mujer', 'Mujer', 'Woman'],
		['hombre', 'Hombre', 'Man'],
	]),
	allowOther: true,
};
