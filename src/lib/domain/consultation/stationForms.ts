import { z } from 'zod';
import { choice, integer, line, pattern } from '../form';
import { readStationCode } from '../person/codes';

/** What a device of the staff is for, which is also the channel of what comes from it. */
export const stationKinds = ['kiosk', 'interviewer'] as const;
export type StationKind = (typeof stationKinds)[number];

/** Answers a day that count by themselves, unless staff say another number. */
export const usualCeiling = 500;

/**
 * A device of the staff: what it is for, the desk or the interviewer, the five-digit key of its municipality, where it
 * has one, and how many answers a day of it count by themselves.
 */
export const stationForm = z.object({
	name: line(3, 80, 'station_name_length'),
	kind: choice(stationKinds, 'channel_choice'),
	ceiling: integer(1, 5_000, 'ceiling_range'),
	municipality: pattern(/^([0-9]{5})?$/, 'territory_choice').transform((key) => (key === '' ? null : key)),
});

/** The one-time code that makes a tablet a station, as it is printed: `7KQ4M-2XA9C`. */
export const stationCodeForm = z.object({
	code: line(1, 200, 'station_code_form').transform((text, issues) => {
		const code = readStationCode(text);
		if (code !== null) return code;
		issues.addIssue({ code: 'custom', message: 'station_code_form' });
		return z.NEVER;
	}),
});

/** Runs of digits that whoever passes by tries first. */
const easyPin = /^(\d)\1{5}$|^(?:012345|123456|234567|345678|456789|543210|654321|765432|876543|987654)$/;

/** The six digits that open what a station keeps for its staff. */
export const stationPinForm = z.object({
	pin: pattern(/^[0-9]{6}$/, 'pin_form').refine((pin) => !easyPin.test(pin), { error: 'pin_easy' }),
});
