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

/** The minimum requirements of 2016–2018: five commitments 2 + 2 + 1, two years at most, an indicator for each. */
export const pa18: Ruleset = {
	v: 1,
	id: 'pa18',
	version: 1,
	name: say('Requerimientos mínimos 2016–2018', 'Minimum requirements 2016–2018'),
	summary: say(
		'Reglas para validar un Plan de Acción Local. Cinco compromisos en dos años como máximo.',
		'Rules to validate a Local Action Plan. Five commitments in two years at most.',
	),
	years: { from: 2016, until: 2018 },
	documents: [documents.requirements, documents.mesas, documents.sixSteps, documents.workshop],
	institutions: [
		{
			role: 'guarantor',
			name: say('Órgano garante local de transparencia', 'Local transparency guarantor'),
			required: true,
			source: cite(
				'requerimientos',
				null,
				'El órgano garante local es parte del Secretariado.',
				'The local guarantor is part of the Secretariat.',
			),
		},
		{
			role: 'validator',
			name: say('INAI', 'INAI'),
			required: true,
			source: cite(
				'requerimientos',
				'5c',
				'El INAI valida el Plan y evalúa a cada actor.',
				'INAI validates the Plan and evaluates each actor.',
			),
		},
		{
			role: 'evaluator',
			name: say('CPGAT', 'CPGAT'),
			required: false,
			source: cite('requerimientos', '5c', 'La CPGAT evalúa a cada actor.', 'CPGAT evaluates each actor.'),
		},
	],
	nuclei: {
		minimum: 3,
		required: ['civil-society', 'authority', 'guarantor'],
		sectors,
		alternates: true,
		source: cite(
			'requerimientos',
			'1a y nota 3',
			'Hay mesas en cada núcleo. Otros sectores pueden sumarse con los mismos deberes.',
			'There are tables in each nucleus. Other sectors may join with the same duties.',
		),
	},
	facilitator,
	decision: {
		rule: 'majority',
		concurrence: null,
		adjustable: true,
		source: cite(
			'seis-pasos',
			'3',
			'El Secretariado escribe sus reglas. La mayoría es nuestra propuesta.',
			'The Secretariat writes its rules. Majority is our proposal.',
		),
	},
	commitments: {
		total: 5,
		quotas: [
			{ key: 'alineado', name: say('Alineado a un tema del PA18', 'Aligned with a theme of PA18'), count: 2 },
			{ key: 'local', name: say('Problema local', 'Local problem'), count: 2 },
			{ key: 'dinero', name: say('Sigue el dinero', 'Follow the Money'), count: 1 },
		],
		responsiblePerNucleus: true,
		indicatorRequired: true,
		source: cite(
			'requerimientos',
			'2b, 2e y nota 1',
			'Son cinco. Cada uno tiene indicador y un responsable por sector.',
			'There are five. Each has an indicator and one responsible per sector.',
		),
	},
	themes: {
		open: false,
		list: [
			{
				key: 'derechos-humanos',
				name: say('Derechos humanos y estado de derecho', 'Human rights and rule of law'),
			},
			{ key: 'igualdad-genero', name: say('Igualdad de género', 'Gender equality') },
			{ key: 'combate-corrupcion', name: say('Combate a la corrupción', 'Fight against corruption') },
			{
				key: 'recursos-naturales',
				name: say('Recursos naturales y cambio climático', 'Natural resources and climate change'),
			},
			{ key: 'pobreza-desigualdad', name: say('Pobreza y desigualdad', 'Poverty and inequality') },
			{ key: 'servicios-publicos', name: say('Servicios públicos', 'Public services') },
		],
		source: cite('requerimientos', null, 'Seis temas del PA18.', 'Six themes of PA18.'),
	},
	orientations,
	criteria: {
		list: [
			{ key: 'viable', name: say('Viable', 'Viable'), weight: 1 },
			{ key: 'medible', name: say('Medible con indicador', 'Measurable with an indicator'), weight: 1 },
			{
				key: 'metas',
				name: say('Con metas parciales y finales', 'With partial and final targets'),
				weight: 1,
			},
		],
		justified: true,
		source: cite(
			'requerimientos',
			'1d, 2c y 2e',
			'Van primero las alternativas más viables. Hay indicadores y metas parciales y finales.',
			'The most viable alternatives go first. There are indicators and partial and final targets.',
		),
	},
	term: {
		minMonths: null,
		maxMonths: 24,
		advisedMonths: 24,
		source: cite(
			'requerimientos',
			'2f',
			'Ningún compromiso pasa de dos años.',
			'No commitment exceeds two years.',
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
	alignments: [{ key: 'pa18', name: say('Temas del PA18', 'Themes of PA18'), required: true }],
	milestones,
	microsite: describeMicrosite(
		'guarantor',
		cite(
			'seis-pasos',
			'5',
			'El órgano garante reúne la evidencia en su portal.',
			'The guarantor gathers the evidence in its portal.',
		),
	),
};
