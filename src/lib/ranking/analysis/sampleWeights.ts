import { sampleWeightSensitivity } from '../criteria/weightSensitivity';
import { formatExact } from '../numbers/exactNumber';
import { meanByCriterion, type CriteriaRules, type TabledNucleus } from './marksReadings';
import { countTimes, RESAMPLES, seedOf } from './resampleBallots';
import type { WeighedAlternative, WeightSpace } from './tallyAnalysis';

/** The same for every list: which weights are tried is nobody's choice, and it needs nothing but the tables. */
const SEED_TEXT = 'prioriza/weights/1';

/** Where each alternative stands under 1,000 weight vectors drawn from all there are: what the declared ones decide. */
export function sampleWeights(
	rules: CriteriaRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
	k: number,
): WeightSpace {
	if (rules.criteria.length < 2) return { reason: 'single-criterion' };
	if (alternatives.length < 2) return { reason: 'single-alternative' };
	const means = meanByCriterion(rules, alternatives, nuclei);
	if (means === null) return { reason: 'without-score' };
	const sampled = sampleWeightSensitivity(
		{
			alternatives,
			criteria: rules.criteria.map(({ id }) => ({ id, weight: 1 })),
			scores: Object.fromEntries(
				alternatives.map((id, at) => [id, (means[at] ?? []).map(({ num, den }) => formatExact(num, den))]),
			),
		},
		{ samples: RESAMPLES, seed: seedOf(SEED_TEXT) },
	);
	if (!sampled.ok) throw new Error(`counted marks cannot be weighed: ${sampled.error.code}`);
	return {
		reason: null,
		samples: RESAMPLES,
		seedText: SEED_TEXT,
		alternatives: sampled.value.alternatives.map(
			({ alternative, acceptability, bestRank, worstRank }): WeighedAlternative => {
				const places = acceptability.map(countTimes);
				const top = places.slice(0, k).reduce((sum, times) => sum + times, 0);
				return {
					alternative,
					places,
					best: bestRank,
					worst: worstRank,
					top: formatExact(BigInt(top), BigInt(RESAMPLES)),
				};
			},
		),
	};
}
