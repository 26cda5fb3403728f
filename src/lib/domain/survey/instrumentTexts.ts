import { err, ok, type Result } from '../../basics/result';
import { WHOLE_FORM, type FieldError, type FormRefused } from '../form';
import { readTyped, type Typed } from '../readTyped';
import { tidyLine, tidyParagraphs, type Text } from '../text';
import type { Instrument, Option, Question } from './instrument';
import { parseInstrument } from './instrumentSchema';

/** Names of the controls with which staff edit an instrument. `language` is one of its languages. */
export const editControls = {
	title: (language: string): string => `title.${language}`,
	intro: (language: string): string => `intro.${language}`,
	shortNotice: (language: string): string => `notice.short.${language}`,
	fullNotice: (language: string): string => `notice.full.${language}`,
	text: (question: string, language: string): string => `q.${question}.text.${language}`,
	help: (question: string, language: string): string => `q.${question}.help.${language}`,
	required: (question: string): string => `q.${question}.required`,
	allowOther: (question: string): string => `q.${question}.allowOther`,
	max: (question: string): string => `q.${question}.max`,
	maxLength: (question: string): string => `q.${question}.maxLength`,
	/** A box: the question leaves the instrument. */
	remove: (question: string): string => `q.${question}.remove`,
	/** Blank in every language, the option leaves the question. */
	option: (question: string, option: string, language: string): string =>
		`q.${question}.option.${option}.${language}`,
	/** Repeats, one row per option to add; blank rows are ignored. */
	newOption: (question: string, language: string): string => `q.${question}.new.${language}`,
} as const;

/**
 * An instrument with the texts, options, limits and questions of an edit form, or what to put right, by the name of
 * the control. Ids of questions and options that stay never change; a new option gets an id from its Spanish words. A
 * question that the form doesn't show stays as it is.
 */
export function editInstrumentTexts(instrument: Instrument, form: FormData): Result<Instrument, FormRefused> {
	const typed = readTyped(form);
	const edit = new Edit(typed, instrument.languages);
	const questions = instrument.questions.flatMap((question) => edit.question(question));
	const parsed = parseInstrument({
		...instrument,
		title: edit.text(editControls.title, tidyLine) ?? instrument.title,
		intro: edit.text(editControls.intro, tidyParagraphs) ?? instrument.intro,
		notice: {
			short: edit.text(editControls.shortNotice, tidyParagraphs) ?? instrument.notice.short,
			full: edit.text(editControls.fullNotice, tidyParagraphs) ?? instrument.notice.full,
		},
		questions,
	});
	if (parsed.ok) return ok(parsed.value);
	const errors = parsed.error.map(({ field, code }) => ({ field: edit.controlOf(field, questions), code }));
	return err({ errors: keepFirst(errors), typed });
}

/** Every control of the edit form with what it should show. */
export function writeEditFields(instrument: Instrument): ReadonlyMap<string, string> {
	const fields = new Map<string, string>();
	const write = (text: Text | null, name: (language: string) => string) => {
		for (const language of instrument.languages)
			fields.set(name(language), text && Object.hasOwn(text, language) ? (text[language] ?? '') : '');
	};
	write(instrument.title, editControls.title);
	write(instrument.intro, editControls.intro);
	write(instrument.notice.short, editControls.shortNotice);
	write(instrument.notice.full, editControls.fullNotice);
	for (const question of instrument.questions) {
		const { id } = question;
		write(question.text, (language) => editControls.text(id, language));
		write(question.help, (language) => editControls.help(id, language));
		if (question.required) fields.set(editControls.required(id), 'on');
		if ('allowOther' in question && question.allowOther) fields.set(editControls.allowOther(id), 'on');
		if ('max' in question) fields.set(editControls.max(id), String(question.max));
		if ('maxLength' in question) fields.set(editControls.maxLength(id), String(question.maxLength));
		for (const option of 'options' in question ? question.options : [])
			write(option.text, (language) => editControls.option(id, option.id, language));
	}
	return fields;
}

/** One submitted edit, read piece by piece. */
class Edit {
	/** Ids given to options of this edit, by `question.option`, so that an error finds the row it was typed in. */
	readonly #added = new Set<string>();

	constructor(
		readonly typed: Typed,
		readonly languages: readonly string[],
	) {}

