import type { Tiers } from './rankMoves';

/** The name of the field that carries the place of one item: the same with and without scripts. */
export function nameRankField(name: string, id: string): string {
	return `${name}.${id}`;
}

export type RankFields = {
	/** The order as typed: gaps closed, repeated places kept together so that the page can show them again. */
	readonly tiers: Tiers;
	/** Groups of ids that were given the same place. Empty when every place is used once. */
	readonly repeated: Tiers;
	/** Ids whose place was not a whole number from 1 to the count of items. They are left unranked. */
	readonly unreadable: readonly string[];
};

/** Reads back what `RankEditor` sends. `ids` are the items that were offered; other fields are ignored. */
export function readRankFields(form: FormData, name: string, ids: readonly string[]): RankFields {
	const byPlace = new Map<number, string[]>();
	const unreadable: string[] = [];
	for (const id of ids) {
		const raw = form.get(nameRankField(name, id));
		if (raw === null || raw === '') continue;
		const place = typeof raw === 'string' && /^[1-9]\d{0,3}$/.test(raw) ? Number(raw) : 0;
		if (place < 1 || place > ids.length) {
			unreadable.push(id);
			continue;
		}
		const tier = byPlace.get(place);
		if (tier) tier.push(id);
		else byPlace.set(place, [id]);
	}
	const tiers = [...byPlace].sort(([one], [other]) => one - other).map(([, tier]) => tier);
	return { tiers, repeated: tiers.filter((tier) => tier.length > 1), unreadable };
}
