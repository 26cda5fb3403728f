import { ok, type Result } from '../../basics/result';
import { readTiers, type AgreementRefusal, type Tiers } from '../agreement/pairedTable';
import type { WeightedSumStep } from '../criteria/weightedSum';
import { refuseAt, type Refusal } from '../methods/refusal';
import { formatExact, readExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, compareRationals, makeRational, ZERO, type Rational } from '../numbers/rational';
import { placeTiers, type SharedPlace } from './topPlaces';

export interface ViabilityInput {
	/**
	 * The published ranking with its duels, rows and columns as in `alternatives`. A tally and its joint standing. No
	 * rows at all where people did not rank: then no duel is a reason.
	 */
	readonly demand: {
		readonly alternatives: readonly string[];
		readonly tiers: Tiers;
		readonly pairwise: readonly (readonly (ExactNumber | null)[])[];
	};
	/** The ranking by weighted criteria of those that were assessed. An outcome of `weightedSum`. */
	readonly viability: { readonly tiers: Tiers; readonly steps: readonly WeightedSumStep[] };
}

/** Who prefers the one in demand. `votesFor` need not be more: a ranking may follow a path over others. */
export type DemandReason = { readonly votesFor: ExactNumber; readonly votesAgainst: ExactNumber };

/** What makes the other more viable: by criterion, how much more it gets. Negative where it gets less. */
export type ViabilityReason = {
	readonly ahead: ExactNumber;
	/** The criteria that differ, the largest gain first. */
	readonly parts: readonly { readonly criterion: string; readonly gains: ExactNumber }[];
};

/** Two alternatives that demand and viability put in opposite order. A tie in either is no inversion. */
export type Inversion = {
	readonly wanted: string;
	readonly viable: string;
	/** Null where people scored, approved or gave points: nobody was asked to prefer one to the other. */
	readonly demand: DemandReason | null;
	readonly viability: ViabilityReason;
};

export type ViabilityComparison = {
	readonly version: number;
	/** In the order of demand. */
	readonly rows: readonly {
		readonly alternative: string;
		readonly demand: SharedPlace;
		/** Among those assessed; null for one that nobody assessed, which is not the least viable. */
		readonly viability: SharedPlace | null;
		readonly score: ExactNumber | null;
	}[];
	readonly unassessed: readonly string[];
	readonly inversions: readonly Inversion[];
};

export type ViabilityRefusal =
	AgreementRefusal | Refusal<'unknown-alternative' | 'assessment-missing' | 'duel-missing'>;

export const VIABILITY_COMPARISON_VERSION = 1;

/**
 * Demand and viability side by side, never added up: what people want stays as published, and where a less wanted
 * alternative is more viable both reasons are given, the votes and the criteria.
 */
export function compareViability({
	demand,
	viability,
}: ViabilityInput): Result<ViabilityComparison, ViabilityRefusal> {
	const wanted = readTiers(demand.tiers, 'demand', 'tiers');
	if (!wanted.ok) return wanted;
	const viable = readTiers(viability.tiers, 'viability', 'tiers');
	if (!viable.ok) return viable;
	const stepOf = new Map(viability.steps.map((step) => [step.alternative, step]));
	for (const id of viable.value.keys()) {
		if (!wanted.value.has(id)) return refuseAt('unknown-alternative', ['viability', 'tiers'], id);
		if (!stepOf.has(id)) return refuseAt('assessment-missing', ['viability', 'steps'], id);
	}
	const order = [...wanted.value.keys()];
	const inversions: Inversion[] = [];
	for (const first of order) {
		for (const second of order) {
			const [above, below] = [viable.value.get(second), viable.value.get(first)];
			const isInverted =
				(wanted.value.get(first) ?? 0) < (wanted.value.get(second) ?? 0) &&
				above !== undefined &&
				below !== undefined &&
				above < below;
			if (!isInverted) continue;
			const duel = readDuel(demand, first, second);
			if (duel === null && demand.pairwise.length > 0)
				return refuseAt('duel-missing', ['demand', 'pairwise'], `${first}, ${second}`);
			inversions.push({
				wanted: first,
				viable: second,
				demand: duel,
				viability: explain(stepOf.get(second), stepOf.get(first)),
			});
		}
	}
	const demandPlaces = placeTiers(demand.tiers);
	const viabilityPlaces = placeTiers(viability.tiers);
	return ok({
		version: VIABILITY_COMPARISON_VERSION,
		rows: order.flatMap((alternative) => {
			const place = demandPlaces.get(alternative);
			if (place === undefined) return [];
			const assessed = viabilityPlaces.get(alternative) ?? null;
			const score = assessed === null ? null : (stepOf.get(alternative)?.score ?? null);
			return [{ alternative, demand: place, viability: assessed, score }];
		}),
		unassessed: order.filter((id) => !viable.value.has(id)),
		inversions,
	});
}

function readDuel(
	{ alternatives, pairwise }: ViabilityInput['demand'],
	first: string,
	second: string,
): DemandReason | null {
	const [a, b] = [alternatives.indexOf(first), alternatives.indexOf(second)];
	const [votesFor, votesAgainst] = [pairwise[a]?.[b] ?? null, pairwise[b]?.[a] ?? null];
	return votesFor === null || votesAgainst === null ? null : { votesFor, votesAgainst };
}

function explain(better: WeightedSumStep | undefined, worse: WeightedSumStep | undefined): ViabilityReason {
	const partOf = (step: WeightedSumStep | undefined, criterion: string) =>
		readExact(step?.parts.find((part) => part.criterion === criterion)?.adds ?? 0);
	const gains = (better?.parts ?? [])
		.map(({ criterion }) => ({
			criterion,
			gain: subtract(partOf(better, criterion), partOf(worse, criterion)),
		}))
		.filter(({ gain }) => gain.num !== 0n)
		.sort((a, b) => compareRationals(b.gain, a.gain));
	const ahead = gains.reduce((sum, { gain }) => addRationals(sum, gain), ZERO);
	return {
		ahead: formatExact(ahead.num, ahead.den),
		parts: gains.map(({ criterion, gain }) => ({ criterion, gains: formatExact(gain.num, gain.den) })),
	};
}

function subtract(a: Rational, b: Rational): Rational {
	return addRationals(a, makeRational(-b.num, b.den));
}
