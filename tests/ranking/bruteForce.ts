import type { PlainProfile } from './profiles';

/**
 * The definitions written down as slowly and plainly as possible, to hold the fast library against. Nothing here is
 * shared with it. For five alternatives at most.
 */
export type Tiers = readonly (readonly string[])[];

/** `votes(a, b)`: ballots with a strictly above b; unranked alternatives are last, or compared with nothing. */
export function countByDefinition(
	{ lines }: PlainProfile,
	unranked: 'last' | 'no-opinion' = 'last',
): (a: string, b: string) => number {
	return (a, b) => {
		let total = 0;
		for (const { count, ranking } of lines) {
			const placeOfA = ranking.findIndex((tier) => tier.includes(a));
			const placeOfB = ranking.findIndex((tier) => tier.includes(b));
			if (placeOfA === -1) continue;
			if (placeOfB === -1 ? unranked === 'last' : placeOfA < placeOfB) total += count;
		}
		return total;
	};
}

/** Borda points of a, doubled; empty ballots left out. */
export function doubledBordaByDefinition(
	{ ids, lines }: PlainProfile,
	rule: 'tied-last' | 'zero' | 'modified',
	a: string,
): number {
	let total = 0;
	for (const { count, ranking } of lines) {
		const ranked = ranking.flat();
		if (ranked.length === 0) continue;
		const unranked = ids.filter((id) => !ranked.includes(id));
		const tiers = rule === 'tied-last' && unranked.length > 0 ? [...ranking, unranked] : ranking;
		let placesAbove = 0;
		for (const tier of tiers) {
			const places = tier.map((_, at) => placesAbove + at + 1);
			const points = places.map((place) =>
				rule === 'modified' ? ranked.length + 1 - place : ids.length - place,
			);
			const sum = points.reduce((x, y) => x + y, 0);
			if (tier.includes(a)) total += (count * 2 * sum) / tier.length;
			placesAbove += tier.length;
		}
	}
	return total;
}

/** The smallest non-empty set whose members all beat every outsider, by trying all sets. */
export function smithByDefinition(ids: readonly string[], votes: (a: string, b: string) => number): string[] {
	const sets = Array.from({ length: 2 ** ids.length - 1 }, (_, at) =>
		ids.filter((__, bit) => ((at + 1) >> bit) & 1),
	);
	const dominating = sets.filter((set) =>
		set.every((a) => ids.every((b) => set.includes(b) || votes(a, b) > votes(b, a))),
	);
	return dominating.sort((x, y) => x.length - y.length)[0] ?? [];
}

/** Layers: what nothing stands above, again and again. */
export function layersOf(ids: readonly string[], isAbove: (a: string, b: string) => boolean): string[][] {
	const layers: string[][] = [];
	for (let left = [...ids]; left.length > 0;) {
		const top = left.filter((b) => !left.some((a) => isAbove(a, b)));
		layers.push(top);
		left = left.filter((id) => !top.includes(id));
	}
	return layers;
}

/** Schulze by trying all simple paths; strengths are pairs compared as winning votes, then losing votes. */
export function schulzeByDefinition(ids: readonly string[], votes: (a: string, b: string) => number): Tiers {
	type Strength = readonly [number, number];
	const stronger = (x: Strength, y: Strength) => x[0] > y[0] || (x[0] === y[0] && x[1] < y[1]);
	const none: Strength = [-1, 0];
	const widest = (from: string, to: string, visited: readonly string[], limit: Strength | null): Strength => {
		if (from === to) return limit ?? none;
		let best = none;
		for (const next of ids) {
			if (visited.includes(next) || votes(from, next) <= votes(next, from)) continue;
			const link: Strength = [votes(from, next), votes(next, from)];
			const weakest = limit === null || stronger(limit, link) ? link : limit;
			const found = widest(next, to, [...visited, next], weakest);
			if (stronger(found, best)) best = found;
		}
		return best;
	};
	return layersOf(ids, (a, b) => a !== b && stronger(widest(a, b, [a], null), widest(b, a, [b], null)));
}

/** Every ranking of ranked pairs over all orders of equally strong defeats; each once, as JSON of sorted tiers. */
export function rankedPairsByDefinition(
	ids: readonly string[],
	votes: (a: string, b: string) => number,
): string[] {
	type Link = readonly [string, string];
	const links = ids.flatMap((a) => ids.filter((b) => votes(a, b) > votes(b, a)).map((b): Link => [a, b]));
	const strength = ([a, b]: Link) => votes(a, b) * 1e6 - votes(b, a);
	const levels = [...new Set(links.map(strength))].sort((x, y) => y - x);
	const hasPath = (locked: readonly Link[], from: string, to: string): boolean =>
		from === to || locked.some((link) => link[0] === from && hasPath(locked, link[1], to));
	const keyOf = (set: readonly Link[]) =>
		set
			.map((link) => links.indexOf(link))
			.sort((x, y) => x - y)
			.join();

	let states: (readonly Link[])[] = [[]];
	for (const level of levels) {
		const done = new Map<string, readonly Link[]>();
		const seen = new Set<string>();
		// "which link comes next" for every possible order; orders that locked and treated the same share the rest
		const treat = (locked: readonly Link[], left: readonly Link[]): void => {
			const key = `${keyOf(locked)}|${keyOf(left)}`;
			if (seen.has(key)) return;
			seen.add(key);
			if (left.length === 0) done.set(keyOf(locked), locked);
			for (const link of left) {
				const rest = left.filter((other) => other !== link);
				treat(hasPath(locked, link[1], link[0]) ? locked : [...locked, link], rest);
			}
		};
		for (const state of states)
			treat(
				state,
				links.filter((link) => strength(link) === level),
			);
		states = [...done.values()];
	}
	return [
		...new Set(
			states.map((locked) => {
				const layers = layersOf(ids, (a, b) => a !== b && hasPath(locked, a, b));
				return JSON.stringify(layers.map((layer) => [...layer].sort()));
			}),
		),
	].sort();
}

/** The finest list in which a stands above b only if it does in every ranking, by trying all lists with ties. */
export function finestAgreement(ids: readonly string[], rankings: readonly Tiers[]): string[][] {
	const tierOf = (tiers: Tiers, id: string) => tiers.findIndex((tier) => tier.includes(id));
	const agreeing = allWeakOrders(ids).filter((order) =>
		ids.every((a) =>
			ids.every(
				(b) =>
					tierOf(order, a) >= tierOf(order, b) ||
					rankings.every((ranking) => tierOf(ranking, a) < tierOf(ranking, b)),
			),
		),
	);
	const most = Math.max(0, ...agreeing.map((order) => order.length));
	const finest = agreeing.filter((order) => order.length === most);
	if (finest.length !== 1) throw new Error(`${String(finest.length)} finest lists`);
	return (finest[0] ?? []).map((tier) => [...tier].sort());
}

function allWeakOrders(ids: readonly string[]): string[][][] {
	const [first, ...rest] = ids;
	if (first === undefined) return [[]];
	return allWeakOrders(rest).flatMap((order) => [
		...order.map((_, at) => order.map((tier, other) => (other === at ? [first, ...tier] : tier))),
		...Array.from({ length: order.length + 1 }, (_, at) => [
			...order.slice(0, at),
			[first],
			...order.slice(at),
		]),
	]);
}
