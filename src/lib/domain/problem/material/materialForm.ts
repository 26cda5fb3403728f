import { z } from 'zod';
import { choice, line, paragraphs, pattern, reason } from '../../form';
import { isWebLink } from '../sourceForm';
import { kindsOfList, MATERIAL_LIMITS, type MaterialList } from './material';

const { title, author, place } = MATERIAL_LIMITS;
const blankToNull = (text: string): string | null => (text === '' ? null : text);

/**
 * A material as it is registered: `kind`, `title`, `author`, `dated` (a year, month or day), `place`, `nucleus` (an id
 * of those given, or blank) and `link`. Its file travels beside, because a form keeps no files.
 *
 * @param hasFile Whether a file came along: a study needs a file or a link, so that it can be read.
 */
export function materialForm(list: MaterialList, nuclei: readonly string[], hasFile: boolean) {
	const authorText = line(list === 'study' ? author.min : 0, author.max, 'material_author_length').refine(
		(text) => text.length !== 1,
		{ error: 'material_author_length' },
	);
	const placeText = line(list === 'mesa' ? place.min : 0, place.max, 'material_place_length').refine(
		(text) => text.length !== 1,
		{ error: 'material_place_length' },
	);
	return z.object({
		kind: choice(kindsOfList[list], 'material_choice'),
		title: paragraphs(title.min, title.max, 'material_title_length'),
		author: authorText.transform(blankToNull),
		dated: pattern(/^\d{4}(-\d{2}){0,2}$/, 'material_date_form').refine(isDated, {
			error: 'material_date_form',
		}),
		place: placeText.transform(blankToNull),
		// The form of a study does not ask for it.
		nucleus: z
			.preprocess((typed) => typed ?? '', choice(['', ...nuclei], 'not_understood'))
			.transform(blankToNull),
		link: line(0, 500, 'link_form')
			.refine((text) => text === '' || isWebLink(text), { error: 'link_form' })
			.refine((text) => list !== 'study' || hasFile || text !== '', { error: 'material_nowhere' })
			.transform(blankToNull),
	});
}

/** Takes a material out of use, with a reason. */
export const withdrawForm = z.object({ reason: reason() });

/** Whether a text is a year, a month or a day that exists: `2024`, `2024-05`, `2024-05-31`. */
export function isDated(text: string): boolean {
	const [year = '', month = '01', day = '01'] = text.split('-');
	const moment = new Date(`${year}-${month}-${day}T00:00:00Z`);
	return (
		Number(year) >= 1500 &&
		!Number.isNaN(moment.getTime()) &&
		moment.toISOString().startsWith(`${year}-${month}-${day}`)
	);
}
