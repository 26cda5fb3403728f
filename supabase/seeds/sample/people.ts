/** People of the sample exercise. All invented: the surnames say so. */
export const sampleNuclei = [
	{
		kind: 'civil-society',
		name: 'Sociedad civil',
		key: 'sociedad',
		seats: [
			'Barrios y colonias',
			'Lenguas originarias',
			'Mujeres',
			'Personas con discapacidad',
			'Medio ambiente',
			'Transparencia',
			'Juventudes',
		],
		people: [
			'Abril Ejemplo',
			'Bruno Ejemplo',
			'Celia Ejemplo',
			'Darío Ejemplo',
			'Elisa Ejemplo',
			'Fabián Ejemplo',
			'Gema Ejemplo',
		],
	},
	{
		kind: 'authority',
		name: 'Autoridad',
		key: 'autoridad',
		seats: ['Gobierno digital', 'Finanzas', 'Salud', 'Educación', 'Obras'],
		people: ['Hilda Muestra', 'Iván Muestra', 'Julia Muestra', 'Kevin Muestra', 'Laura Muestra'],
	},
	{
		kind: 'guarantor',
		name: 'Órgano garante',
		key: 'garante',
		seats: ['Pleno', 'Gobierno abierto', 'Datos personales', 'Capacitación', 'Vinculación'],
		people: ['Mario Ficticio', 'Nora Ficticia', 'Óscar Ficticio', 'Paula Ficticia', 'Raúl Ficticio'],
	},
] as const;

/** One of them came in: of a seat whose titular has not taken part in the open ranking, so that the suplente may. */
export const sampleAlternates = [
	{ nucleus: 'sociedad', seat: 6, name: 'Sara Ejemplo', joins: true },
	{ nucleus: 'autoridad', seat: 0, name: 'Tomás Muestra', joins: false },
	{ nucleus: 'garante', seat: 0, name: 'Úrsula Ficticia', joins: false },
] as const;

export const sampleRoles = [
	{ role: 'stl_staff', key: 'personal', name: 'Vera Simulada' },
	{ role: 'facilitator', key: 'facilitacion', name: 'Ximena Simulada' },
	{ role: 'guarantor', key: 'validacion', name: 'Yago Simulado' },
] as const;

/** Who types what came on paper, two by two. */
export const sampleTypists = [
	{ key: 'captura1', name: 'Wendy Simulada' },
	{ key: 'captura2', name: 'Zacarías Simulado' },
] as const;

export const sampleAdministrator = { key: 'administracion', name: 'Zoe Simulada' } as const;
