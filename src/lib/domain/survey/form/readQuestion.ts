import { assertNever } from '../../../basics/assertNever';
import { tidyLine, tidyParagraphs } from '../../text';
import type { MultipleQuestion, Option, OwnWords, Question, RankingQuestion } from '../instrument';
import { controlNames, hasBoxesApart, NO_ANSWER_CHOICES, OTHER_CHOICE } from './controls';
import type { Read } from './formRefusal';
import { readCorners, readDay, readDegrees, readUnits } from './readTexts';

/** What the controls of a question say, not yet judged; null when they are blank. */
export function readQuestion(question: Question, form: FormData): Read {
	const isApart = hasBoxesApart(question);
	const marked = readAll(form, isApart ? controlNames.none(question.id) : question.id);
	const [none, ...more] = question.noAnswer.filter((reason) => marked.includes(NO_ANSWER_CHOICES[reason]));
	if (none === undefined) return readValue(question, form);
	const hasAnswer = isApart ? readValue(question, form) !== null : marked.length > 1;
	return more.length > 0 || hasAnswer ? { code: 'none_beside_answer' } : { value: { none } };
}

function readValue(question: Question, form: FormData): Read {
	const { id } = question;
	switch (question.type) {
		case 'single':
			return readSingle(id, form);
		case 'multiple':
			return readMultiple(question, form);
		case 'short':
		case 'long': {
			const text = tidyParagraphs(readOne(form, id));
			return text === '' ? null : { value: text };
		}
		case 'number':
			return readNumber(id, question.decimals, form);
		case 'date': {
			const typed = readOne(form, id);
			const day = readDay(typed);
			return typed.trim() === '' ? null : day === null ? { code: 'date_unreadable' } : { value: day };
		}
		case 'scale': {
			const chosen = readOne(form, id);
			if (chosen === '') return null;
			return /^[0-9]{1,2}$/.test(chosen) ? { value: Number(chosen) } : { code: 'scale_outside' };
		}
		case 'matrix': {
			const chosen = question.rows
				.map((row): [string, string] => [row.id, readOne(form, controlNames.row(id, row.id))])
				.filter(([, column]) => column !== '');
			return chosen.length === 0 ? null : { value: Object.fromEntries(chosen) };
		}
		case 'consent':
			return readOne(form, id) === '' ? null : { value: true };
		case 'ranking':
			return readPlaces(question, form);
		case 'municipality':
			return readMunicipality(id, question.locality, form);
		case 'point':
			return readPoint(id, form);
		case 'area': {
			const typed = readOne(form, controlNames.ring(id));
			const ring = readCorners(typed);
			return typed.trim() === '' ? null : ring === null ? { code: 'ring_unreadable' } : { value: { ring } };
		}
		case 'photo':
		case 'audio':
			return readFile(readOne(form, id));
		default:
			return assertNever(question);
	}
}

function readSingle(id: string, form: FormData): Read {
	const chosen = readOne(form, id);
	const other = tidyLine(readOne(form, controlNames.other(id)));
	// Words beside an unmarked circle are an answer; beside another option they are a change of mind.
	if (chosen === OTHER_CHOICE || (chosen === '' && other !== ''))
		return other === '' ? { code: 'other_missing' } : { value: { other } };
	return chosen === '' ? null : { value: chosen };
}

function readMultiple({ id, options, allowOther }: MultipleQuestion, form: FormData): Read {
	const marked = readAll(form, id);
	const chosen = sortAsOffered(
		options,
		marked.filter((value) => !allowOther || value !== OTHER_CHOICE),
	);
	// Words are an answer of their own here, whether their box was marked or not.
	const other = allowOther ? tidyLine(readOne(form, controlNames.other(id))) : '';
	if (allowOther && other === '' && marked.includes(OTHER_CHOICE)) return { code: 'other_missing' };
	const value: (string | OwnWords)[] = other === '' ? chosen : [...chosen, { other }];
	return value.length === 0 ? null : { value };
}

function readNumber(id: string, decimals: number, form: FormData): Read {
	const typed = readOne(form, id);
	if (typed.trim() === '') return null;
	const units = readUnits(typed, decimals);
	if (units === 'unreadable') return { code: 'number_unreadable' };
	return units === 'long' ? { code: 'number_decimals' } : { value: units };
}

function readPlaces({ id, options, ties }: RankingQuestion, form: FormData): Read {
	const placed = new Map<number, string[]>();
	for (const option of options) {
		const typed = readOne(form, controlNames.place(id, option.id)).trim();
		if (typed === '') continue;
		const place = Number(typed);
		if (!/^[0-9]{1,3}$/.test(typed) || place < 1 || place > options.length) return { code: 'place_unknown' };
		const here = placed.get(place);
		if (here && !ties) return { code: 'place_repeated' };
		placed.set(place, [...(here ?? []), option.id]);
	}
	// First and third without a second is still an order: gaps close.
	const order = [...placed].sort(([a], [b]) => a - b).map(([, tier]) => tier);
	return order.length === 0 ? null : { value: order };
}

function readMunicipality(id: string, hasLocality: boolean, form: FormData): Read {
	const municipality = readOne(form, id).trim();
	const locality = hasLocality ? tidyLine(readOne(form, controlNames.locality(id))) : '';
	if (locality === '') return municipality === '' ? null : { value: municipality };
	return municipality === '' ? { code: 'municipality_missing' } : { value: { municipality, locality } };
}

function readPoint(id: string, form: FormData): Read {
	const lat = readOne(form, controlNames.latitude(id)).trim();
	const lon = readOne(form, controlNames.longitude(id)).trim();
	if (lat === '' && lon === '') return null;
	const latE6 = readDegrees(lat);
	const lonE6 = readDegrees(lon);
	return latE6 === null || lonE6 === null ? { code: 'point_unreadable' } : { value: { latE6, lonE6 } };
}

/** A file that was put away before, by its hash, type and size; or why it was not. */
function readFile(typed: string): Read {
	if (typed === '') return null;
	if (typed === 'file_type' || typed === 'file_large') return { code: typed };
	const [file = '', type = '', bytes = '', ...more] = typed.split(' ');
	return more.length > 0 || !/^[1-9][0-9]{0,8}$/.test(bytes)
		? { code: 'shape' }
		: { value: { file, type, bytes: Number(bytes) } };
}

function sortAsOffered(options: readonly Option[], chosen: readonly string[]): string[] {
	const offered = options.map((option) => option.id);
	const known = offered.filter((id) => chosen.includes(id));
	const unknown = chosen.filter((id) => !offered.includes(id));
	return [...known, ...unknown];
}

function readOne(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

function readAll(form: FormData, name: string): string[] {
	return form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '');
}
