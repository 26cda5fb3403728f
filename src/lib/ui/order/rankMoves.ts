/**
 * What a person can do to an order of preference, as a pure reducer.
 *
 * `tiers` is the order: the first tier is first place, and more than one id in a tier is a tie. Ids in no
 * tier are unranked, which is allowed. No tier is ever empty, no id is ever twice.
 */
export type Tiers = readonly (readonly string[])[];

export type RankState = {
	readonly tiers: Tiers;
	/** What it was before each move, oldest first, for undo. */
	readonly past: readonly Tiers[];
};

export type RankMove =
	/** Gives the next place, or takes the place away. */
	| { readonly kind: 'toggle'; readonly id: string }
	| { readonly kind: 'up'; readonly id: string }
	| { readonly kind: 'down'; readonly id: string }
	/** Position counts from 1; past the end means last. `null` takes the place away. */
	| { readonly kind: 'place'; readonly id: string; readonly position: number | null }
	/** Joins the tier above. */
	| { readonly kind: 'tie'; readonly id: string }
	| { readonly kind: 'clear' }
	| { readonly kind: 'undo' };

/** The place of an id, from 1, or `null` when it is unranked. */
export function positionOf(tiers: Tiers, id: string): number | null {
	const at = tiers.findIndex((tier) => tier.includes(id));
	return at < 0 ? null : at + 1;
}

/** How many ids have a place. */
export function countRanked(tiers: Tiers): number {
	return tiers.reduce((count, tier) => count + tier.length, 0);
}

function withoutId(tiers: Tiers, id: string): Tiers {
	return tiers.map((tier) => tier.filter((other) => other !== id)).filter((tier) => tier.length > 0);
}

function insertTier(tiers: Tiers, at: number, id: string): Tiers {
	const index = Math.min(Math.max(at, 0), tiers.length);
	return [...tiers.slice(0, index), [id], ...tiers.slice(index)];
}

function shift(tiers: Tiers, id: string, direction: -1 | 1): Tiers {
	const at = tiers.findIndex((tier) => tier.includes(id));
	const tier = tiers[at];
	if (!tier) return tiers;
	const rest = withoutId(tiers, id);
	// Out of a tie means next to those it was tied with; otherwise it changes places with its neighbour.
	if (tier.length > 1) return insertTier(rest, direction < 0 ? at : at + 1, id);
	return insertTier(rest, at + direction, id);
}

function place(tiers: Tiers, id: string, position: number | null): Tiers {
	const rest = withoutId(tiers, id);
	return position === null ? rest : insertTier(rest, position - 1, id);
}

function joinAbove(tiers: Tiers, id: string): Tiers {
	const at = tiers.findIndex((tier) => tier.includes(id));
	const above = tiers[at - 1];
	if (at < 1 || !above) return tiers;
	return withoutId(tiers, id).map((tier, index) => (index === at - 1 ? [...tier, id] : tier));
}

function same(one: Tiers, other: Tiers): boolean {
	return (
		one.length === other.length &&
		one.every((tier, at) => tier.length === other[at]?.length && tier.every((id, n) => id === other[at]?.[n]))
	);
}

function move(tiers: Tiers, step: Exclude<RankMove, { kind: 'undo' }>): Tiers {
	switch (step.kind) {
		case 'toggle':
			return place(tiers, step.id, positionOf(tiers, step.id) === null ? tiers.length + 1 : null);
		case 'up':
			return shift(tiers, step.id, -1);
		case 'down':
			return shift(tiers, step.id, 1);
		case 'place':
			return place(tiers, step.id, step.position);
		case 'tie':
			return joinAbove(tiers, step.id);
		case 'clear':
			return [];
	}
}

/**
 * Makes one move. A move that changes nothing, or that would rank more than `limit` ids, gives back the
 * very same state, so that a caller can tell by identity that nothing happened.
 */
export function applyMove(state: RankState, step: RankMove, limit = Number.POSITIVE_INFINITY): RankState {
	if (step.kind === 'undo') {
		const before = state.past.at(-1);
		return before ? { tiers: before, past: state.past.slice(0, -1) } : state;
	}
	const tiers = move(state.tiers, step);
	if (same(tiers, state.tiers)) return state;
	if (countRanked(tiers) > limit && countRanked(tiers) > countRanked(state.tiers)) return state;
	return { tiers, past: [...state.past, state.tiers] };
}
