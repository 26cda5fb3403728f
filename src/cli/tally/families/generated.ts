import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../lib/basics/result';
import type { Json } from '../../../lib/ranking/interchange/jsonText';
import { sumCells, type ExactCells } from '../../../lib/ranking/numbers/exactCells';
import { makeRational } from '../../../lib/ranking/numbers/rational';
import { countPairwise } from '../../../lib/ranking/pairwise/pairwiseMatrix';
import { countBorda } from '../../../lib/ranking/positional/bordaTotals';
import type { Counts } from '../ballots/counts';
import { drawBallots, type Generator } from '../ballots/drawBallots';
import { inChunks, profileOfOrders } from '../ballots/strictProfile';
import { isObject, refuse, type Family, type JsonObject, type Refusal } from '../fields';
import { participationFields, rankedMethods } from './ordinal';

/** One byte stands for an alternative, and a machine has only so much memory. */
const MOST = { alternatives: 256, ballots: 10_000_000, entries: 200_000_000 } as const;

/** Kind `generated`: ballots drawn as the case says, checked against the digest it gives. */
export const generated: Family = (body) => {
	const generator = readGenerator(body);
	if (!generator.ok) return generator;
	const { alternatives: size, ballots } = generator.value;
	const orders = drawBallots(generator.value);
	const expected = body['ballotsSha256'];
	const digest = createHash('sha256').update(orders).digest('hex');
	if (expected !== undefined && expected !== digest) {
		return refuse('ballots-differ', ['ballotsSha256'], expected);
	}
	const ids = Array.from({ length: size }, (_, at) => String(at));
	return ok({
		participation: () =>
			ok(participationFields({ cast: BigInt(ballots), empty: 0n, counted: BigInt(ballots) })),
		...rankedMethods(countOrders(ids, orders)),
	});
};

/** Counts in chunks, so that a million ballots need little more memory than their bytes. */
function countOrders(ids: readonly string[], orders: Uint8Array): Counts {
	const sum = (length: number, count: (chunk: Uint8Array) => ExactCells) => {
		let total = sumCells([], length);
		for (const chunk of inChunks(orders, ids.length)) {
			const one = makeRational(1n);
			total = sumCells(
				[
					{ cells: total, weight: one },
					{ cells: count(chunk), weight: one },
				],
				length,
			);
		}
		return total;
	};
	// every ballot ranks all, so what an unranked alternative says makes no difference
	let matrix: ExactCells | null = null;
	return {
		alternatives: ids,
		matrix: () => {
			matrix ??= sum(ids.length ** 2, (chunk) => countPairwise(profileOfOrders(ids, chunk), 'last').cells);
			return { alternatives: ids, cells: matrix };
		},
		borda: (rule) => ({
			alternatives: ids,
			rule,
			cells: sum(ids.length, (chunk) => countBorda(profileOfOrders(ids, chunk), { rule }).cells),
		}),
		ballots: () => ({ profile: profileOfOrders(ids, orders), scale: 1n }),
	};
}

function readGenerator(body: JsonObject): Result<Generator, Refusal> {
	const found = body['generator'];
	if (!isObject(found)) return refuse('field-missing', ['generator'], found);
	const { model, alternatives, ballots, seed, phi = '4/5' } = found;
	if (model !== 'ic' && model !== 'mallows') return refuse('unknown-model', ['generator', 'model'], model);
	const isCount = (value: unknown, most: number): value is number =>
		typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
	if (!isCount(alternatives, MOST.alternatives) || alternatives === 0) {
		return refuse('too-many-alternatives', ['generator', 'alternatives'], alternatives);
	}
	if (!isCount(ballots, MOST.ballots) || ballots * alternatives > MOST.entries) {
		return refuse('too-many-ballots', ['generator', 'ballots'], ballots);
	}
	if (!isSeed(seed)) {
		return refuse('field-wrong', ['generator', 'seed'], seed);
	}
	const ratio = /^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(typeof phi === 'string' ? phi : '');
	if (ratio === null) return refuse('field-wrong', ['generator', 'phi'], phi);
	return ok({
		model,
		alternatives,
		ballots,
		seed: BigInt(seed),
		phi: [BigInt(ratio[1] ?? 4), BigInt(ratio[2] ?? 5)],
	});
}

function isSeed(seed: Json | undefined): seed is number | string {
	// the state of the source is 64 bits: a larger seed would be another one
	return typeof seed === 'string'
		? /^[0-9]{1,20}$/.test(seed) && BigInt(seed) < 2n ** 64n
		: Number.isSafeInteger(seed) && Number(seed) >= 0;
}
