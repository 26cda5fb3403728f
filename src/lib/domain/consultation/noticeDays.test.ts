import { describe, expect, test } from 'vitest';
import { countNoticeDays, findShortNotice } from './noticeDays';

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

describe('findShortNotice', () => {
	// Friday 20 November in Mexico City.
	const opening = (day: string) => ({ opensAt: `${day}T15:00:00Z`, publishedOn: null, timeZone });
	const natural = { days: 10, basis: 'natural' } as const;
	const business = { days: 10, basis: 'business' } as const;

	test('is silent from the day on which the rules are met', () => {
		expect(findShortNotice(opening('2026-11-29'), natural, now)).toEqual({ given: 9, asked: 10 });
		expect(findShortNotice(opening('2026-11-30'), natural, now)).toBeNull();
		expect(findShortNotice(opening('2026-11-01'), natural, now)).toEqual({ given: 0, asked: 10 });
	});

	test('leaves weekends out where the rules count business days', () => {
		expect(findShortNotice(opening('2026-11-30'), business, now)).toEqual({ given: 6, asked: 10 });
		expect(findShortNotice(opening('2026-12-03'), business, now)).toEqual({ given: 9, asked: 10 });
		expect(findShortNotice(opening('2026-12-04'), business, now)).toBeNull();
	});
});
