import { privacyNotice } from './privacyNotice';
import { age, everydayProblems, municipality, place, whatHappens } from './sharedQuestions';
import { offer, say, type Template } from './template';

/** An open call on the web: what happens, to whom, and what could be done. */
export const convocatoria: Template = {
	key: 'convocatoria',
	name: say('Convocatoria abierta', 'Open call'),
	purpose: say(
		'Para publicar en la página de la institución y reunir problemas y propuestas.',
		'To publish on the institution’s page and gather problems and proposals.',
	),
	title: say('Dinos qué problema hay que resolver', 'Tell us which problem needs solving'),
	intro: say(
		'Cualquier persona puede contestar y no hace falta una cuenta. Toma cuatro minutos. Con lo que digas se hace una lista, y cada grupo la pone en orden a la vista de todos.',
		'Anyone can answer and no account is needed. It takes four minutes. What you say goes into a list, and each group puts it in order for everyone to see.',
	),
	notice: privacyNotice,
	questions: [
		{
			id: 'problema',
			type: 'single',
			text: say('¿Qué problema urge resolver?', 'Which problem most needs solving?'),
			help: say('Elige uno. Si no está, pon el tuyo.', 'Choose one. If it isn’t here, write yours.'),
			required: true,
			noAnswer: [],
			options: everydayProblems,
			allowOther: true,
		},
		whatHappens,
		{
			id: 'afecta',
			type: 'multiple',
			allowOther: true,
			text: say('¿A quiénes afecta más?', 'Who does it affect most?'),
			help: say('Elige hasta tres.', 'Choose up to three.'),
			required: false,
			noAnswer: [],
			options: offer([
				['todos', 'A todas las personas', 'Everyone'],
				['ninez', 'A niñas y niños', 'Children'],
				['jovenes', 'A jóvenes', 'Young people'],
				['mujeres', 'A mujeres', 'Women'],
				['mayores', 'A personas mayores', 'Older people'],
				['discapacidad', 'A personas con discapacidad', 'People with disabilities'],
				['pueblos', 'A pueblos y barrios lejanos', 'Remote towns and districts'],
				['campo', 'A quienes trabajan el campo', 'Those who work the land'],
			]),
			max: 3,
		},
		{
			id: 'propuesta',
			type: 'long',
			text: say('¿Qué se podría hacer?', 'What could be done?'),
			help: say('Una idea basta.', 'One idea is enough.'),
			required: false,
			noAnswer: [],
			maxLength: 1_500,
		},
		{
			id: 'publicar',
			type: 'consent',
			text: say('¿Podemos publicar tu idea?', 'May we publish your idea?'),
			help: say('Sin tu nombre: no lo pedimos.', 'Without your name: we don’t ask for it.'),
			required: false,
			noAnswer: [],
		},
		{ ...municipality, locality: true },
		place,
		age,
	],
};
