/**
 * What problems may be drawn from besides answers: studies and data, what the kickoff event gave (problems, minimum
 * criteria, solutions and preliminary commitments) and dialogue tables.
 */
export const materialKinds = [
	'study',
	'dataset',
	'kickoff-problem',
	'kickoff-criterion',
	'kickoff-solution',
	'kickoff-commitment',
	'mesa',
] as const;
export type MaterialKind = (typeof materialKinds)[number];

/** The lists materials stand in: each has a form of its own. */
export const materialLists = ['study', 'kickoff', 'mesa'] as const;
export type MaterialList = (typeof materialLists)[number];

/** Kinds of a list, in the order they are offered. */
export const kindsOfList: Readonly<Record<MaterialList, readonly MaterialKind[]>> = {
	study: ['study', 'dataset'],
	kickoff: ['kickoff-problem', 'kickoff-criterion', 'kickoff-solution', 'kickoff-commitment'],
	mesa: ['mesa'],
};

/** The list a kind stands in. */
export function listOfKind(kind: MaterialKind): MaterialList {
	return materialLists.find((list) => kindsOfList[list].includes(kind)) ?? 'study';
}

/** Limits in characters. */
export const MATERIAL_LIMITS = {
	title: { min: 5, max: 300 },
	author: { min: 2, max: 160 },
	place: { min: 2, max: 160 },
	fileName: 120,
} as const;
