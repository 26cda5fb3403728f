import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitForNextTry } from './pinTries';

const minute = 60_000;

test.each([
	[0, 0, 0],
	[4, 0, 0],
	[5, 0, minute / 2],
	[5, 20_000, 10_000],
	[5, minute, 0],
	[6, 0, minute],
	[9, 0, 8 * minute],
	[12, 0, 60 * minute],
	[2_000, 0, 60 * minute],
	// Somebody set the clock back, or ahead.
	[6, -10 * minute, minute],
	[6, 10 * minute, 0],
])('after %i wrong tries and %i ms', (wrong, later, wait) => {
	expect(waitForNextTry({ wrong, lastAt: 1_000_000 }, 1_000_000 + later)).toBe(wait);
});

test('whoever tries without end gets fewer than two hundred tries in a week', () => {
	let now = 0;
	let wrong = 0;
	while (now < 7 * 24 * 60 * minute) {
		wrong += 1;
		now += waitForNextTry({ wrong, lastAt: now }, now);
	}
	expect(wrong).toBeLessThan(200);
});

test('more wrong tries never make it shorter', () => {
	const at = fc.integer({ min: -1_000_000, max: 10_000_000 });
	fc.assert(
		fc.property(fc.nat(40), at, (wrong, now) => {
			const [fewer, more] = [wrong, wrong + 1].map((tries) =>
				waitForNextTry({ wrong: tries, lastAt: 0 }, now),
			);
			expect(more).toBeGreaterThanOrEqual(fewer ?? Infinity);
		}),
	);
});
