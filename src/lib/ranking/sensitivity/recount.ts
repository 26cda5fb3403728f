import { sortByCodeUnits } from '../../basics/compare';
import { kemenySnellDistance, type KemenySnellDistance } from '../agreement/kemenySnell';
import type { Tiers } from '../agreement/pairedTable';
import { standInTop, type TopStanding } from './topPlaces';

/** How one alternative stands to the first k, where leaving something out touches it. */
export type TopMove = {
	readonly alternative: string;
	readonly published: TopStanding;
	/** In the published ranking with the gap closed that a left-out alternative leaves. */
	readonly gapClosed: TopStanding;
	/** In the recount. Other than `gapClosed` only if somebody's place depends on what was left out. */
	readonly recounted: TopStanding;
};

/** A ranking without one nucleus or one alternative, beside the published one. */
export type Recount = {
	readonly tiers: Tiers;
	/** Only the alternatives whose standing is not the same in all three. */
	readonly moves: readonly TopMove[];
	/** From the published order of what is left to the recounted one. 0: nothing else changes. */
	readonly distance: KemenySnellDistance;
};

/** A recount beside the published ranking, before and after closing the gap of what was left out. */
export function compareWith(published: Tiers, gapClosed: Tiers, recounted: Tiers, k: number): Recount {
	const [before, closed, after] = [published, gapClosed, recounted].map((tiers) => standInTop(tiers, k));
	const distance = kemenySnellDistance(gapClosed, recounted);
	if (!distance.ok) throw new Error('a recount ranks other alternatives');
	const moves = sortByCodeUnits(recounted.flat()).map((alternative): TopMove => ({
		alternative,
		published: before?.get(alternative) ?? 'out',
		gapClosed: closed?.get(alternative) ?? 'out',
		recounted: after?.get(alternative) ?? 'out',
	}));
	return {
		tiers: recounted,
		moves: moves.filter((move) => move.published !== move.gapClosed || move.gapClosed !== move.recounted),
		distance: distance.value,
	};
}

/** The order of the others when one is taken out and nothing else changes. */
export function closeGap(tiers: Tiers, alternative: string): Tiers {
	return tiers.map((tier) => tier.filter((id) => id !== alternative)).filter((tier) => tier.length > 0);
}
