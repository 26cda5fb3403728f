/** Where a problem comes from. A problem without a source could be an imposition, so it needs one. */
export const sourceKinds = [
	'answer',
	'mesa',
	'access-requests',
	'study',
	'kickoff-event',
	'free-proposal',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

/** One source of a problem: what it says or where to find it, and the answer it was read from where it is one. */
export type ProblemSource = {
	readonly kind: SourceKind;
	readonly citation: string;
	readonly response: string | null;
	readonly link: string | null;
	/** Id of the material it cites, and the page or figure of it. */
	readonly material: string | null;
	readonly citedAt: string | null;
};
