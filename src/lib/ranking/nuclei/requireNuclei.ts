import { err, ok, type Result } from '../../basics/result';

/** What one nucleus says: its ranking of all alternatives, or null when it has no counted ballot. */
export type NucleusRanking = {
	readonly id: string;
	readonly tiers: readonly (readonly string[])[] | null;
};

/**
 * What a nucleus without ballots means for a rule that asks every nucleus: `undecided` (default) keeps it from being
 * passed in silence, `skipped` asks the others only. With nobody to ask nothing is decided under both.
 */
export type SilentNuclei = 'undecided' | 'skipped';

export type Verdict = 'in' | 'out' | 'undecided';

/** One alternative, in the order of the joint ranking, with what each nucleus says of it. */
export type NucleiStep = {
	readonly alternative: string;
	/** `out` if some nucleus says so, else `undecided` if some leaves it open, else `in`. */
	readonly verdict: Verdict;
	readonly nuclei: readonly {
		readonly nucleus: string;
		readonly verdict: Verdict | 'silent';
		/** Where its tier stands in that nucleus, from 1; null when the nucleus is silent. */
		readonly places: { readonly highest: number; readonly lowest: number } | null;
	}[];
};

/** What a rule across nuclei leaves of the joint ranking. */
export type NucleiSelection = {
	/** The joint ranking without whatever is not `in`. */
	readonly tiers: readonly (readonly string[])[];
	readonly undecided: readonly string[];
	readonly dropped: readonly string[];
	readonly silentNuclei: readonly string[];
	readonly steps: readonly NucleiStep[];
};

export type NucleiRefusalCode =
	| 'no-nuclei'
	| 'duplicate-nucleus'
	| 'unknown-nucleus'
	| 'unknown-alternative'
	| 'alternative-ranked-twice'
	| 'alternative-missing'
	| 'not-a-place';

export type NucleiRefusal = {
	readonly code: NucleiRefusalCode;
	readonly path: readonly (string | number)[];
	readonly value: string;
};

/** Where a tier stands, and what a rule makes of it. Places count from 1. */
export type JudgePlaces = (places: { highest: number; lowest: number }, nucleus: number) => Verdict;

export type NucleusPlaces = ReadonlyMap<string, { readonly highest: number; readonly lowest: number }>;

/** Checks that each nucleus ranks exactly `alternatives`, each once, and reads where they stand. */
export function readNuclei(
	alternatives: readonly string[],
	nuclei: readonly NucleusRanking[],
): Result<readonly (NucleusPlaces | null)[], NucleiRefusal> {
	if (nuclei.length === 0) return err({ code: 'no-nuclei', path: ['nuclei'], value: '' });
	const known = new Set(alternatives);
	const seen = new Set<string>();
	const read: (NucleusPlaces | null)[] = [];
	for (const [at, { id, tiers }] of nuclei.entries()) {
		if (seen.has(id)) return err({ code: 'duplicate-nucleus', path: ['nuclei', at, 'id'], value: id });
		seen.add(id);
		if (tiers === null) {
			read.push(null);
			continue;
		}
		const places = readTiers(tiers);
		if (!places.ok) {
			const { path } = places.error;
			return err({ ...places.error, path: ['nuclei', at, 'tiers', ...path] });
		}
		for (const [tierAt, tier] of tiers.entries()) {
			const stranger = tier.findIndex((member) => !known.has(member));
			if (stranger === -1) continue;
			const path = ['nuclei', at, 'tiers', tierAt, stranger];
			return err({ code: 'unknown-alternative', path, value: tier[stranger] ?? '' });
		}
		const missing = alternatives.find((alternative) => !places.value.has(alternative));
		if (missing !== undefined) {
			return err({ code: 'alternative-missing', path: ['nuclei', at, 'tiers'], value: missing });
		}
		read.push(places.value);
	}
	return ok(read);
}

/** Where each id of a list of tiers stands; an id that is there twice is refused. */
export function readTiers(tiers: readonly (readonly string[])[]): Result<NucleusPlaces, NucleiRefusal> {
	const places = new Map<string, { highest: number; lowest: number }>();
	let above = 0;
	for (const [tierAt, tier] of tiers.entries()) {
		for (const [idAt, id] of tier.entries()) {
			if (places.has(id)) {
				return err({ code: 'alternative-ranked-twice', path: [tierAt, idAt], value: id });
			}
			places.set(id, { highest: above + 1, lowest: above + tier.length });
		}
		above += tier.length;
	}
	return ok(places);
}

/** Asks every nucleus about every alternative of the joint ranking. */
export function askNuclei(
	ranking: readonly (readonly string[])[],
	nuclei: readonly NucleusRanking[],
	places: readonly (NucleusPlaces | null)[],
	silent: SilentNuclei,
	judge: JudgePlaces,
): NucleiSelection {
	const steps = ranking.flat().map((alternative): NucleiStep => {
		const said = nuclei.map(({ id }, at) => {
			const own = places[at]?.get(alternative) ?? null;
			const verdict = own === null ? ('silent' as const) : judge(own, at);
			return { nucleus: id, verdict, places: own };
		});
		return { alternative, verdict: combine(said, silent), nuclei: said };
	});
	const having = (verdict: Verdict) =>
		steps.filter((step) => step.verdict === verdict).map(({ alternative }) => alternative);
	const kept = new Set(having('in'));
	return {
		tiers: ranking.map((tier) => tier.filter((id) => kept.has(id))).filter((tier) => tier.length > 0),
		undecided: having('undecided'),
		dropped: having('out'),
		silentNuclei: nuclei.filter((_, at) => places[at] === null).map(({ id }) => id),
		steps,
	};
}

function combine(said: NucleiStep['nuclei'], silent: SilentNuclei): Verdict {
	const some = (verdict: Verdict | 'silent') => said.some((nucleus) => nucleus.verdict === verdict);
	if (some('out')) return 'out';
	if (some('undecided') || (silent === 'undecided' && some('silent'))) return 'undecided';
	return some('in') ? 'in' : 'undecided';
}
