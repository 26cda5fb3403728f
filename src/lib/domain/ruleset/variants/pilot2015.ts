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

/** The pilot of 2015: workshop and suggested tables, one year, five commitments 2 + 1 + 2. */
export const pilot2015: Ruleset = {
	v: 1,
	id: 'piloto-2015',
	version: 1,
	name: say('Piloto 2015', 'Pilot 2015'),
	summary: say(
		'Reglas del taller con estados piloto. Cinco compromisos en un año.',
		'Rules of the workshop with pilot states. Five commitments in one year.',
	),
	years: { from: 2015, until: 2015 },
	documents: [documents.mesas, documents.workshop, documents.requirements, documents.sixSteps],
	institutions: [
		{
			role: 'guarantor',
			name: say('Órgano garante local de transparencia', 'Local transparency guarantor'),
			required: true,
			source: cite(
				'mesas',
				null,
				'El órgano garante local convoca y remite el material.',
				'The local guarantor calls the table and sends the materials.',
			),
		},
		{
			role: 'validator',
			name: say('IFAI, después INAI', 'IFAI, later INAI'),
			required: true,
			source: cite(
				'taller-piloto',
				null,
				'El IFAI, después INAI, acompaña y valida.',
				'IFAI, later INAI, accompanies and validates.',
			),
		},
		{
			role: 'counterpart',
			name: say('CONAIP', 'CONAIP'),
			required: false,
			source: cite(
				'taller-piloto',
				null,
				'La CONAIP acompaña el ejercicio.',
				'CONAIP accompanies the exercise.',
			),
		},
	],
	nuclei: {
		minimum: 3,
		required: ['civil-society', 'authority', 'guarantor'],
		sectors,
		alternates: true,
		source: cite(
			'taller-piloto',
			null,
			'El Secretariado define integrantes, facilitador y forma de decidir.',
			'The Secretariat defines members, facilitator and way to decide.',
		),
	},
	facilitator,
	decision: {
		rule: 'majority',
		concurrence: null,
		adjustable: true,
		source: cite(
			'taller-piloto',
			null,
			'El Secretariado define su mecanismo de decisión. La mayoría es nuestra propuesta.',
			'The Secretariat defines how it decides. Majority is our proposal.',
		),
	},
	commitments: {
		total: 5,
		quotas: [
			{ key: 'alineado', name: say('Alineado al Plan nacional', 'Aligned with the national Plan'), count: 2 },
			{ key: 'dinero', name: say('Sigue el dinero', 'Follow the Money'), count: 1 },
			{ key: 'local', name: say('Problema local', 'Local problem'), count: 2 },
		],
		responsiblePerNucleus: true,
		indicatorRequired: true,
		source: cite(
			'mesas',
			null,
			'Son cinco: dos alineados, uno de Sigue el dinero y dos de problemas locales.',
			'There are five: two aligned, one Follow the Money and two on local problems.',
		),
	},
	themes: {
		open: false,
		list: [
			{
				key: 'gobierno-ciudadania',
				name: say('Gobierno centrado en la ciudadanía', 'Citizen-centred government'),
			},
			{
				key: 'presupuesto',
				name: say('Presupuesto abierto y participativo', 'Open and participatory budget'),
			},
			{ key: 'datos-abiertos', name: say('Datos abiertos para el desarrollo', 'Open data for development') },
			{ key: 'participacion', name: say('Empoderamiento y participación', 'Empowerment and participation') },
			{
				key: 'recursos-naturales',
				name: say('Gobernanza de recursos naturales', 'Natural resource governance'),
			},
		],
		source: cite(
			'taller-piloto',
			null,
			'Cinco ejes del Plan de Acción 2013–2015.',
			'Five axes of the Action Plan 2013–2015.',
		),
	},
	orientations,
	criteria: {
		list: [
			{ key: 'puntual', name: say('Puntual', 'Concrete'), weight: 1 },
			{ key: 'realizable', name: say('Realizable', 'Achievable'), weight: 1 },
			{ key: 'medible', name: say('Medible', 'Measurable'), weight: 1 },
		],
		justified: true,
		source: cite(
			'mesas',
			null,
			'Los compromisos son puntuales, realizables y medibles. Pesan igual: el documento no dice otra cosa.',
			'Commitments are concrete, achievable and measurable. They weigh the same: the document says nothing else.',
		),
	},
	term: {
		minMonths: null,
		maxMonths: 12,
		advisedMonths: 12,
		source: cite('mesas', null, 'El Plan dura un año.', 'The Plan lasts one year.'),
	},
	notice: tenDays,
	consultation: openConsultation,
	steps: sixSteps,
	signatures: [
		{
			key: 'plan',
			name: say('Plan de Acción Local', 'Local Action Plan'),
			by: 'every-actor',
			everySheet: true,
			source: cite(
				'mesas',
				'Anexo 2',
				'Cada actor rubrica cada hoja y firma al final.',
				'Each actor initials each sheet and signs at the end.',
			),
		},
	],
	alignments: [
		{ key: 'plan-nacional', name: say('Plan de Acción 2013–2015', 'Action Plan 2013–2015'), required: true },
	],
	milestones,
	microsite: describeMicrosite(
		'stl',
		cite(
			'taller-piloto',
			null,
			'Los integrantes del Secretariado mantienen el sitio y sus siete secciones.',
			'The members of the Secretariat keep the site and its seven sections.',
		),
	),
};
