/** Names of the nuclei whose last ranking was annulled and that neither vote again nor were left out: until then there is no result. */
export function listUndecided(
	rankings: readonly { nucleusId: string; nucleusName: string; state: 'open' | 'closed' | 'annulled' }[],
	leftOut: readonly { nucleusId: string }[],
): string[] {
	const decided = new Set([
		...rankings.filter(({ state }) => state !== 'annulled').map(({ nucleusId }) => nucleusId),
		...leftOut.map(({ nucleusId }) => nucleusId),
	]);
	const names = new Map(rankings.map(({ nucleusId, nucleusName }) => [nucleusId, nucleusName]));
	return [...names].filter(([nucleusId]) => !decided.has(nucleusId)).map(([, name]) => name);
}
