import type { Ruleset } from '../ruleset';
import {
	cite,
	describeMicrosite,
	documents,
	facilitator,
	milestones,
	openConsultation,
	orientations,
	say,
	sectors,
	sixSteps,
	tenDays,
} from './sharedRules';

/** The six steps of 2018 on: open themes, as many commitments as agreed, a year at least and two at most. */
export const sixStepsRuleset: Ruleset = {
	v: 1,
	id: 'seis-pasos',
	version: 1,
	name: say('Seis pasos, desde 2018', 'Six steps, since 2018'),
	summary: say(
		'Reglas vigentes. Los temas y el número de compromisos los acuerda cada Secretariado.',
		'Rules in force. Each Secretariat agrees on themes and number of commitments.',
	),
	years: { from: 2018, until: null },
	documents: [
		documents.sixSteps,
		documents.sixStepsStates,
		documents.requirements,
		documents.mesas,
		documents.workshop,
	],
	institutions: [
		{
			role: 'guarantor',
			name: say('Autoridad garante local', 'Local guarantor authority'),
			required: true,
			source: cite(
				'seis-pasos',
				'3',
				'La autoridad garante es uno de los tres núcleos. Su nombre cambia en cada estado desde 2025.',
				'The guarantor is one of the three nuclei. Its name differs by state since 2025.',
			),
		},
		{
			role: 'evaluator',
			name: say(
				'Instancia que evalúa: universidad u organismo de monitoreo',
				'Evaluating body: a university or a monitoring body',
			),
			required: false,
			source: cite(
				'seis-pasos',
				'6',
				'Evaluaba el INAI, que dejó de existir en 2025. Cada ejercicio nombra a quien evalúa.',
				'INAI evaluated; it ceased to exist in 2025. Each exercise names who evaluates.',
			),
		},
	],
	nuclei: {
		minimum: 3,
		required: ['civil-society', 'authority', 'guarantor'],
		sectors,
		alternates: true,
		source: cite(
			'seis-pasos',
			'3',
			'Al menos tres representantes, uno por núcleo, con suplentes. Puede haber más sectores.',
			'At least three representatives, one per nucleus, with alternates. There may be more sectors.',
		),
	},
	facilitator,
	decision: {
		rule: 'majority',
		concurrence: null,
		adjustable: true,
		source: cite(
			'seis-pasos-estados',
			'Morelos',
			'Cada Secretariado escribe sus reglas. En Morelos una mayoría necesita el voto de la sociedad civil.',
			'Each Secretariat writes its rules. In Morelos a majority needs the vote of civil society.',
		),
	},
	commitments: {
		total: null,
		quotas: [],
		responsiblePerNucleus: true,
		indicatorRequired: true,
		source: cite(
			'seis-pasos',
			'4',
			'No fija un número. Cada compromiso tiene actividades, productos e indicadores.',
			'It sets no number. Each commitment has activities, products and indicators.',
		),
	},
	themes: {
		open: true,
		list: [
			{ key: 'agua', name: say('Agua y saneamiento', 'Water and sanitation') },
			{ key: 'ambiente', name: say('Medio ambiente y residuos', 'Environment and waste') },
			{ key: 'calles', name: say('Calles, alumbrado y obra', 'Streets, lighting and works') },
			{ key: 'corrupcion', name: say('Combate a la corrupción', 'Fight against corruption') },
			{ key: 'economia', name: say('Empleo y economía local', 'Jobs and local economy') },
			{ key: 'educacion', name: say('Educación y cultura', 'Education and culture') },
			{ key: 'genero', name: say('Igualdad de género', 'Gender equality') },
			{ key: 'salud', name: say('Salud', 'Health') },
			{ key: 'seguridad', name: say('Seguridad y convivencia', 'Safety and community life') },
			{ key: 'tramites', name: say('Trámites y servicios', 'Procedures and services') },
			{ key: 'transporte', name: say('Transporte', 'Transport') },
		],
		source: cite(
			'seis-pasos',
			'4',
			'Los temas son abiertos. Esta lista es un punto de partida nuestro.',
			'Themes are open. This list is our starting point.',
		),
	},
	orientations,
	criteria: {
		list: [
			{ key: 'incluyente', name: say('Incluyente', 'Inclusive'), weight: 1 },
			{ key: 'estrategico', name: say('Estratégico', 'Strategic'), weight: 1 },
			{
				key: 'transformador',
				name: say('Con alto potencial transformador', 'Highly transformative'),
				weight: 1,
			},
			{ key: 'replicable', name: say('Replicable', 'Replicable'), weight: 1 },
			{ key: 'medible', name: say('Medible', 'Measurable'), weight: 1 },
		],
		justified: true,
		source: cite(
			'seis-pasos',
			'4',
			'Los compromisos son incluyentes, estratégicos, transformadores, replicables y medibles.',
			'Commitments are inclusive, strategic, transformative, replicable and measurable.',
		),
	},
	term: {
		minMonths: 12,
		maxMonths: 24,
		advisedMonths: 24,
		source: cite(
			'seis-pasos',
			null,
			'Dura al menos un año y se aconseja no pasar de dos. Los requerimientos mínimos ponen ese tope.',
			'It lasts at least a year and two at most is advised. The minimum requirements set that limit.',
		),
	},
	notice: tenDays,
	consultation: openConsultation,
	steps: sixSteps,
	signatures: [
		{
			key: 'declaracion',
			name: say('Declaración conjunta', 'Joint declaration'),
			by: 'each-nucleus',
			everySheet: false,
			source: cite(
				'seis-pasos',
				'1',
				'Firman sociedad civil, autoridad y garante.',
				'Civil society, authority and guarantor sign.',
			),
		},
		{
			key: 'plan',
			name: say('Plan de Acción Local', 'Local Action Plan'),
			by: 'each-nucleus',
			everySheet: false,
			source: cite(
				'seis-pasos',
				'4',
				'El Plan es un solo documento acordado.',
				'The Plan is one agreed document.',
			),
		},
	],
	alignments: [
		{ key: 'agenda-2030', name: say('Agenda 2030', 'Agenda 2030'), required: false },
		{ key: 'genero', name: say('Perspectiva de género', 'Gender perspective'), required: false },
		{
			key: 'anticorrupcion',
			name: say('Agenda anticorrupción estatal', 'State anticorruption agenda'),
			required: false,
		},
	],
	milestones,
	microsite: describeMicrosite(
		'guarantor',
		cite(
			'seis-pasos',
			'6',
			'El sitio vive en el portal del garante, con un tablero al día.',
			'The site lives in the guarantor’s portal, with a board kept up to date.',
		),
	),
};
