import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocalMoment, timeZones, toInstant, toLocalMoment } from './localTime';

describe('toInstant', () => {
	it.each([
		['2026-03-01T09:00', 'America/Mexico_City', '2026-03-01T15:00:00Z'],
		['2026-07-01T09:00', 'America/Mexico_City', '2026-07-01T15:00:00Z'],
		['2026-07-01T09:00', 'America/Cancun', '2026-07-01T14:00:00Z'],
		['2026-07-01T09:00', 'America/Tijuana', '2026-07-01T16:00:00Z'],
		['2026-12-01T09:00', 'America/Tijuana', '2026-12-01T17:00:00Z'],
		['2026-07-01T23:59:30', 'America/Hermosillo', '2026-07-02T06:59:00Z'],
		// On 8 March 2026 the clocks of the border go from 2:00 to 3:00, and on 1 November from 2:00 back to 1:00.
		['2026-03-08T02:30', 'America/Tijuana', '2026-03-08T10:30:00Z'],
		['2026-11-01T01:30', 'America/Tijuana', '2026-11-01T08:30:00Z'],
	])('%s in %s is %s', (local, zone, instant) => {
		expect(toInstant(local, zone)).toBe(instant);
	});

	it('reads back what it wrote, in every zone, except in the hour that is skipped', () => {
		const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
		fc.assert(
			fc.property(minutes, fc.constantFrom(...timeZones), (minute, zone) => {
				const instant = new Date(minute * 60_000).toISOString().replace('.000Z', 'Z');
				const local = toLocalMoment(instant, zone);
				expect(isLocalMoment(local)).toBe(true);
				const back = toInstant(local, zone) ?? '';
				// In the hour that comes twice the first is taken, so the same clock, never another one.
				expect(toLocalMoment(back, zone)).toBe(local);
				expect(back <= instant).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	it('refuses days that no calendar has', () => {
		for (const bad of [
			'2026-02-30T09:00',
			'2026-13-01T09:00',
			'2026-01-01T24:00',
			'2026-01-01',
			'1999-12-31T10:00',
			'',
			'x',
		])
			expect(toInstant(bad, 'America/Mexico_City'), bad).toBeNull();
		expect(() => toInstant('2026-01-01T09:00', 'America/Nowhere')).toThrow(RangeError);
	});
});
