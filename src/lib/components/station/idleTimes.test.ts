import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idleTimes, readIdleness } from './idleTimes';

test.each([
	[-5_000, { state: 'active' }],
	[59_999, { state: 'active' }],
	[60_000, { state: 'warning', secondsLeft: 20 }],
	[60_001, { state: 'warning', secondsLeft: 20 }],
	[79_999, { state: 'warning', secondsLeft: 1 }],
	[80_000, { state: 'over' }],
	[3_600_000, { state: 'over' }],
])('after %i ms', (untouchedMs, idleness) => {
	expect(readIdleness(untouchedMs, idleTimes)).toEqual(idleness);
});

test('it never goes back: asked, then erased, with ever fewer seconds', () => {
	const rank = { active: 0, warning: 1, over: 2 };
	const moment = fc.integer({ min: -1_000, max: 200_000 });
	fc.assert(
		fc.property(moment, moment, (a, b) => {
			const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((ms) => readIdleness(ms, idleTimes));
			if (!sooner || !later) throw new Error('two moments');
			expect(rank[sooner.state]).toBeLessThanOrEqual(rank[later.state]);
			if (sooner.state === 'warning' && later.state === 'warning') {
				expect(sooner.secondsLeft).toBeGreaterThanOrEqual(later.secondsLeft);
				expect(later.secondsLeft).toBeGreaterThan(0);
			}
		}),
	);
});
