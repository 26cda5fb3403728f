import { err, ok, type Result } from '../../basics/result';
import type { MethodOutcome } from '../methods/outcome';
import {
	askNuclei,
	readNuclei,
	readTiers,
	type NucleiRefusal,
	type NucleiSelection,
	type NucleiStep,
	type NucleusRanking,
	type SilentNuclei,
} from './requireNuclei';

export interface TopOfEveryInput {
	/** The joint ranking, whatever the method. */
	readonly ranking: readonly (readonly string[])[];
	/** The ranking of each nucleus over the same alternatives. */
	readonly nuclei: readonly NucleusRanking[];
	/** How many places count as the top: a whole number from 1. */
	readonly k: number;
	/** Default `undecided`. */
	readonly silent?: SilentNuclei;
}

export type TopOfEveryOutcome = MethodOutcome<'top-of-every-nucleus', NucleiStep> &
	NucleiSelection & { readonly k: number; readonly silent: SilentNuclei };

export const TOP_OF_EVERY_NUCLEUS_VERSION = 1;

/**
 * Keeps of the joint ranking what stands in the first `k` places of **every** nucleus: no nucleus is outvoted by the
 * others. A tier that reaches over place `k` leaves its members undecided, never in or out by the order of a list.
 */
export function topOfEveryNucleus(input: TopOfEveryInput): Result<TopOfEveryOutcome, NucleiRefusal> {
	const { ranking, nuclei, k } = input;
	const silent = input.silent ?? 'undecided';
	if (!Number.isSafeInteger(k) || k < 1) return err({ code: 'not-a-place', path: ['k'], value: String(k) });
	const joint = readTiers(ranking);
	if (!joint.ok) return err({ ...joint.error, path: ['ranking', ...joint.error.path] });
	const places = readNuclei([...joint.value.keys()], nuclei);
	if (!places.ok) return places;
	return ok({
		method: 'top-of-every-nucleus',
		version: TOP_OF_EVERY_NUCLEUS_VERSION,
		k,
		silent,
		scores: [],
		...askNuclei(ranking, nuclei, places.value, silent, ({ highest, lowest }) =>
			lowest <= k ? 'in' : highest > k ? 'out' : 'undecided',
		),
	});
}
