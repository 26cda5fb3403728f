/** The parties that sit at an STL. The first three are the ones without which there is none. */
export const nucleusKinds = [
	'civil-society',
	'authority',
	'guarantor',
	'academia',
	'business',
	'other',
] as const;

export type NucleusKind = (typeof nucleusKinds)[number];

/** Fewest nuclei with which an STL may be constituted. */
export const LEAST_NUCLEI = 3;

/** In what capacity a seat is held: the suplente votes only where the titular did not. */
export const capacities = ['titular', 'suplente'] as const;
export type Capacity = (typeof capacities)[number];

/** What a person may do in an exercise without a vote. */
export const exerciseRoles = ['stl_staff', 'facilitator', 'guarantor'] as const;
export type ExerciseRole = (typeof exerciseRoles)[number];
