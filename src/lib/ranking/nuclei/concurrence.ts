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

export interface ConcurrenceInput {
	/** The joint ranking, with or without the default option. */
	readonly ranking: readonly (readonly string[])[];
	/** The ranking of each nucleus over the same alternatives and the default option. */
	readonly nuclei: readonly NucleusRanking[];
	/** Ids of the nuclei that have to concur: one, some or all. */
	readonly concurring: readonly string[];
	/** The id of "none of the above" that every nucleus ranked among the rest. */
	readonly defaultOption: string;
	/** Default `undecided`. */
	readonly silent?: SilentNuclei;
}

export type ConcurrenceOutcome = MethodOutcome<'concurrence', NucleiStep> &
	NucleiSelection & {
		readonly concurring: readonly string[];
		readonly defaultOption: string;
		readonly silent: SilentNuclei;
	};

export const CONCURRENCE_VERSION = 1;

/**
 * Keeps of the joint ranking what no concurring nucleus ranks below the default option: a veto that has to be written
 * on the ballot and cannot be bargained with. Level with the default option is not below it. The default option itself
 * is no problem to be solved, so it leaves the list.
 */
export function concurrence(input: ConcurrenceInput): Result<ConcurrenceOutcome, NucleiRefusal> {
	const { nuclei, concurring, defaultOption } = input;
	const silent = input.silent ?? 'undecided';
	const joint = readTiers(input.ranking);
	if (!joint.ok) return err({ ...joint.error, path: ['ranking', ...joint.error.path] });
	if (concurring.length === 0) return err({ code: 'no-nuclei', path: ['concurring'], value: '' });
	const unknown = concurring.findIndex((id) => !nuclei.some((nucleus) => nucleus.id === id));
	if (unknown !== -1) {
		return err({ code: 'unknown-nucleus', path: ['concurring', unknown], value: concurring[unknown] ?? '' });
	}
	const read = readNuclei([...new Set([...joint.value.keys(), defaultOption])], nuclei);
	if (!read.ok) return read;
	const asked = nuclei.flatMap((nucleus, at) =>
		concurring.includes(nucleus.id) ? [{ nucleus, places: read.value[at] ?? null }] : [],
	);
	const ranking = input.ranking
		.map((tier) => tier.filter((id) => id !== defaultOption))
		.filter((tier) => tier.length > 0);
	return ok({
		method: 'concurrence',
		version: CONCURRENCE_VERSION,
		concurring: asked.map(({ nucleus }) => nucleus.id),
		defaultOption,
		silent,
		scores: [],
		...askNuclei(
			ranking,
			asked.map(({ nucleus }) => nucleus),
			asked.map(({ places }) => places),
			silent,
			({ highest }, at) => {
				const bar = asked[at]?.places?.get(defaultOption);
				return bar !== undefined && highest > bar.lowest ? 'out' : 'in';
			},
		),
	});
}
