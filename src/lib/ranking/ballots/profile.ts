import { err, ok, type Result } from '../../basics/result';
import { cellsOfBigInts, type ExactCells } from '../numbers/exactCells';
import { parseInteger } from '../numbers/exactNumber';
import { listAlternatives, type AlternativeList } from './alternatives';
import type { BallotLine, BallotRefusal } from './ballot';

/**
 * All ballots with equal ones merged, in typed arrays.
 *
 * Pattern k is one distinct non-empty ballot. It lists `items[offsets[k]] … items[offsets[k + 1] − 1]`, best first, as
 * positions in `alternatives`; `tierEnds` at the same index says where the tier of that item ends. `counts` cell k
 * says how many ballots are like it. Patterns stand in order of first appearance; no method depends on it.
 */
export interface Profile {
	readonly alternatives: readonly string[];
	readonly patternCount: number;
	readonly offsets: Uint32Array;
	readonly items: Uint16Array;
	readonly tierEnds: Uint32Array;
	readonly counts: ExactCells;
	/** Ballots cast, empty ones included: what a quorum asks for. */
	readonly cast: bigint;
	/** Ballots that rank none of the remaining alternatives, also those that became empty by a withdrawal. */
	readonly empty: bigint;
	/** Ballots that express something: `cast` − `empty`. */
	readonly counted: bigint;
}

export interface ProfileOptions {
	/** Ids withdrawn after voting: they leave every ballot, the gap closes, and a ballot may become empty. */
	readonly withdrawn?: readonly string[];
}

/** Ends a tier inside the key of a pattern; no position is that large. */
const END_OF_TIER = 0xffff;

/**
 * Checks ballots and merges equal ones. Ties, truncation and empty ballots are welcome; an unknown or repeated id, an
 * empty tier, and a negative or fractional count are refused with their place.
 */
export function buildProfile(
	alternatives: readonly string[],
	ballots: readonly BallotLine[],
	options: ProfileOptions = {},
): Result<Profile, BallotRefusal> {
	const list = listAlternatives(alternatives, options.withdrawn);
	return list.ok ? mergeBallots(list.value, ballots) : list;
}

/** The same for alternatives that are checked already, as when several groups share them. */
export function mergeBallots(
	list: AlternativeList,
	ballots: readonly BallotLine[],
): Result<Profile, BallotRefusal> {
	const countByKey = new Map<string, bigint>();
	// the last ballot that listed each slot, counted from 1
	const lastBallot = new Uint32Array(list.positionBySlot.length);
	// the key of a ballot, written once: an item takes one code and a tier at most one more
	const codes = new Uint16Array(2 * lastBallot.length);
	let cast = 0n;
	let empty = 0n;
	for (const [at, line] of ballots.entries()) {
		const count = parseInteger(line.count);
		const refuse = (code: BallotRefusal['code'], place: readonly (string | number)[], value: unknown) =>
			err({ code, path: ['ballots', at, ...place], value: String(value) });
		if (!count.ok) return refuse('count-not-an-integer', ['count'], line.count);
		if (count.value < 0n) return refuse('negative-count', ['count'], line.count);

		let length = 0;
		for (const [tierAt, tier] of line.ranking.entries()) {
			if (tier.length === 0) return refuse('empty-tier', ['ranking', tierAt], '');
			const tierStart = length;
			for (const [idAt, id] of tier.entries()) {
				const slot = list.slots.get(id);
				if (slot === undefined) return refuse('unknown-alternative', ['ranking', tierAt, idAt], id);
				if (lastBallot[slot] === at + 1) {
					return refuse('alternative-ranked-twice', ['ranking', tierAt, idAt], id);
				}
				lastBallot[slot] = at + 1;
				const position = list.positionBySlot[slot] ?? -1;
				if (position >= 0) codes[length++] = position;
			}
			if (length - tierStart > 1) codes.subarray(tierStart, length).sort();
			if (length > tierStart) codes[length++] = END_OF_TIER;
		}
		cast += count.value;
		if (length === 0) {
			empty += count.value;
			continue;
		}
		const key = writeKey(codes.subarray(0, length));
		countByKey.set(key, (countByKey.get(key) ?? 0n) + count.value);
	}
	return ok({
		alternatives: list.remaining,
		...unpackPatterns(countByKey),
		cast,
		empty,
		counted: cast - empty,
	});
}

function writeKey(codes: Uint16Array): string {
	// arguments of one call are limited; ballots that long are rare
	if (codes.length <= 4096) return String.fromCharCode(...codes);
	return Array.from(codes, (code) => String.fromCharCode(code)).join('');
}

function unpackPatterns(
	countByKey: ReadonlyMap<string, bigint>,
): Pick<Profile, 'patternCount' | 'offsets' | 'items' | 'tierEnds' | 'counts'> {
	const offsets = new Uint32Array(countByKey.size + 1);
	let size = 0;
	for (const key of countByKey.keys()) size += key.length;
	// one mark per tier makes this an upper bound
	const items = new Uint16Array(size);
	const tierEnds = new Uint32Array(size);
	let pattern = 0;
	let at = 0;
	for (const key of countByKey.keys()) {
		let tierStart = at;
		for (let i = 0; i < key.length; i++) {
			const code = key.charCodeAt(i);
			if (code === END_OF_TIER) {
				tierEnds.fill(at, tierStart, at);
				tierStart = at;
			} else {
				items[at++] = code;
			}
		}
		offsets[++pattern] = at;
	}
	return {
		patternCount: countByKey.size,
		offsets,
		items: items.slice(0, at),
		tierEnds: tierEnds.slice(0, at),
		counts: cellsOfBigInts([...countByKey.values()]),
	};
}
