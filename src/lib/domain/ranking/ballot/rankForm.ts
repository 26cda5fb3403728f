import type { Typed } from '../../readTyped';
import type { Tiers } from '../marks';
import type { BallotError } from './ballotErrors';
import { PLACE_CONTROL, placeControl, readDigits, typedText } from './controls';

/** A place that was typed; null where it is no place of this ballot. */
function readPlace(text: string, most: number): number | null {
	const place = readDigits(text);
	return place !== null && place >= 1 && place <= most ? place : null;
}

/** The order as typed, to go on from there: gaps closed, repeated places together, what is no place left out. */
export function listTypedPlaces(typed: Typed, alternatives: readonly string[]): Tiers {
	const byPlace = new Map<number, string[]>();
	for (const alternative of alternatives) {
		const place = readPlace(typedText(typed, placeControl(alternative)), alternatives.length);
		if (place !== null) byPlace.set(place, [...(byPlace.get(place) ?? []), alternative]);
	}
	return [...byPlace].sort(([one], [other]) => one - other).map(([, tier]) => tier);
}

/**
 * Reads an order from the places a person wrote beside each alternative. Places may have gaps, which close. The same
 * place twice is refused rather than read as a tie, because on a form it is nearly always a slip.
 */
export function readRank(
	typed: Typed,
	alternatives: readonly string[],
	mostRanked: number | null,
): { tiers: Tiers; errors: BallotError[] } {
	const errors: BallotError[] = [];
	const tiers = listTypedPlaces(typed, alternatives);
	for (const alternative of alternatives) {
		const control = placeControl(alternative);
		const text = typedText(typed, control);
		if (text !== '' && readPlace(text, alternatives.length) === null)
			errors.push({ field: control, code: 'ballot_place_unknown', about: [alternative] });
	}
	for (const tier of tiers) {
		const [, second] = tier;
		if (second !== undefined)
			errors.push({ field: placeControl(second), code: 'ballot_place_repeated', about: tier });
	}
	if (mostRanked !== null && tiers.flat().length > mostRanked)
		errors.push({ field: PLACE_CONTROL, code: 'ballot_too_many_ranked', about: [], most: mostRanked });
	return { tiers, errors };
}

/** The places of an order, by control: those of one tier share theirs. */
export function writeRank(tiers: Tiers): Typed {
	return Object.fromEntries(
		tiers.flatMap((tier, at) =>
			tier.map((id): [string, string[]] => [placeControl(id), [(at + 1).toString()]]),
		),
	);
}
