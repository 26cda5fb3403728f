import { err, ok, type Result } from '../../basics/result';
import { readTyped, type Typed } from '../readTyped';
import type { RefusalCode } from '../refusalCodes';
import type { Tiers } from './marks';

export type { Tiers };

/** What a ballot form is refused for, at the control where it can be put right, with all that was typed. */
export type BallotRefused = {
	readonly errors: readonly { readonly field: string; readonly code: RefusalCode }[];
	readonly typed: Typed;
};

/** Name of the control that holds the place of an alternative. */
export function placeControl(alternative: string): string {
	return `place.${alternative}`;
}

/** Name of the box that says an empty ballot is meant: it counts for the quorum and ranks nothing. */
export const BLANK_CONTROL = 'blank';

/** The control that an error about the ballot as a whole points to: the first place. */
const WHOLE = '_form';

/**
 * Reads a ballot from the places a person wrote beside each alternative. Places may have gaps, which close. The same
 * place twice is refused rather than read as a tie, because on a form it is nearly always a slip; so is an empty
 * ballot, unless the box says it is meant. No schema library: the page checks with this before sending.
 */
export function readBallotForm(
	alternatives: readonly string[],
	form: FormData,
): Result<Tiers, BallotRefused> {
	const errors: { field: string; code: RefusalCode }[] = [];
	const byPlace = new Map<number, string>();
	for (const alternative of alternatives) {
		const control = placeControl(alternative);
		const written = form.get(control);
		const text = typeof written === 'string' ? written.trim() : '';
		if (text === '') continue;
		const place = Number(text);
		if (!/^[0-9]{1,3}$/.test(text) || place < 1 || place > alternatives.length)
			errors.push({ field: control, code: 'ballot_place_unknown' });
		else if (byPlace.has(place)) errors.push({ field: control, code: 'ballot_place_repeated' });
		else byPlace.set(place, alternative);
	}
	if (errors.length === 0 && byPlace.size === 0 && form.get(BLANK_CONTROL) === null)
		errors.push({ field: WHOLE, code: 'ballot_empty' });
	if (errors.length > 0) return err({ errors, typed: readTyped(form) });
	return ok([...byPlace].sort(([a], [b]) => a - b).map(([, alternative]) => [alternative]));
}

/** The place of each ranked alternative, to show a ballot again: those of one tier share theirs. */
export function writePlaces(tiers: Tiers): ReadonlyMap<string, number> {
	return new Map(
		tiers.flatMap((tier, at) => tier.map((alternative): [string, number] => [alternative, at + 1])),
	);
}
