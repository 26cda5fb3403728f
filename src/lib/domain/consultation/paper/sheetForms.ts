import { z } from 'zod';
import { choice, id, integer, line, pattern } from '../../form';
import { readSheetCode } from './sheetCode';

/** Most sheets that are made at once. */
export const MOST_SHEETS = 500;

/** Highest number a sheet can be said to have: more than anybody prints. */
const HIGHEST_NUMBER = 999_999;

/** What staff may say of sheets nobody has read yet. */
export const sheetMarks = ['handed_out', 'blank', 'void', 'made'] as const;
export type SheetMark = (typeof sheetMarks)[number];

/** All a sheet can be. */
export const sheetStates = [
	'made',
	'handed_out',
	'blank',
	'void',
	'entered_once',
	'in_dispute',
	'entered',
] as const;
export type SheetState = (typeof sheetStates)[number];

/** Why two people read a sheet differently, as the third one saw it. Closed: a reason in words could tell what was answered. */
export const disputeReasons = ['mistyped', 'hard_to_read', 'marked_twice'] as const;
export type DisputeReason = (typeof disputeReasons)[number];

/** Sheets to be made: what staff call them, how many, in which language and for which place. */
export const sheetsForm = z.object({
	label: line(3, 80, 'sheets_label_length'),
	count: integer(1, MOST_SHEETS, 'sheets_count_range'),
	language: line(2, 20, 'sheets_language_choice'),
	place: z.union([pattern(/^$/, 'sheets_place_choice').transform(() => null), id('sheets_place_choice')], {
		error: 'sheets_place_choice',
	}),
});

/** What became of the sheets from one number to another. */
export const sheetMarkForm = z
	.object({
		first: integer(1, HIGHEST_NUMBER, 'sheet_number_range'),
		last: integer(1, HIGHEST_NUMBER, 'sheet_number_range'),
		state: choice(sheetMarks, 'sheet_state_choice'),
	})
	.refine(({ first, last }) => first <= last, { error: 'sheet_number_range', path: ['last'] });

/** The code of a sheet, from however it was typed; its folio. */
export const sheetCodeForm = z.object({
	code: line(1, 200, 'sheet_code_form').transform((text, issues) => {
		const folio = readSheetCode(text);
		if (folio !== null) return folio;
		issues.addIssue({ code: 'custom', message: 'sheet_code_form' });
		return z.NEVER;
	}),
});

/** Why a sheet was read differently. */
export const disputeForm = z.object({ reason: choice(disputeReasons, 'sheet_reason_choice') });
