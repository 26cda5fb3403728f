import type { Profile } from '../../../lib/ranking/ballots/profile';
import { cellsOfIntegers } from '../../../lib/ranking/numbers/exactCells';

/** A profile of ballots that rank everything without ties, one byte an alternative; equal ones are not looked for. */
export function profileOfOrders(ids: readonly string[], orders: Uint8Array): Profile {
	const size = ids.length;
	const ballots = orders.length / size;
	const tierEnds = new Uint32Array(orders.length);
	for (let at = 0; at < tierEnds.length; at++) tierEnds[at] = at + 1;
	return {
		alternatives: ids,
		patternCount: ballots,
		offsets: Uint32Array.from({ length: ballots + 1 }, (_, at) => at * size),
		items: Uint16Array.from(orders),
		tierEnds,
		counts: cellsOfIntegers(new Float64Array(ballots).fill(1)),
		cast: BigInt(ballots),
		empty: 0n,
		counted: BigInt(ballots),
	};
}

const CHUNK = 4_000_000;

/** Whole ballots in pieces of a few megabytes. */
export function* inChunks(orders: Uint8Array, size: number): Generator<Uint8Array> {
	const step = Math.max(1, Math.floor(CHUNK / size)) * size;
	for (let at = 0; at < orders.length; at += step) yield orders.subarray(at, at + step);
}
