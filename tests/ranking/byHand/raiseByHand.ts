import {
	addRationals,
	compareRationals,
	divideRationals,
	makeRational,
	multiplyRationals,
	ZERO,
	type Rational,
} from '../../../src/lib/ranking/numbers/rational';

/**
 * Equal shares with the completion `add1`, voter by voter and with every tie, in fractions: each price is tried at each
 * voter's limit. Every committee with its members in code-unit order.
 */
export function raiseByHand({
	voters,
	priceOf,
	budget,
	increment,
	byCost,
}: {
	readonly voters: readonly (readonly string[])[];
	readonly priceOf: ReadonlyMap<string, number>;
	readonly budget: number;
	/** A multiple of a half. */
	readonly increment: number;
	readonly byCost: boolean;
}): string[][] {
	const ids = [...priceOf.keys()];
	const cost = (members: readonly string[]) => members.reduce((sum, id) => sum + (priceOf.get(id) ?? 0), 0);
	const isDone = (members: readonly string[]) =>
		ids.every(
			(id) =>
				members.includes(id) ||
				cost([...members, id]) > budget ||
				!ids.some((one) => !members.includes(one) && voters.some((own) => own.includes(one))),
		);
	const buy = (money: readonly Rational[], members: readonly string[]): string[][] => {
		let best: Rational | null = null;
		let ways: { id: string; rho: Rational }[] = [];
		for (const id of ids) {
			if (members.includes(id)) continue;
			const price = makeRational(BigInt(priceOf.get(id) ?? 1));
			const utility = byCost ? price : makeRational(1n);
			// the least rho at which min(money, rho · utility) adds up to the price: as few as can be give all they have
			const purses = voters.flatMap((own, at) => (own.includes(id) ? [money[at] ?? ZERO] : []));
			const rhos = purses.flatMap((_, poor) => {
				const sorted = [...purses].sort(compareRationals);
				const spent = sorted.slice(0, poor).reduce(addRationals, ZERO);
				const rest = addRationals(price, { num: -spent.num, den: spent.den });
				const each = divideRationals(rest, makeRational(BigInt(sorted.length - poor)));
				const [first = ZERO] = sorted.slice(poor);
				return compareRationals(each, first) <= 0 ? [divideRationals(each, utility)] : [];
			});
			const [rho] = rhos;
			if (rho === undefined) continue;
			const order = best === null ? -1 : compareRationals(rho, best);
			if (order < 0) [best, ways] = [rho, []];
			if (order <= 0) ways.push({ id, rho: multiplyRationals(rho, utility) });
		}
		if (ways.length === 0) return [[...members].sort()];
		return ways.flatMap(({ id, rho }) =>
			buy(
				money.map((left, at) => {
					if (voters[at]?.includes(id) !== true) return left;
					return compareRationals(left, rho) <= 0
						? ZERO
						: addRationals(left, { num: -rho.num, den: rho.den });
				}),
				[...members, id],
			),
		);
	};
	const at = (share: Rational) =>
		buy(
			voters.map(() => share),
			[],
		);
	const halves = BigInt(increment * 2);
	const exact = makeRational(BigInt(budget), BigInt(Math.max(1, voters.length)));
	let outcomes = at(exact);
	const ended: string[][] = [];
	for (let share = makeRational(exact.num / exact.den); outcomes.length > 0;) {
		share = addRationals(share, makeRational(halves, 2n));
		ended.push(...outcomes.filter(isDone));
		const open = outcomes.filter((members) => !isDone(members));
		if (open.length === 0) break;
		const next = at(share);
		outcomes = next.filter((members) => cost(members) <= budget);
		if (outcomes.length < next.length) ended.push(...open);
	}
	return [...new Map(ended.map((members) => [members.join(), members])).values()].sort();
}
