import { ok, type Result } from '../../basics/result';
import type { BootstrapRefusal } from '../bootstrap/bootstrapInput';
import { bootstrapRanks, type BootstrapRanks } from '../bootstrap/bootstrapRanks';
import type { RankDistribution } from '../bootstrap/rankDistribution';
import { checkRules } from '../tally/checkRules';
import type { TallyInput } from '../tally/tallyInput';
import { checkTop, type TopRefusal } from './topPlaces';
import { createTopTally, type TopShares } from './topTally';

export interface ResampleOptions {
	readonly k: number;
	/** Any integer. The same seed gives the same bytes on every machine and for every order of the input. */
	readonly seed: bigint | number;
	readonly resamples: number;
}

/** Where an alternative stands over the resamples, and how often among the first k. */
export type ResampledPlaces = RankDistribution & TopShares;

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
	const tops = createTopTally(k);
	const { method: rule, unranked } = rules.value;
	const drawn = bootstrapRanks(input, { rule, unranked, seed, resamples, observe: tops.add });
	if (!drawn.ok) return drawn;
	return ok({
		...drawn.value,
		k,
		alternatives: drawn.value.alternatives.map((distribution): ResampledPlaces => ({
			...distribution,
			...tops.summarise(distribution.alternative, resamples),
		})),
	});
}
