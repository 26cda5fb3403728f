import { createRandomStream } from '../../../src/lib/basics/random';
import type { BallotLine } from '../../../src/lib/ranking/ballots/ballot';
import type { Profile } from '../../../src/lib/ranking/ballots/profile';
import { generateBallots } from '../../ranking/generateBallots';

/** Ballots of `size` alternatives as rows of bytes, best first; every run draws the same. */
export interface BallotRows {
	readonly model: 'ic' | 'mallows';
	readonly size: number;
	readonly ballots: number;
	readonly rows: Uint8Array | Uint16Array;
}

/** Mallows with dispersion 4/5, or impartial. More than 256 alternatives only impartial. */
export function drawRows(model: 'ic' | 'mallows', size: number, ballots: number, seed = 1): BallotRows {
	if (size <= 256) {
		return { model, size, ballots, rows: generateBallots({ model, alternatives: size, ballots, seed }) };
	}
	const { nextBelow } = createRandomStream(seed);
	const rows = new Uint16Array(size * ballots);
	for (let start = 0; start < rows.length; start += size) {
		const row = rows.subarray(start, start + size);
		for (let at = 0; at < size; at++) row[at] = at;
		for (let at = size - 1; at >= 1; at--) {
			const other = nextBelow(at + 1);
			[row[at], row[other]] = [row[other] ?? 0, row[at] ?? 0];
		}
	}
	return { model, size, ballots, rows };
}

export function nameAlternatives(size: number): string[] {
	return Array.from({ length: size }, (_, at) => `p${at}`);
}

/** The rows as ballots that people hand in. */
export function writeLines({ size, ballots, rows }: BallotRows): BallotLine[] {
	const ids = nameAlternatives(size);
	return Array.from({ length: ballots }, (_, ballot) => ({
		count: 1,
		ranking: Array.from(rows.subarray(ballot * size, (ballot + 1) * size), (item) => [ids[item] ?? '']),
	}));
}

/** The rows as a profile, without looking for equal ones: for counting alone. */
export function profileOf({ size, ballots, rows }: BallotRows): Profile {
	const offsets = new Uint32Array(ballots + 1);
	for (let ballot = 0; ballot <= ballots; ballot++) offsets[ballot] = ballot * size;
	const tierEnds = new Uint32Array(rows.length);
	for (let at = 0; at < rows.length; at++) tierEnds[at] = at + 1;
	return {
		alternatives: nameAlternatives(size),
		patternCount: ballots,
		offsets,
		items: new Uint16Array(rows),
		tierEnds,
		counts: { numerators: new Float64Array(ballots).fill(1), denominator: 1n },
		cast: BigInt(ballots),
		empty: 0n,
		counted: BigInt(ballots),
	};
}
