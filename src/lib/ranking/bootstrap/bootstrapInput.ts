import { compareCodeUnits, sortByCodeUnits, sortByKey } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import { listAlternatives } from '../ballots/alternatives';
import { mergeBallots, type Profile } from '../ballots/profile';
import { refuseAt, type Refusal } from '../methods/refusal';
import { formatCell } from '../numbers/exactCells';
import type { Rational } from '../numbers/rational';
import { readWeights } from '../tally/checkRules';
import type { TallyInput, TallyRefusal } from '../tally/tallyInput';

/** The ballots of each nucleus with its declared weight; a single group stands for ballots without nuclei. */
export type BootstrapInput = Pick<TallyInput, 'alternatives' | 'groups'> & {
	readonly withdrawn?: readonly string[];
};

export type BootstrapRefusal =
	| TallyRefusal
	| Refusal<
			| 'unknown-rule'
			| 'seed-not-an-integer'
			| 'resamples-not-positive'
			| 'too-many-ballots'
			| 'too-many-resamples'
	  >;

/** One nucleus ready to be drawn from. Its patterns stand in an order that does not depend on that of the ballots. */
export interface DrawnGroup {
	readonly id: string;
	readonly weight: Rational;
	readonly profile: Profile;
	/** How many ballots are like each pattern, in the order of the profile; last the empty ones. */
	readonly sizes: readonly number[];
	/** Which of those each ballot is, in canonical order. */
	readonly ballots: Uint32Array;
}

/** More ballots than this in one nucleus are refused: each one is drawn by itself. */
const MOST_BALLOTS = 10_000_000;

/** Checks the input and sorts alternatives, groups and patterns, so that equal input draws equal resamples. */
export function readDrawnGroups(
	input: BootstrapInput,
): Result<
	{ readonly alternatives: readonly string[]; readonly groups: readonly DrawnGroup[] },
	BootstrapRefusal
> {
	const weights = readWeights(input.groups);
	if (!weights.ok) return weights;
	// places in a refusal follow the input, so it is checked as it came; positions come from the sorted ids
	const checked = listAlternatives(input.alternatives, input.withdrawn);
	if (!checked.ok) return checked;
	const list = listAlternatives(sortByCodeUnits(input.alternatives), input.withdrawn);
	if (!list.ok) return list;
	const groups: DrawnGroup[] = [];
	for (const [at, { id, ballots }] of input.groups.entries()) {
		const profile = mergeBallots(list.value, ballots);
		if (!profile.ok) {
			return { ok: false, error: { ...profile.error, path: ['groups', at, ...profile.error.path] } };
		}
		if (profile.value.cast > BigInt(MOST_BALLOTS)) {
			return refuseAt('too-many-ballots', ['groups', at, 'ballots'], profile.value.cast);
		}
		groups.push(prepareGroup(id, weights.value[at] ?? { num: 0n, den: 1n }, profile.value));
	}
	return ok({ alternatives: list.value.remaining, groups: sortByKey(groups, ({ id }) => id) });
}

function prepareGroup(id: string, weight: Rational, profile: Profile): DrawnGroup {
	const patterns = Array.from({ length: profile.patternCount }, (_, pattern) => pattern);
	const keys = patterns.map((pattern) => {
		const start = profile.offsets[pattern] ?? 0;
		const end = profile.offsets[pattern + 1] ?? 0;
		const items = Array.from(
			profile.items.subarray(start, end),
			(item, at) => `${item}<${(profile.tierEnds[start + at] ?? 0) - start}`,
		);
		return items.join();
	});
	const order = patterns.sort((a, b) => compareCodeUnits(keys[a] ?? '', keys[b] ?? ''));
	const sizes = keys.map((_, pattern) => Number(formatCell(profile.counts, pattern)));
	sizes.push(Number(profile.empty));
	const ballots = new Uint32Array(Number(profile.cast));
	let at = 0;
	for (const pattern of [...order, sizes.length - 1]) {
		const size = sizes[pattern] ?? 0;
		ballots.fill(pattern, at, at + size);
		at += size;
	}
	return { id, weight, profile, sizes, ballots };
}
