import { assertNever } from '../../basics/assertNever';
import { readTyped, type Typed } from '../readTyped';
import { tidyLine, tidyParagraphs } from '../text';
import type { AnswerRefusalCode } from './answerRules';
import type { Answers, AnswerValue, Instrument, Option, Question } from './instrument';
import { findValueRefusal } from './valueRules';

/** Refusals that only a form can cause, beside those of the stored value. */
export type FormRefusalCode =
	AnswerRefusalCode | 'other_missing' | 'place_repeated' | 'place_unknown' | 'point_unreadable';

export type FormRefusal = { readonly field: string; readonly code: FormRefusalCode };

/** The radio value that stands for "other, in my own words". No option can have this id. */
export const OTHER_CHOICE = '+other';

/** Names of the controls of a question in a form without scripts. */
export const controlNames = {
	value: (question: string): string => question,
	other: (question: string): string => `${question}.other`,
	place: (question: string, option: string): string => `${question}.${option}`,
	latitude: (question: string): string => `${question}.lat`,
	longitude: (question: string): string => `${question}.lon`,
} as const;

/** What a form said: answers that may be stored, what is refused, and every control as it was typed. */
export type ReadForm = {
	readonly answers: Answers;
	readonly refusals: readonly FormRefusal[];
	readonly typed: Typed;
};

type Read = { readonly value: AnswerValue } | { readonly code: FormRefusalCode } | null;

/**
 * Reads the questions that a submitted form shows, by the names of `controlNames`. A question whose controls are
 * missing or blank is simply not answered: whether it must be is for `required`, which is reported only for the
 * questions named in `asked` (a page that shows one question asks for one), or for all when it is left out.
 */
export function readAnswersFromForm(
	instrument: Instrument,
	form: FormData,
	asked?: readonly string[],
): ReadForm {
	const answers: [string, AnswerValue][] = [];
	const refusals: FormRefusal[] = [];
	for (const question of instrument.questions) {
		const read = readQuestion(question, form);
		if (read === null) {
			const isAsked = asked === undefined || asked.includes(question.id);
			if (question.required && isAsked) refusals.push({ field: question.id, code: 'required' });
		} else if ('code' in read) {
			refusals.push({ field: question.id, code: read.code });
		} else {
			const code = findValueRefusal(question, instrument.state, read.value);
			if (code === null) answers.push([question.id, read.value]);
			else refusals.push({ field: question.id, code });
		}
	}
	return { answers: Object.fromEntries(answers), refusals, typed: readTyped(form) };
}

/**
 * Answers as the controls that would read back to them, in order: hidden fields that carry earlier answers from page
 * to page without scripts. Options that share a place of a ranking can't be told by places; the forms never make them.
 */
export function writeFormFields(instrument: Instrument, answers: Answers): [name: string, value: string][] {
	return instrument.questions.flatMap((question) => {
		const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
		return value === undefined ? [] : writeValue(question, value);
	});
}

function writeValue(question: Question, value: AnswerValue): [string, string][] {
	if (typeof value === 'string') return [[question.id, value]];
	if ('other' in value) {
		return [
			[question.id, OTHER_CHOICE],
			[controlNames.other(question.id), value.other],
		];
	}
	if ('latE6' in value) {
		return [
			[controlNames.latitude(question.id), (value.latE6 / 1_000_000).toFixed(6)],
			[controlNames.longitude(question.id), (value.lonE6 / 1_000_000).toFixed(6)],
		];
	}
	return value.flatMap((item: string | readonly string[], place): [string, string][] =>
		typeof item === 'string'
			? [[question.id, item]]
			: item.map((id) => [controlNames.place(question.id, id), String(place + 1)]),
	);
}

function readQuestion(question: Question, form: FormData): Read {
	switch (question.type) {
		case 'single':
			return readSingle(question.id, form);
		case 'multiple': {
			const chosen = readAll(form, question.id);
			return chosen.length === 0 ? null : { value: sortAsOffered(question.options, chosen) };
		}
		case 'short': {
			const text = tidyParagraphs(readOne(form, question.id));
			return text === '' ? null : { value: text };
		}
		case 'ranking':
			return readPlaces(question.id, question.options, form);
		case 'municipality': {
			const key = readOne(form, question.id).trim();
			return key === '' ? null : { value: key };
		}
		case 'point':
			return readPoint(question.id, form);
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

function readPlaces(id: string, options: readonly Option[], form: FormData): Read {
	const placed = new Map<number, string>();
	for (const option of options) {
		const typed = readOne(form, controlNames.place(id, option.id)).trim();
		if (typed === '') continue;
		const place = Number(typed);
		if (!/^[0-9]{1,3}$/.test(typed) || place < 1 || place > options.length) return { code: 'place_unknown' };
		if (placed.has(place)) return { code: 'place_repeated' };
		placed.set(place, option.id);
	}
	// First and third without a second is still an order: gaps close.
	const order = [...placed].sort(([a], [b]) => a - b).map(([, option]) => [option]);
	return order.length === 0 ? null : { value: order };
}

function readPoint(id: string, form: FormData): Read {
	const lat = readOne(form, controlNames.latitude(id)).trim();
	const lon = readOne(form, controlNames.longitude(id)).trim();
	if (lat === '' && lon === '') return null;
	const latE6 = readDegrees(lat);
	const lonE6 = readDegrees(lon);
	return latE6 === null || lonE6 === null ? { code: 'point_unreadable' } : { value: { latE6, lonE6 } };
}

/** Decimal degrees, with point or comma, in millionths; null when it isn't such a number. */
export function readDegrees(typed: string): number | null {
	if (!/^[-+−]?[0-9]{1,3}([.,][0-9]{1,12})?$/.test(typed)) return null;
	// Adding zero turns the negative zero, which canonical bytes can't tell apart, into zero.
	return Math.round(Number(typed.replace('−', '-').replace(',', '.')) * 1_000_000) + 0;
}

function sortAsOffered(options: readonly Option[], chosen: readonly string[]): readonly string[] {
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
