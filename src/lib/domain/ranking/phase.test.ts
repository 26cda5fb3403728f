import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhase, majorityOf } from './phase';

describe('findPhase', () => {
	it.each([
		['draft', [], 'draft'],
		['published', ['closed', 'open'], 'open'],
		['published', ['annulled', 'closed'], 'closed'],
		['published', ['annulled', 'open'], 'open'],
		['published', ['annulled', 'annulled'], 'annulled'],
	] as const)('%s with %j is %s', (state, rankings, phase) => {
		expect(
			findPhase(
				state,
				rankings.map((one) => ({ state: one })),
			),
		).toBe(phase);
	});
});

describe('majorityOf', () => {
	it('is more than half, and one seat less is not', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 99 }), (seats) => {
				expect(majorityOf(seats) * 2).toBeGreaterThan(seats);
				expect((majorityOf(seats) - 1) * 2).toBeLessThanOrEqual(seats);
			}),
		);
	});
});
