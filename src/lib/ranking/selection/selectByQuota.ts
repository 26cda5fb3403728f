import { sortByKey } from '../../basics/compare';
import { err, ok, type Result } from '../../basics/result';

export interface QuotaInput {
	/** The ranking to walk down, best first, whatever the method. */
	readonly ranking: readonly (readonly string[])[];
	/** The category of each alternative of the ranking. */
	readonly categories: ReadonlyMap<string, string>;
	/** The places of each category: whole numbers from 0. */
	readonly quotas: ReadonlyMap<string, number>;
}

/** A tie that reaches over the end of a quota: who of `alternatives` gets the `places` left is not decided. */
export type BoundaryTie = {
	readonly category: string;
	readonly places: number;
	readonly alternatives: readonly string[];
};

/** One tier and one category met on the way down. */
export type QuotaStep = {
	/** From 1. */
	readonly tier: number;
	readonly category: string;
	readonly alternatives: readonly string[];
	/** Places left before this tier. */
	readonly places: number;
	readonly decision: 'selected' | 'undecided' | 'no-places';
};

export type QuotaSelection = {
	readonly method: 'select-by-quota';
	readonly version: number;
	/** In the order of the ranking. */
	readonly selected: readonly string[];
	readonly notSelected: readonly string[];
	/** At most one for each category. */
	readonly boundaryTies: readonly BoundaryTie[];
	/** Categories that ran out of alternatives, with the places left over, in the order of the quotas. */
	readonly unfilled: readonly { readonly category: string; readonly places: number }[];
	readonly steps: readonly QuotaStep[];
};

export type QuotaRefusal = {
	readonly code:
		'alternative-ranked-twice' | 'alternative-without-category' | 'category-without-quota' | 'not-a-quota';
	readonly path: readonly (string | number)[];
	readonly value: string;
};

export const SELECT_BY_QUOTA_VERSION = 1;

/**
 * Walks down a ranking and takes what still has a place in its category, such as two of one kind and two of another.
 * A tier with more alternatives of a category than places left for it is left undecided **for that category**, and
 * nothing below it is taken there: a tie that decides must be reported, not hidden.
 */
export function selectByQuota(input: QuotaInput): Result<QuotaSelection, QuotaRefusal> {
	const { ranking, categories, quotas } = input;
	for (const [category, places] of quotas) {
		if (Number.isSafeInteger(places) && places >= 0) continue;
		return err({ code: 'not-a-quota', path: ['quotas', category], value: String(places) });
	}
	const seen = new Set<string>();
	const left = new Map(quotas);
	const ties = new Map<string, BoundaryTie>();
	const steps: QuotaStep[] = [];
	for (const [tierAt, tier] of ranking.entries()) {
		const byCategory = new Map<string, string[]>();
		for (const [idAt, id] of tier.entries()) {
			const refuse = (code: QuotaRefusal['code'], value: string) =>
				err({ code, path: ['ranking', tierAt, idAt], value });
			if (seen.has(id)) return refuse('alternative-ranked-twice', id);
			seen.add(id);
			const category = categories.get(id);
			if (category === undefined) return refuse('alternative-without-category', id);
			if (!quotas.has(category)) return refuse('category-without-quota', category);
			byCategory.set(category, [...(byCategory.get(category) ?? []), id]);
		}
		// the order inside a tier means nothing, so it must not show in the steps
		for (const [category, alternatives] of sortByKey([...byCategory], ([name]) => name)) {
			const places = left.get(category) ?? 0;
			const fits = alternatives.length <= places;
			if (!fits && places > 0) ties.set(category, { category, places, alternatives });
			left.set(category, fits ? places - alternatives.length : 0);
			const decision = fits ? 'selected' : places > 0 ? 'undecided' : 'no-places';
			steps.push({ tier: tierAt + 1, category, alternatives, places, decision });
		}
	}
	const decided = new Map(
		steps.flatMap(({ alternatives, decision }) => alternatives.map((id) => [id, decision] as const)),
	);
	const having = (decision: QuotaStep['decision']) =>
		ranking.flat().filter((id) => decided.get(id) === decision);
	return ok({
		method: 'select-by-quota',
		version: SELECT_BY_QUOTA_VERSION,
		selected: having('selected'),
		notSelected: having('no-places'),
		boundaryTies: [...ties.values()],
		unfilled: [...left].flatMap(([category, places]) => (places > 0 ? [{ category, places }] : [])),
		steps,
	});
}
