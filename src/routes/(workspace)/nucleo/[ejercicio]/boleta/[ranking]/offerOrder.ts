import { sortByKey } from '$lib/basics/compare';
import { createRandomStream } from '$lib/basics/random';
import { domainBytes, sha256Of } from '$lib/evidence';

/**
 * The order in which a ballot offers its problems to one seat: shuffled, so that no problem gains from being first on
 * every ballot, and the same each time that seat comes back. Its seed is the ranking and whoever looks.
 */
export function offerOrder<T extends { readonly id: string }>(
	problems: readonly T[],
	ranking: string,
	viewer: string,
): T[] {
	const digest = sha256Of(domainBytes('offer'), new TextEncoder().encode(`${ranking} ${viewer}`));
	const seed = digest.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	const random = createRandomStream(seed);
	const order = sortByKey(problems, ({ id }) => id);
	for (let last = order.length - 1; last > 0; last -= 1) {
		const other = random.nextBelow(last + 1);
		const [one, two] = [order[last], order[other]];
		if (one === undefined || two === undefined) continue;
		order[last] = two;
		order[other] = one;
	}
	return order;
}
