import { md5 } from '../draws/md5';
import { readExact, type ExactNumber } from '../numbers/exactNumber';
import { resample, type ResampledPlaces } from '../sensitivity/resample';
import type { GroupTurnout } from '../tally/rankGroups';
import type { TallyInput } from '../tally/tallyInput';
import type { NotResampled, ResampledAlternative, Resampling } from './tallyAnalysis';

/** Resamples of every published result. */
export const RESAMPLES = 1000;

/** Steps that all resamples may take together, some seconds of work: about 60 alternatives and 200 ballots. */
export const MOST_STEPS = 1_000_000_000n;

/** The text that starts the drawing of a result: bound to its frozen methodology, so nobody chooses it afterwards. */
export function writeSeedText(methodologyHash: string): string {
	return `prioriza/resampling/1/${methodologyHash}`;
}

/** A number that anybody can get from a text with any MD5 program: the first 16 hexadecimal digits. */
export function seedOf(text: string): bigint {
	const digest = md5(new TextEncoder().encode(text));
	return new DataView(digest.buffer).getBigUint64(0);
}

/**
 * Draws the ballots of every nucleus again, 1,000 times, under the declared method: how sensitive the list is to who
 * took part. Where everybody did, there is no margin of error to speak of.
 */
export function resampleBallots(
	input: TallyInput,
	groups: readonly Pick<GroupTurnout, 'cast'>[],
	k: number,
	seedText: string,
): Resampling | NotResampled {
	const size = input.alternatives.length - input.withdrawn.length;
	if (size < 2) return { reason: 'nothing-to-compare' };
	const cast = groups.reduce((sum, group) => sum + group.cast, 0n);
	// ballots are counted by pairs, and a method weighs pairs against every third
	const steps = (cast + BigInt(size)) * BigInt(size * size) * BigInt(RESAMPLES);
	if (steps > MOST_STEPS) return { reason: 'too-large' };
	const drawn = resample(input, { k, seed: seedOf(seedText), resamples: RESAMPLES });
	if (!drawn.ok) throw new Error(`counted ballots cannot be drawn: ${drawn.error.code}`);
	return {
		reason: null,
		resamples: RESAMPLES,
		seedText,
		alternatives: drawn.value.alternatives.map(describeResampled),
	};
}

/** Where an alternative stands over the resamples, in whole numbers of resamples. */
export function describeResampled({
	alternative,
	rankProbabilities,
	interval90,
	topProbability,
}: Pick<
	ResampledPlaces,
	'alternative' | 'rankProbabilities' | 'interval90' | 'topProbability'
>): ResampledAlternative {
	return {
		alternative,
		places: rankProbabilities.map(countTimes),
		best: interval90.best,
		worst: interval90.worst,
		top: topProbability,
	};
}

/** How many of the {@link RESAMPLES} a share of them is. */
export function countTimes(share: ExactNumber): number {
	const { num, den } = readExact(share);
	return Number((num * BigInt(RESAMPLES)) / den);
}
