import type { Text } from '../../text';
import type { Ruleset, RuleSource } from '../ruleset';

/** A text in both languages of the product. */
export function say(es: string, en: string): Text & { readonly en: string } {
	return { es, en };
}

/** The source of a rule: document, place in it, and what it says there. */
export function cite(document: string, place: string | null, es: string, en: string): RuleSource {
	return { document, place, says: say(es, en) };
}

/** The five documents from which the variants come. */
export const documents = {
	mesas: {
		key: 'mesas',
		title: say(
			'Mesas de diálogo sugeridas para la creación de un PAL',
			'Suggested dialogue tables for a PAL',
		),
	},
	requirements: {
		key: 'requerimientos',
		title: say(
			'Requerimientos mínimos para validar la conformación del PAL',
			'Minimum requirements to validate a PAL',
		),
	},
	sixSteps: { key: 'seis-pasos', title: say('Seis pasos', 'Six steps') },
	sixStepsStates: {
		key: 'seis-pasos-estados',
		title: say('Seis pasos, con ejemplos de los estados', 'Six steps, with examples from the states'),
	},
	workshop: { key: 'taller-piloto', title: say('Taller con estados piloto', 'Workshop with pilot states') },
};

/** Sectors every variant names, with those that may join. */
export const sectors: Ruleset['nuclei']['sectors'] = [
	{ kind: 'civil-society', name: say('Sociedad civil', 'Civil society'), votes: true },
	{ kind: 'authority', name: say('Autoridad', 'Authority'), votes: true },
	{ kind: 'guarantor', name: say('Órgano garante', 'Guarantor body'), votes: true },
	{ kind: 'academia', name: say('Academia', 'Academia'), votes: true },
	{ kind: 'business', name: say('Empresas', 'Business'), votes: true },
	{ kind: 'other', name: say('Otro sector', 'Another sector'), votes: true },
];

/** What a problem may be about: the orientations of the workshop, kept by every variant. */
export const orientations: Ruleset['orientations'] = {
	least: 1,
	list: [
		{ key: 'servicios-publicos', name: say('Mejorar servicios públicos', 'Improve public services') },
		{ key: 'educacion', name: say('Educación', 'Education') },
		{ key: 'empleo', name: say('Empleo', 'Employment') },
		{ key: 'seguridad', name: say('Seguridad', 'Safety') },
		{
			key: 'informacion-util',
			name: say('Información útil para ejercer derechos', 'Information for using rights'),
		},
		{ key: 'competitividad', name: say('Competitividad', 'Competitiveness') },
		{
			key: 'dialogo',
			name: say('Diálogo entre gobierno y sociedad', 'Dialogue between government and society'),
		},
		{ key: 'problemas-publicos', name: say('Resolver problemas públicos', 'Solve public problems') },
		{ key: 'riesgos', name: say('Reducir riesgos', 'Reduce risks') },
	],
	source: cite(
		'taller-piloto',
		null,
		'Los compromisos se orientan a servicios, educación, empleo, seguridad, información, competitividad, diálogo, problemas públicos y riesgos.',
		'Commitments are aimed at services, education, employment, safety, information, competitiveness, dialogue, public problems and risks.',
	),
};

const sections = [
	{
		key: 'stl',
		name: say('Secretariado: minutas, evidencia y comunicados', 'Secretariat: minutes, evidence and news'),
	},
	{ key: 'avance', name: say('Avance de los compromisos y agenda', 'Progress of commitments and agenda') },
	{ key: 'contacto', name: say('Contacto', 'Contact') },
	{ key: 'datos-abiertos', name: say('Datos abiertos', 'Open data') },
	{ key: 'ligas', name: say('Ligas de interés', 'Links') },
	{ key: 'dudas', name: say('Dudas, quejas y sugerencias', 'Questions, complaints and suggestions') },
	{ key: 'participar', name: say('Quiero participar', 'I want to take part') },
];

/** The site with its seven sections; who keeps it is where the documents differ. */
export function describeMicrosite(
	keeper: Ruleset['microsite']['keeper'],
	source: RuleSource,
): Ruleset['microsite'] {
	return { keeper, sections, source };
}

/** Voice and no vote. */
export const facilitator: Ruleset['facilitator'] = {
	required: true,
	votes: false,
	source: cite(
		'requerimientos',
		'4a–b',
		'Quien facilita lo elige el Secretariado, es neutral y tiene voz pero no voto.',
		'The facilitator is chosen by the Secretariat, is neutral, and has a voice but no vote.',
	),
};

type Step = Ruleset['steps'][number];

function evidence(key: string, es: string, en: string, required = true): Step['evidence'][number] {
	return { key, name: say(es, en), required };
}

