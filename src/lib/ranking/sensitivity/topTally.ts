import type { Tiers } from '../agreement/pairedTable';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, makeRational, multiplyRationals, ZERO, type Rational } from '../numbers/rational';

/** How often one alternative is among the first k over many rankings. */
export type TopShares = {
	/** Share of the rankings in which it is among the first k whatever becomes of ties. */
	readonly topCertain: ExactNumber;
	/** Share of those in which its tier reaches over place k. */
	readonly topTied: ExactNumber;
	/** The probability of being among the first k, each such tie being drawn by lot. Over all they add up to k. */
	readonly topProbability: ExactNumber;
};

/** Adds up who is among the first k, ranking after ranking. */
export interface TopTally {
	readonly add: (tiers: Tiers) => void;
	/** Shares of so many rankings. */
	readonly summarise: (alternative: string, rankings: number) => TopShares;
}

/** A tally of the first `k` places, exact. */
export function createTopTally(k: number): TopTally {
	const certain = new Map<string, bigint>();
	// by alternative, the places that its ties over place k have left, each over the size of the tier
	const tied = new Map<string, { times: bigint; chance: Map<string, bigint> }>();

	function add(tiers: Tiers): void {
		let above = 0;
		for (const tier of tiers) {
			if (above >= k) return;
			const places = k - above;
			for (const id of tier) {
				if (tier.length <= places) {
					certain.set(id, (certain.get(id) ?? 0n) + 1n);
					continue;
				}
				const own = tied.get(id) ?? { times: 0n, chance: new Map<string, bigint>() };
				own.times += 1n;
				const lot = `${places}/${tier.length}`;
				own.chance.set(lot, (own.chance.get(lot) ?? 0n) + 1n);
				tied.set(id, own);
			}
			above += tier.length;
		}
	}

	function summarise(alternative: string, rankings: number): TopShares {
		const total = BigInt(rankings);
		const sure = certain.get(alternative) ?? 0n;
		const open = tied.get(alternative);
		const won = [...(open?.chance ?? [])].reduce(
			(sum, [lot, times]) => addRationals(sum, multiplyRationals(readLot(lot), makeRational(times))),
			ZERO,
		);
		const probability = multiplyRationals(addRationals(makeRational(sure), won), makeRational(1n, total));
		return {
			topCertain: formatExact(sure, total),
			topTied: formatExact(open?.times ?? 0n, total),
			topProbability: formatExact(probability.num, probability.den),
		};
	}

	return { add, summarise };
}

function readLot(lot: string): Rational {
	const [places = '0', size = '1'] = lot.split('/');
	return makeRational(BigInt(places), BigInt(size));
}
