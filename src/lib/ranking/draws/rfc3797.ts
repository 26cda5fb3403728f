import { sortByCodeUnits } from '../../basics/compare';
import { err, ok, type Result } from '../../basics/result';
import { writeHex, type Draw, type DrawRefusal } from './draw';
import { md5 } from './md5';

export interface Rfc3797Input {
	/** How many are in the pool, numbered from 1. At most 65535. */
	readonly poolSize: number;
	/** How many are drawn. */
	readonly count: number;
	/** The public numbers of each source, such as the balls of one lottery; their order inside a source is dropped. */
	readonly sources: readonly (readonly number[])[];
}

export type Rfc3797Step = {
	/** The digest in upper-case hexadecimal, as the RFC prints it. */
	readonly md5: string;
	/** How many were left before this draw. */
	readonly remaining: number;
	/** The digest as a number, modulo `remaining`: how many of those left are passed over. */
	readonly index: number;
	/** The number drawn, from 1. */
	readonly selected: number;
};

export type Rfc3797Draw = {
	readonly keyString: string;
	readonly selected: readonly number[];
	readonly steps: readonly Rfc3797Step[];
};

export const RFC3797_VERSION = 1;

const LARGEST_POOL = 0xffff;

/**
 * The public draw of the Internet Engineering Task Force: draw i (from 0) takes MD5(i, key, i), i as two bytes, modulo
 * the number left. Source: RFC 3797, sections 4 to 6, for sources of whole numbers.
 */
export function rfc3797({ poolSize, count, sources }: Rfc3797Input): Result<Rfc3797Draw, DrawRefusal> {
	if (!Number.isInteger(poolSize) || poolSize < 1 || poolSize > LARGEST_POOL) {
		return err({ code: 'pool-not-a-count', path: ['poolSize'], value: String(poolSize) });
	}
	if (!Number.isInteger(count) || count < 0 || count > poolSize) {
		return err({ code: 'more-drawn-than-pool', path: ['count'], value: String(count) });
	}
	const key = writeKey(sources);
	if (!key.ok) return key;
	const text = new TextEncoder().encode(key.value);
	const left = Array.from({ length: poolSize }, (_, at) => at + 1);
	const steps: Rfc3797Step[] = [];
	for (let draw = 0; draw < count; draw++) {
		const round = [draw >>> 8, draw & 0xff];
		const digest = md5(Uint8Array.from([...round, ...text, ...round]));
		const remaining = left.length;
		const index = digest.reduce((rest, byte) => (rest * 256 + byte) % remaining, 0);
		const [selected = 0] = left.splice(index, 1);
		steps.push({ md5: writeHex(digest).toUpperCase(), remaining, index, selected });
	}
	return ok({ keyString: key.value, selected: steps.map(({ selected }) => selected), steps });
}

/** Each source sorted, each number followed by a full stop, each source by a slash. */
function writeKey(sources: readonly (readonly number[])[]): Result<string, DrawRefusal> {
	if (sources.length === 0) return err({ code: 'no-sources', path: ['sources'], value: '' });
	let key = '';
	for (const [at, source] of sources.entries()) {
		const wrong = source.findIndex((number) => !Number.isSafeInteger(number) || number < 0);
		if (source.length === 0 || wrong !== -1) {
			const path = ['sources', at, ...(wrong === -1 ? [] : [wrong])];
			return err({ code: 'source-not-numbers', path, value: String(source[wrong] ?? '') });
		}
		key += `${[...source]
			.sort((x, y) => x - y)
			.map((number) => `${String(number)}.`)
			.join('')}/`;
	}
	return ok(key);
}

/**
 * The same as an order of alternatives: they are numbered in the order of their ids, which has to be published with the
 * sources, and all are drawn. Unlike {@link sha256Permutation} it is another draw when one is withdrawn.
 */
export function drawByRfc3797(
	alternatives: readonly string[],
	sources: readonly (readonly number[])[],
): Result<Draw<Rfc3797Step>, DrawRefusal> {
	const pool = sortByCodeUnits(alternatives);
	const twice = pool.find((id, at) => id === pool[at + 1]);
	if (twice !== undefined) {
		const path = ['alternatives', alternatives.lastIndexOf(twice)];
		return err({ code: 'duplicate-alternative', path, value: twice });
	}
	if (pool.length === 0) {
		const key = writeKey(sources);
		return key.ok ? ok(describe(key.value, [], [])) : key;
	}
	const drawn = rfc3797({ poolSize: pool.length, count: pool.length, sources });
	if (!drawn.ok) return drawn;
	const { keyString, selected, steps } = drawn.value;
	return ok(
		describe(
			keyString,
			selected.map((number) => pool[number - 1] ?? ''),
			steps,
		),
	);
}

function describe(seed: string, order: readonly string[], steps: readonly Rfc3797Step[]): Draw<Rfc3797Step> {
	return { method: 'rfc3797', version: RFC3797_VERSION, seed, order, steps };
}
