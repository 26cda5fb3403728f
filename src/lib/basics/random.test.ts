import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomStream } from './random';

const MASK = (1n << 64n) - 1n;

/** The definition, word by word, in 64-bit integers. */
function drawByDefinition(seed: bigint, draws: number): number[] {
	let state = seed & MASK;
	return Array.from({ length: draws }, () => {
		state = (state + 0x9e3779b97f4a7c15n) & MASK;
		let z = state;
		z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
		z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
		z ^= z >> 31n;
		return Number(z >> 32n);
	});
}

describe('createRandomStream', () => {
	it('gives the published first outputs of SplitMix64 for seed 1234567', () => {
		// 6457827717110365317 and 3203168211198807973, of which the top halves are used
		const stream = createRandomStream(1234567);
		expect(stream.nextUint32()).toBe(Number(6457827717110365317n >> 32n));
		expect(stream.nextUint32()).toBe(Number(3203168211198807973n >> 32n));
	});

	it('equals the definition in 64-bit integers for every seed', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 0n, max: MASK }), (seed) => {
				const stream = createRandomStream(seed);
				expect(Array.from({ length: 20 }, () => stream.nextUint32())).toEqual(drawByDefinition(seed, 20));
			}),
			{ numRuns: 1000 },
		);
	});

	it('reduces one draw exactly, also for large bounds', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: 0n, max: MASK }),
				fc.integer({ min: 1, max: 0x1_0000_0000 }),
				(seed, bound) => {
					const draw = BigInt(createRandomStream(seed).nextUint32());
					expect(createRandomStream(seed).nextBelow(bound)).toBe(Number((draw * BigInt(bound)) >> 32n));
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('refuses a bound that is not a positive integer', () => {
		const stream = createRandomStream(1);
		for (const bound of [0, -1, 1.5, Number.NaN, 0x1_0000_0001]) {
			expect(() => stream.nextBelow(bound)).toThrow(RangeError);
		}
	});
});