	/** The text of a set of controls; null when the form doesn't show them. Blank translations are left out. */
	text(name: (language: string) => string, tidy: (typed: string) => string, row = 0): Text | null {
		if (this.typed[name('es')] === undefined) return null;
		const written = this.languages.map((language): [string, string] => [
			language,
			tidy(this.typed[name(language)]?.[row] ?? ''),
		]);
		const es = written.find(([language]) => language === 'es')?.[1] ?? '';
		return { ...Object.fromEntries(written.filter(([, words]) => words !== '')), es };
	}

	question(question: Question): Question[] {
		const { id } = question;
		const text = this.text((language) => editControls.text(id, language), tidyLine);
		if (text === null) return [question];
		if (this.has(editControls.remove(id))) return [];
		const help = this.text((language) => editControls.help(id, language), tidyParagraphs);
		const asked = {
			text,
			help: help === null ? question.help : isBlank(help) ? null : help,
			required: this.has(editControls.required(id)),
		};
		switch (question.type) {
			case 'single':
				return [
					{
						...question,
						...asked,
						options: this.options(id, question.options),
						allowOther: this.has(editControls.allowOther(id)),
					},
				];
			case 'multiple':
			case 'ranking':
				return [
					{
						...question,
						...asked,
						options: this.options(id, question.options),
						max: this.number(editControls.max(id), question.max),
					},
				];
			case 'short':
				return [
					{ ...question, ...asked, maxLength: this.number(editControls.maxLength(id), question.maxLength) },
				];
			case 'municipality':
			case 'point':
				return [{ ...question, ...asked }];
		}
	}

	/** The control that a path of the instrument was typed in. */
	controlOf(path: string, questions: readonly Question[]): string {
		const [root = '', at = '', part = '', place = '', ...rest] = path.split('.');
		if (root !== 'questions') return path;
		if (at === '') return WHOLE_FORM;
		const question = questions[Number(at)];
		if (question === undefined) return path;
		const { id } = question;
		if (part !== 'options') return ['q', id, part, place].filter((step) => step !== '').join('.');
		const option = 'options' in question ? question.options[Number(place)] : undefined;
		if (option === undefined || place === '') return editControls.newOption(id, 'es');
		const language = rest.at(-1) ?? 'es';
		return this.#added.has(`${id}.${option.id}`)
			? editControls.newOption(id, language)
			: editControls.option(id, option.id, language === 'id' ? 'es' : language);
	}

	private options(question: string, before: readonly Option[]): Option[] {
		const kept = before.flatMap((option): Option[] => {
			const name = (language: string) => editControls.option(question, option.id, language);
			const text = this.text(name, tidyLine);
			if (text === null) return [option];
			return isBlank(text) ? [] : [{ id: option.id, text }];
		});
		const taken = new Set(before.map((option) => option.id));
		const name = (language: string) => editControls.newOption(question, language);
		const rows = Math.max(...this.languages.map((language) => this.typed[name(language)]?.length ?? 0));
		for (let row = 0; row < rows; row++) {
			const text = this.text(name, tidyLine, row);
			if (text === null || isBlank(text)) continue;
			const id = proposeOptionId(text.es, taken);
			taken.add(id);
			this.#added.add(`${question}.${id}`);
			kept.push({ id, text });
		}
		return kept;
	}

	private has(name: string): boolean {
		return (this.typed[name]?.[0] ?? '') !== '';
	}

	/** A whole number, or one that the schema refuses. */
	private number(name: string, before: number): number {
		const written = this.typed[name]?.[0]?.trim();
		if (written === undefined) return before;
		return /^[0-9]{1,6}$/.test(written) ? Number(written) : 0;
	}
}

function isBlank(text: Text): boolean {
	return Object.values(text).every((words) => words === '');
}

/** An id for an option from its words: «Agua potable» → `agua_potable`, with a number when that is taken. */
export function proposeOptionId(words: string, taken: ReadonlySet<string>): string {
	const slug = words
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^[^a-z]+|_+$/g, '')
		.slice(0, 27)
		.replace(/_+$/, '');
	const base = slug === '' ? 'opcion' : slug;
	if (!taken.has(base)) return base;
	let number = 2;
	while (taken.has(`${base}_${String(number)}`)) number++;
	return `${base}_${String(number)}`;
}

function keepFirst(errors: readonly FieldError[]): FieldError[] {
	const byField = new Map<string, FieldError>();
	for (const error of errors) if (!byField.has(error.field)) byField.set(error.field, error);
	return [...byField.values()];
}
