import { z } from 'zod';
import { line, pattern } from '../form';
import { readStationCode } from '../person/codes';

/** A kiosk station: the desk it stands at and, where it has one, the five-digit key of its municipality. */
export const stationForm = z.object({
	name: line(3, 80, 'station_name_length'),
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
