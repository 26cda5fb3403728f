import { err, ok, type Result } from '../../basics/result';
import type { ExactCells } from '../numbers/exactCells';
import { listAlternatives, type AlternativeList } from './alternatives';
import type { BallotLine, BallotRefusal } from './ballot';
import { createCountTable, readCount } from './ballotCounts';
import { createPatternTable, type PatternTable } from './patternTable';
import { createBallotReader, END_OF_TIER } from './readBallot';

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
	const reader = createBallotReader(list);
	const patterns = createPatternTable();
	const counts = createCountTable();
	const empty = createCountTable();
	for (let at = 0; at < ballots.length; at++) {
		const line = ballots[at];
		if (line === undefined) continue;
		const read = readCount(line.count);
		if ('code' in read) {
			return err({ code: read.code, path: ['ballots', at, 'count'], value: String(line.count) });
		}
		const length = reader.read(line.ranking);
		if (typeof length !== 'number') return err({ ...length, path: ['ballots', at, ...length.path] });
		if (length === 0) empty.add(0, read.count);
		else counts.add(patterns.find(reader.row, length), read.count);
	}
	return ok({
		alternatives: list.remaining,
		...unpackPatterns(patterns),
		counts: counts.read(patterns.size()),
		cast: counts.total() + empty.total(),
		empty: empty.total(),
		counted: counts.total(),
	});
}

function unpackPatterns(
	patterns: PatternTable,
): Pick<Profile, 'patternCount' | 'offsets' | 'items' | 'tierEnds'> {
	const { codes, ends } = patterns.read();
	const offsets = new Uint32Array(ends.length + 1);
	let itemCount = 0;
	for (let from = 0; from < codes.length; from++) if (codes[from] !== END_OF_TIER) itemCount++;
	const items = new Uint16Array(itemCount);
	const tierEnds = new Uint32Array(itemCount);
	let at = 0;
	let tierStart = 0;
	for (let pattern = 0, from = 0; pattern < ends.length; pattern++) {
		const end = ends[pattern] ?? 0;
		for (; from < end; from++) {
			const code = codes[from] ?? END_OF_TIER;
			if (code !== END_OF_TIER) {
				items[at++] = code;
				continue;
			}
			for (; tierStart < at; tierStart++) tierEnds[tierStart] = at;
		}
		offsets[pattern + 1] = at;
	}
	return { patternCount: ends.length, offsets, items, tierEnds };
}
