/** Who and what the whole way is told with: all of it made up. */

/** The three nuclei, with one titular for each of their five seats. */
export const nuclei = [
	{
		name: 'Sociedad civil',
		titulares: ['Abril Ejemplo', 'Bruno Ejemplo', 'Celia Ejemplo', 'Darío Ejemplo', 'Elisa Ejemplo'],
	},
	{
		name: 'Autoridad',
		titulares: ['Fabián Muestra', 'Gema Muestra', 'Hugo Muestra', 'Irene Muestra', 'Joel Muestra'],
	},
	{
		name: 'Órgano garante',
		titulares: ['Karla Ficticia', 'León Ficticio', 'Mario Ficticio', 'Nora Ficticia', 'Olga Ficticia'],
	},
] as const;

/** Each stands behind the titular of the first seat of a nucleus. */
export const suplentes = [
	{ nucleus: 'Sociedad civil', titular: 'Abril Ejemplo', name: 'Pilar Ejemplo' },
	{ nucleus: 'Autoridad', titular: 'Fabián Muestra', name: 'Quirino Muestra' },
] as const;

/** Takes the fourth seat of the first nucleus mid-term. */
export const successor = { name: 'Ulises Ejemplo', instead: 'Darío Ejemplo', seat: 4 } as const;
/** The sheet of this person was lost. */
export const loser = 'Olga Ficticia';

/** Those without a seat: their role as the page calls it. */
export const neutral = [
	{ name: 'Rosa Ejemplo', role: 'Personal del STL' },
	{ name: 'Saúl Muestra', role: 'Facilitación (voz sin voto)' },
	{ name: 'Tere Ficticia', role: 'Garante que valida' },
] as const;
export const [staffMember, facilitator, guarantor] = neutral;

export const consultation = {
	title: '¿Qué urge en la Sierra Norte?',
	slug: 'que-urge-en-la-sierra-norte',
} as const;

/** What each person who answers writes, so that it can be found again. */
export const words = {
	phone: 'El agua llega una vez por semana, desde hace dos años.',
	mistaken: 'El camino se corta.',
	plain: 'El camino se corta cada vez que llueve.',
	byCode: 'Hace falta una bomba para el agua.',
	offline: 'En la clínica no hay médico los fines de semana.',
	kiosk: 'No hay agua en la parte alta del pueblo.',
	kioskWaiting: 'El camión pasa dos veces al día.',
	otherKiosk: 'En la clínica no hay medicinas.',
} as const;

/** The problems of the bank in the order in which they are written; the first comes out of two answers. */
export const problems = [
	'El agua llega una vez por semana',
	'El camino se corta con las lluvias',
	'La clínica no tiene médico',
	'La clínica no tiene medicinas',
	'El camión pasa dos veces al día',
	'La escuela no tiene baños',
] as const;

/** What staff know of each problem after the first: its theme, its place, and where they know it from. */
export const details = [
	{ theme: 'Servicios públicos', place: 'Guelatao de Juárez', source: 'Respuesta en el mercado, noviembre' },
	{ theme: 'Servicios públicos', place: 'Capulálpam de Méndez', source: 'Mesa de salud, minuta 2' },
	{ theme: 'Servicios públicos', place: 'Capulálpam de Méndez', source: 'Mesa de salud, minuta 3' },
	{ theme: 'Servicios públicos', place: 'Ixtlán de Juárez', source: 'Conteo de salidas, octubre' },
	{ theme: 'Pobreza y desigualdad', place: 'San Juan Atepec', source: 'Censo de escuelas, página 12' },
] as const;

/** How a nucleus thinks: places of `problems`, the most urgent first. What is left out gets no place. */
export const opinions: Readonly<Record<string, readonly (readonly number[])[]>> = {
	'Sociedad civil': [
		[0, 2, 1, 3, 5],
		[0, 1, 2, 4, 3, 5],
		[2, 0, 3],
		[0, 2, 3, 1, 4, 5],
		[1, 0, 2, 5],
	],
	Autoridad: [
		[1, 0, 4, 2],
		[1, 4, 0, 2, 3, 5],
		[0, 1, 2, 3, 4, 5],
		[1, 2, 0, 5],
		[4, 1, 0],
	],
	'Órgano garante': [
		[2, 0, 1, 3, 4, 5],
		[0, 2, 5, 3],
		[2, 3, 0, 1],
		[0, 2, 1],
		[2, 0, 3, 5, 1, 4],
	],
};

/** The rankings staff publish, one for each method. */
export const rankings = {
	/** Every nucleus; closed early, because every seat took part. */
	plan: {
		title: 'Problemas para el Plan de Acción',
		question: '¿Qué problema debe ir primero en el Plan de Acción?',
		method: 'Pares ordenados',
		nuclei: ['Sociedad civil', 'Autoridad', 'Órgano garante'],
	},
	/** One nucleus; annulled, and opened again. */
	services: {
		title: 'Servicios que dependen de la autoridad',
		question: '¿Qué servicio debe mejorar primero?',
		method: 'Schulze',
		nuclei: ['Autoridad'],
	},
	/** Two nuclei, closed by the clock: one with quorum and one without. */
	watch: {
		title: 'Lo que se vigila este año',
		question: '¿Qué se debe vigilar primero?',
		method: 'Borda',
		nuclei: ['Sociedad civil', 'Órgano garante'],
	},
} as const;
