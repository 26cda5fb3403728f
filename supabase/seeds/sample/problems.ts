import type { SampleMaterial } from './material/materials';

/** Problems of the sample exercise. Invented; any likeness to a real place or event is not meant. */
export interface SampleProblem {
	title: string;
	description: string;
	theme: string;
	tag: string;
	/** How often answers of the sample name it, relative to the others. */
	urgency: number;
	/** It happens all over the state and belongs to no municipality. */
	isEverywhere?: true;
	source: { kind: string; citation: string; cites?: { material: SampleMaterial; at: string | null } };
}

const heard = (citation: string) => ({ kind: 'answer', citation });
const asked = (citation: string) => ({ kind: 'access-requests', citation });
const studied = (citation: string) => ({ kind: 'study', citation });
const table = (citation: string) => ({ kind: 'mesa', citation });
const kickoff = (citation: string) => ({ kind: 'kickoff-event', citation });

export const sampleProblems: readonly SampleProblem[] = [
	{
		title: 'El agua llega cada tercer día',
		description:
			'En varias colonias el agua llega dos veces por semana y de madrugada. Las familias compran pipas.',
		theme: 'agua',
		tag: 'servicios-publicos',
		urgency: 9,
		source: heard('«El agua llega de madrugada y no alcanza»'),
	},
	{
		title: 'Fugas de agua sin reparar',
		description: 'Los reportes de fugas tardan semanas. No hay número para saber en qué van.',
		theme: 'agua',
		tag: 'servicios-publicos',
		urgency: 6,
		source: asked('41 solicitudes sobre fugas en un año'),
	},
	{
		title: 'Calles con baches y sin banquetas',
		description: 'La gente mayor camina por el arroyo. Los baches vuelven después de cada lluvia.',
		theme: 'calles',
		tag: 'servicios-publicos',
		urgency: 8,
		source: heard('«Mi mamá ya se cayó dos veces»'),
	},
	{
		title: 'Calles sin alumbrado',
		description: 'Hay cuadras enteras a oscuras cerca de las escuelas.',
		theme: 'calles',
		tag: 'seguridad',
		urgency: 7,
		source: heard('«Salgo de clases y no se ve nada»'),
	},
	{
		title: 'La basura se recoge sin separar',
		description: 'La gente separa y el camión la vuelve a juntar.',
		theme: 'ambiente',
		tag: 'servicios-publicos',
		urgency: 4,
		source: table('Mesa de barrios, acuerdo 3'),
	},
	{
		title: 'Tiradero a cielo abierto junto al río',
		description: 'El humo y el agua sucia llegan a las casas cuando cambia el viento.',
		theme: 'ambiente',
		tag: 'riesgos',
		urgency: 6,
		source: {
			...studied('Agua turbia en los puntos 3 y 4, junto al tiradero'),
			cites: { material: 'river', at: 'página 2' },
		},
	},
	{
		title: 'Transporte inseguro por la noche',
		description: 'Después de las nueve hay pocas rutas y las paradas están solas.',
		theme: 'transporte',
		tag: 'seguridad',
		urgency: 7,
		source: heard('«De noche mejor no salgo»'),
	},
	{
		title: 'Rutas rurales sin horario',
		description: 'Para ir al médico hay que salir un día antes, sin saber si pasa el camión.',
		theme: 'transporte',
		tag: 'servicios-publicos',
		urgency: 6,
		source: heard('«El camión pasa cuando quiere»'),
	},
	{
		title: 'Trámites que piden el mismo papel dos veces',
		description: 'Cada ventanilla pide acta, copia y comprobante que otra ya tiene.',
		theme: 'tramites',
		tag: 'servicios-publicos',
		urgency: 5,
		source: asked('58 solicitudes sobre requisitos repetidos'),
	},
	{
		title: 'Registro civil sin intérprete',
		description: 'Quien habla una lengua originaria depende de un familiar para registrar a sus hijos.',
		theme: 'tramites',
		tag: 'informacion-util',
		urgency: 7,
		source: {
			...table('Que cada registro tenga un intérprete'),
			cites: { material: 'languages', at: 'acuerdo 1' },
		},
	},
	{
		title: 'Medicinas que faltan en la clínica',
		description: 'La receta se surte a medias y el resto se compra.',
		theme: 'salud',
		tag: 'servicios-publicos',
		urgency: 9,
		source: heard('«Fui tres veces por la misma medicina»'),
	},
	{
		title: 'Citas médicas por un teléfono que no contesta',
		description: 'La línea está ocupada toda la mañana y no hay otra forma de pedir cita.',
		theme: 'salud',
		tag: 'servicios-publicos',
		urgency: 6,
		source: asked('33 solicitudes sobre citas médicas'),
	},
	{
		title: 'Compras públicas que no se publican',
		description: 'Los contratos aparecen tarde o incompletos. No se sabe quién vendió ni a qué precio.',
		theme: 'corrupcion',
		tag: 'problemas-publicos',
		urgency: 6,
		isEverywhere: true,
		source: asked('120 solicitudes sobre contratos'),
	},
	{
		title: 'Obras sin letrero ni avance',
		description: 'Nadie sabe cuánto cuesta la obra, quién la hace ni cuándo termina.',
		theme: 'corrupcion',
		tag: 'problemas-publicos',
		urgency: 5,
		source: heard('«La obra lleva dos años tapada»'),
	},
	{
		title: 'Apoyos con padrón y reglas poco claras',
		description: 'La gente no sabe por qué entró o quedó fuera de un programa.',
		theme: 'corrupcion',
		tag: 'informacion-util',
		urgency: 6,
		source: asked('76 solicitudes sobre padrones'),
	},
	{
		title: 'Licencias que piden «algo extra»',
		description: 'Abrir un negocio chico tarda meses, o cuesta más de lo que dice el recibo.',
		theme: 'economia',
		tag: 'competitividad',
		urgency: 5,
		source: {
			...kickoff('Lo dijeron quienes venden en el mercado'),
			cites: { material: 'licences', at: null },
		},
	},
	{
		title: 'Acoso en el transporte',
		description: 'No hay a quién avisar en el momento ni seguimiento después.',
		theme: 'genero',
		tag: 'seguridad',
		urgency: 7,
		source: heard('«Avisé y nadie supo qué hacer»'),
	},
	{
		title: 'Refugios sin lugar para mujeres',
		description: 'Los refugios están llenos y lejos de los pueblos.',
		theme: 'genero',
		tag: 'seguridad',
		urgency: 5,
		source: {
			...studied('Nueve de cada diez lugares estaban ocupados'),
			cites: { material: 'shelters', at: 'página 7' },
		},
	},
	{
		title: 'Guarderías con horario corto',
		description: 'Cierran antes de la salida del trabajo. Las madres dejan el empleo.',
		theme: 'genero',
		tag: 'empleo',
		urgency: 5,
		source: heard('«Cierran a las tres y salgo a las seis»'),
	},
	{
		title: 'Incendios sin brigada cerca',
		description: 'La brigada tarda horas en llegar y la gente apaga con ramas.',
		theme: 'ambiente',
		tag: 'riesgos',
		urgency: 5,
		source: kickoff('Evento de arranque, problema 7'),
	},
	{
		title: 'Tala sin vigilancia',
		description: 'Salen camiones con madera de noche y no hay a quién reportar.',
		theme: 'ambiente',
		tag: 'riesgos',
		urgency: 4,
		source: table('Mesa de bosques, acuerdo 2'),
	},
	{
		title: 'Pozo con agua contaminada',
		description: 'Hay avisos de no beber, pero no hay otra fuente cerca.',
		theme: 'agua',
		tag: 'riesgos',
		urgency: 5,
		source: studied('Muestreo ficticio de pozos, tabla 3'),
	},
	{
		title: 'Escuelas sin internet',
		description: 'Las tareas se mandan por mensaje y media clase no las recibe.',
		theme: 'educacion',
		tag: 'educacion',
		urgency: 6,
		source: heard('«Subimos al cerro para tener señal»'),
	},
	{
		title: 'Becas con trámite largo',
		description: 'El apoyo llega cuando el curso ya terminó.',
		theme: 'educacion',
		tag: 'educacion',
		urgency: 4,
		source: asked('29 solicitudes sobre becas'),
	},
	{
		title: 'Poco empleo para jóvenes',
		description: 'Los jóvenes salen a otro estado al terminar la escuela.',
		theme: 'economia',
		tag: 'empleo',
		urgency: 6,
		source: heard('«Mi hijo se tuvo que ir»'),
	},
	{
		title: 'Edificios públicos sin rampas',
		description: 'Las oficinas que atienden a más gente tienen escalones en la entrada.',
		theme: 'calles',
		tag: 'servicios-publicos',
		urgency: 4,
		source: table('Mesa de personas con discapacidad, acuerdo 1'),
	},
	{
		title: 'Nadie explica en qué se gasta',
		description: 'El presupuesto se publica en un archivo que nadie entiende.',
		theme: 'corrupcion',
		tag: 'informacion-util',
		urgency: 4,
		source: {
			...kickoff('Nadie pudo explicar el presupuesto en la mesa'),
			cites: { material: 'spending', at: null },
		},
	},
	{
		title: 'Mercados con instalaciones peligrosas',
		description: 'Cables sueltos y gas sin revisar en los puestos de comida.',
		theme: 'economia',
		tag: 'riesgos',
		urgency: 4,
		source: heard('«Ya hubo dos conatos de incendio»'),
	},
	{
		title: 'Reportes vecinales sin respuesta',
		description: 'Se reporta por teléfono y nunca se sabe qué pasó.',
		theme: 'tramites',
		tag: 'dialogo',
		urgency: 5,
		source: asked('64 solicitudes sobre reportes'),
	},
	{
		title: 'Deslaves en caminos cada temporada',
		description: 'Los pueblos quedan sin paso y sin aviso cuando llueve fuerte.',
		theme: 'calles',
		tag: 'riesgos',
		urgency: 6,
		source: studied('Registro ficticio de caminos, página 4'),
	},
];
