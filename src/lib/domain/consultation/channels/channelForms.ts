import { z } from 'zod';
import { choice, group, id, line, paragraphs, pattern } from '../../form';
import { readPoint } from '../../territory/pointForm';
import { readAnswerCode } from './circumstances';

/** Kinds of places where a poster hangs. */
export const placeKinds = ['square', 'market', 'clinic', 'school', 'transport', 'office', 'other'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Most codes that are made at once. */
export const MOST_CODES = 500;

/** A place in public space: its name, its kind and, where it has one, the five-digit key of its municipality. */
export const placeForm = z.object({
	name: line(3, 80, 'place_name_length'),
	kind: choice(placeKinds, 'place_kind_choice'),
	municipality: pattern(/^([0-9]{5})?$/, 'territory_choice').transform((key) => (key === '' ? null : key)),
});

/** Where on the map a place is, as `point.lat` and `point.lon`; both empty take it off. */
export const placePointForm = z.object({ point: group(readPoint) });

/** One-time codes to be made: how many, and what staff call the sheet. */
export const codesForm = z.object({
	label: line(3, 80, 'codes_label_length'),
	count: pattern(/^[0-9]{1,3}$/, 'codes_count_range')
		.transform(Number)
		.refine((count) => count >= 1 && count <= MOST_CODES, { error: 'codes_count_range' }),
});

/** Codes to be sent: what staff call them, and addresses, which `readAddressList` judges line by line. */
export const mailedCodesForm = z.object({
	id: id('not_understood'),
	label: line(3, 80, 'codes_label_length'),
	addresses: paragraphs(1, 60_000, 'code_addresses_count'),
});

/** A one-time code, from however it was typed. */
export const answerCodeForm = z.object({
	code: line(1, 200, 'answer_code_form').transform((text, issues) => {
		const code = readAnswerCode(text);
		if (code !== null) return code;
		issues.addIssue({ code: 'custom', message: 'answer_code_form' });
		return z.NEVER;
	}),
});
