import { ok, type Result } from '../../basics/result';
import type { BootstrapRefusal } from '../bootstrap/bootstrapInput';
import { bootstrapRanks, type BootstrapRanks } from '../bootstrap/bootstrapRanks';
import type { RankDistribution } from '../bootstrap/rankDistribution';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, makeRational, multiplyRationals, ZERO, type Rational } from '../numbers/rational';
import { checkRules } from '../tally/checkRules';
import type { TallyInput } from '../tally/tallyInput';
import { checkTop, type TopRefusal } from './topPlaces';

export interface ResampleOptions {
	readonly k: number;
	/** Any integer. The same seed gives the same bytes on every machine and for every order of the input. */
	readonly seed: bigint | number;
	readonly resamples: number;
}

/** Where an alternative stands over the resamples, and how often among the first k. */
export type ResampledPlaces = RankDistribution & {
	/** Share of the resamples in which it is among the first k whatever becomes of ties. */
	readonly topCertain: ExactNumber;
	/** Share of those in which its tier reaches over place k. */
	readonly topTied: ExactNumber;
	/** The probability of being among the first k, each such tie being drawn by lot. Over all they add up to k. */
	readonly topProbability: ExactNumber;
};

export type Resampled = Omit<BootstrapRanks, 'alternatives'> & {
	readonly k: number;
	readonly alternatives: readonly ResampledPlaces[];
};

/**
 * A bootstrap of the ballots of each nucleus by itself under the declared method: rank intervals and the probability of
 * being among the first `k`. It tells how sensitive the list is to who took part; where everybody did, there is no
 * margin of error to speak of.
 */
export function resample(
	input: TallyInput,
	{ k, seed, resamples }: ResampleOptions,
): Result<Resampled, BootstrapRefusal | TopRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const top = checkTop(k, input.alternatives.length - input.withdrawn.length);
	if (!top.ok) return top;
	const certain = new Map<string, bigint>();
	// by alternative, the places that its ties over place k have left, each over the size of the tier
	const tied = new Map<string, { times: bigint; chance: Map<string, bigint> }>();
	const observe = (tiers: readonly (readonly string[])[]): void => {
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
	};
	const { method: rule, unranked } = rules.value;
	const drawn = bootstrapRanks(input, { rule, unranked, seed, resamples, observe });
	if (!drawn.ok) return drawn;
	const total = BigInt(resamples);
	return ok({
		...drawn.value,
		k,
		alternatives: drawn.value.alternatives.map((distribution): ResampledPlaces => {
			const sure = certain.get(distribution.alternative) ?? 0n;
			const open = tied.get(distribution.alternative);
			const won = [...(open?.chance ?? [])].reduce(
				(sum, [lot, times]) => addRationals(sum, multiplyRationals(readLot(lot), makeRational(times))),
				ZERO,
			);
			const probability = multiplyRationals(addRationals(makeRational(sure), won), makeRational(1n, total));
			return {
				...distribution,
				topCertain: formatExact(sure, total),
				topTied: formatExact(open?.times ?? 0n, total),
				topProbability: formatExact(probability.num, probability.den),
			};
		}),
	});
}

function readLot(lot: string): Rational {
	const [places = '0', size = '1'] = lot.split('/');
	return makeRational(BigInt(places), BigInt(size));
}