/** The six steps, each with what must be shown before it is closed. */
export const sixSteps: Ruleset['steps'] = [
	{
		key: 'declaracion',
		name: say('Declaración conjunta', 'Joint declaration'),
		evidence: [
			evidence(
				'declaracion-firmada',
				'Declaración firmada por cada núcleo',
				'Declaration signed by each nucleus',
			),
		],
		source: cite(
			'seis-pasos',
			'1',
			'El ejercicio inicia cuando sociedad civil, autoridad y garante firman la declaración.',
			'The exercise begins when civil society, authority and guarantor sign the declaration.',
		),
	},
	{
		key: 'sensibilizacion',
		name: say('Sensibilización y socialización', 'Raising awareness'),
		evidence: [
			evidence('eventos', 'Registro de eventos', 'Record of events'),
			evidence('actores', 'Lista de actores por sector', 'List of actors by sector'),
		],
		source: cite(
			'seis-pasos',
			'2',
			'Se difunde el ejercicio para que se sumen más actores.',
			'The exercise is made known so that more actors join.',
		),
	},
	{
		key: 'secretariado',
		name: say('Integración del Secretariado Técnico Local', 'Forming the Local Technical Secretariat'),
		evidence: [
			evidence('acta-instalacion', 'Acta de instalación', 'Installation minutes'),
			evidence('reglas', 'Reglas de integración e interacción', 'Rules of integration and interaction'),
			evidence('agenda', 'Agenda anual de trabajo', 'Annual work agenda'),
		],
		source: cite(
			'seis-pasos',
			'3',
			'El Secretariado tiene al menos tres representantes, uno por núcleo, con suplentes y reglas propias.',
			'The Secretariat has at least three representatives, one per nucleus, with alternates and its own rules.',
		),
	},
	{
		key: 'plan',
		name: say('Plan de Acción Local', 'Local Action Plan'),
		evidence: [
			evidence('consulta', 'Evidencia de la consulta abierta', 'Evidence of the open consultation'),
			evidence(
				'metodologia',
				'Metodología, si hubo jerarquización',
				'Methodology, where there was a ranking',
			),
			evidence('minutas', 'Minutas de las mesas', 'Minutes of the dialogue tables'),
			evidence('plan-firmado', 'Plan firmado', 'Signed plan'),
		],
		source: cite(
			'seis-pasos',
			'4',
			'El Plan nace de mesas participativas y reúne todo en un solo documento.',
			'The Plan is born of participatory tables and gathers everything in one document.',
		),
	},
	{
		key: 'lanzamiento',
		name: say('Lanzamiento público', 'Public launch'),
		evidence: [
			evidence('evento', 'Evento público de lanzamiento', 'Public launch event'),
			evidence('micrositio', 'Micrositio con sus secciones', 'Microsite with its sections'),
		],
		source: cite(
			'seis-pasos',
			'5',
			'El Plan se presenta en público y desde ese día corre el plazo.',
			'The Plan is presented in public and its term runs from that day.',
		),
	},
	{
		key: 'seguimiento',
		name: say('Seguimiento y evaluación', 'Follow-up and evaluation'),
		evidence: [
			evidence('tablero', 'Tablero al día', 'Board kept up to date'),
			evidence('monitoreo', 'Monitoreo a los seis meses', 'Monitoring at six months'),
			evidence('evaluacion', 'Evaluación final', 'Final evaluation'),
		],
		source: cite(
			'seis-pasos',
			'6',
			'Hay monitoreo a los seis meses y evaluación al final, con evidencia documental.',
			'There is monitoring at six months and an evaluation at the end, on documentary evidence.',
		),
	},
];

/** The two dates that every variant counts from the launch. */
export const milestones: Ruleset['milestones'] = [
	{
		key: 'monitoreo',
		name: say('Monitoreo', 'Monitoring'),
		month: 6,
		source: cite(
			'seis-pasos',
			'6',
			'A los seis meses se revisa la calidad, la relevancia y el avance.',
			'At six months quality, relevance and progress are reviewed.',
		),
	},
	{
		key: 'evaluacion',
		name: say('Evaluación final', 'Final evaluation'),
		month: 12,
		source: cite(
			'seis-pasos',
			'6',
			'A los doce meses se evalúa lo logrado con base en documentos.',
			'At twelve months what was achieved is evaluated on documents.',
		),
	},
];

/** Days before a mesa on which everybody holds the dossier. */
export const tenDays: Ruleset['notice'] = {
	days: 10,
	basis: 'natural',
	source: cite(
		'mesas',
		null,
		'Todos los actores tienen el material diez días antes de la mesa. No dice si son naturales o hábiles.',
		'All actors hold the materials ten days before the table. It does not say calendar or business days.',
	),
};

/** What the documents ask of consultations and rankings. */
export const openConsultation: Ruleset['consultation'] = {
	openRequired: true,
	noImposition: true,
	methodologyRequired: true,
	source: cite(
		'requerimientos',
		'1b, 1c y nota 2',
		'Sin evidencia clara de una consulta abierta el Plan no es válido. Nadie impone temas. Si se jerarquizó, se entrega la metodología.',
		'Without clear evidence of an open consultation the Plan is void. Nobody imposes topics. If there was a ranking, its methodology is handed over.',
	),
};
