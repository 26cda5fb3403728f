const MASK_64 = (1n << 64n) - 1n;
const GOLDEN_GAMMA = 0x9e3779b97f4a7c15n;

/** A stream of random numbers that is the same on every machine for the same seed. Not for secrets. */
export interface RandomStream {
	/** The next draw: an integer from 0 to 2^32 − 1. */
	readonly nextUint32: () => number;
	/** One draw reduced to an integer from 0 to `bound` − 1, as floor(draw · bound / 2^32). */
	readonly nextBelow: (bound: number) => number;
}

/**
 * SplitMix64 (Steele, Lea and Flood 2014, section 3), of which only the top 32 bits of each draw are used.
 *
 * `nextBelow` takes exactly one draw, so streams stay aligned between programs; its bias is at most `bound` / 2^32.
 * The state is kept as two 32-bit halves because `bigint` arithmetic would be some twenty times slower.
 *
 * @param seed any integer; only its value modulo 2^64 matters.
 */
export function createRandomStream(seed: bigint | number): RandomStream {
	const start = BigInt(seed) & MASK_64;
	let high = Number(start >> 32n) | 0;
	let low = Number(start & 0xffffffffn) | 0;

	function nextUint32(): number {
		// state += gamma, with the carry of the low half
		const lowSum = (low >>> 0) + GAMMA_LOW;
		high = (high + GAMMA_HIGH + (lowSum > 0xffffffff ? 1 : 0)) | 0;
		low = lowSum | 0;

		let zHigh = high ^ (high >>> 30);
		let zLow = low ^ ((low >>> 30) | (high << 2));
		[zHigh, zLow] = multiply64(zHigh, zLow, 0xbf58476d, 0x1ce4e5b9);
		const midLow = zLow ^ ((zLow >>> 27) | (zHigh << 5));
		const midHigh = zHigh ^ (zHigh >>> 27);
		[zHigh] = multiply64(midHigh, midLow, 0x94d049bb, 0x133111eb);
		// the last step is z xor z>>31; of its top half only bit 0 changes, by the top bit
		return (zHigh ^ (zHigh >>> 31)) >>> 0;
	}

	function nextBelow(bound: number): number {
		if (!Number.isInteger(bound) || bound < 1 || bound > 0x1_0000_0000) {
			throw new RangeError(`bound must be an integer from 1 to 2^32, got ${String(bound)}`);
		}
		const draw = nextUint32();
		// up to 2^21 the product stays an exact double
		if (bound <= 0x20_0000) return Math.floor((draw * bound) / 0x1_0000_0000);
		return Number((BigInt(draw) * BigInt(bound)) >> 32n);
	}

	return { nextUint32, nextBelow };
}

const GAMMA_HIGH = Number(GOLDEN_GAMMA >> 32n);
const GAMMA_LOW = Number(GOLDEN_GAMMA & 0xffffffffn);

/** The product modulo 2^64 of two numbers in halves, as [high, low]. */
function multiply64(aHigh: number, aLow: number, bHigh: number, bLow: number): [number, number] {
	const a0 = aLow & 0xffff;
	const a1 = aLow >>> 16;
	const b0 = bLow & 0xffff;
	const b1 = bLow >>> 16;
	const p00 = a0 * b0;
	const middle = a1 * b0 + (p00 >>> 16);
	const middle2 = a0 * b1 + (middle & 0xffff);
	const carry = a1 * b1 + Math.floor(middle / 0x10000) + (middle2 >>> 16);
	const high = (carry + Math.imul(aHigh, bLow) + Math.imul(aLow, bHigh)) | 0;
	return [high, Math.imul(aLow, bLow)];
}
