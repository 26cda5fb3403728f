import { describe, expect, test } from 'vitest';
import { countNoticeDays } from './noticeDays';

const timeZone = 'America/Mexico_City';
const now = new Date('2026-11-21T05:30:00Z');

describe('countNoticeDays', () => {
	test('counts days of the calendar where the exercise is', () => {
		// Half past eleven at night, the day of publication: in Greenwich it is tomorrow.
		expect(
			countNoticeDays({ opensAt: '2026-11-21T05:30:00Z', publishedOn: '2026-11-20', timeZone }, now),
		).toBe(0);
		expect(
			countNoticeDays({ opensAt: '2026-11-21T06:00:00Z', publishedOn: '2026-11-20', timeZone }, now),
		).toBe(1);
		expect(
			countNoticeDays({ opensAt: '2026-12-05T15:00:00Z', publishedOn: '2026-11-20', timeZone }, now),
		).toBe(15);
	});

	test('a draft counts from today, and a late publication gave none', () => {
		expect(countNoticeDays({ opensAt: '2026-11-23T15:00:00Z', publishedOn: null, timeZone }, now)).toBe(3);
		expect(
			countNoticeDays({ opensAt: '2026-11-01T15:00:00Z', publishedOn: '2026-11-20', timeZone }, now),
		).toBe(0);
	});
});
