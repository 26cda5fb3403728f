import { err, ok, type Result } from '../../basics/result';
import type { BallotRefusal } from './ballot';

/** Positions are kept in 16 bits, and the last value marks "not on this ballot". */
export const MOST_ALTERNATIVES = 0xfffe;

/** Which alternatives are counted. Positions in `remaining` are the rows and columns of every matrix. */
export interface AlternativeList {
	readonly remaining: readonly string[];
	/** Where an id stands in the list as given, withdrawn ones included. */
	readonly slots: ReadonlyMap<string, number>;
	/** From slot to position in `remaining`; −1 for an alternative withdrawn after voting. */
	readonly positionBySlot: Int32Array;
}

/**
 * Takes the withdrawn alternatives out of the list. Order is kept; nothing is sorted or repaired.
 *
 * Refuses an id listed twice, a withdrawn id that never was an alternative, and more alternatives than can be counted.
 */
export function listAlternatives(
	alternatives: readonly string[],
	withdrawn: readonly string[] = [],
): Result<AlternativeList, BallotRefusal> {
	const slots = new Map<string, number>();
	for (const [at, id] of alternatives.entries()) {
		if (slots.has(id)) return err({ code: 'duplicate-alternative', path: ['alternatives', at], value: id });
		if (at >= MOST_ALTERNATIVES) {
			return err({ code: 'too-many-alternatives', path: ['alternatives', at], value: id });
		}
		slots.set(id, at);
	}
	const positionBySlot = new Int32Array(alternatives.length);
	for (const [at, id] of withdrawn.entries()) {
		const slot = slots.get(id);
		if (slot === undefined) return err({ code: 'unknown-withdrawn', path: ['withdrawn', at], value: id });
		if (positionBySlot[slot] === -1) {
			return err({ code: 'duplicate-withdrawn', path: ['withdrawn', at], value: id });
		}
		positionBySlot[slot] = -1;
	}
	const remaining: string[] = [];
	for (const [slot, id] of alternatives.entries()) {
		if (positionBySlot[slot] === -1) continue;
		positionBySlot[slot] = remaining.length;
		remaining.push(id);
	}
	return ok({ remaining, slots, positionBySlot });
}
