import { tidyLine, tidyParagraphs, type Text } from '../../text';
import { WHOLE_FORM } from '../../form';
import type { Typed } from '../../readTyped';
import { readDay, readUnits } from '../form/readTexts';
import type { NoAnswer, NumberQuestion, Option, Question } from '../instrument';
import { editControls, type ListPart } from './editControls';
import { listsOf } from './writeEditFields';
import { sayQuestion } from '../instrumentIn';
import { proposeOptionId } from './proposeOptionId';
import { changeType, keepLanguages, questionTypes } from './startQuestion';

const parts: readonly string[] = ['options', 'rows', 'columns'] satisfies ListPart[];
const reasons: readonly NoAnswer[] = ['unknown', 'refused'];

/** One submitted edit, read piece by piece. */
export class Edit {
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

	/** A question as the form has it: none when its box to leave is marked, the same when the form doesn't show it. */
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
			noAnswer:
				question.type === 'consent'
					? []
					: reasons.filter((reason) => this.has(editControls.noAnswer(id, reason))),
		};
		const section = this.text((language) => editControls.section(id, language), tidyLine);
		const edited = this.settings(setSection({ ...question, ...asked }, section));
		const type =
			questionTypes.find((known) => known === this.typed[editControls.type(id)]?.[0]) ?? edited.type;
		const changed = changeType(edited, type);
		return [
			changed === edited ? edited : sayQuestion(changed, (said) => keepLanguages(said, this.languages)),
		];
	}

	/** Questions in the places the form gives them; those it doesn't show keep their order among themselves. */
	arrange(questions: readonly Question[]): Question[] {
		const arranged = [...questions];
		for (const question of questions) {
			const written = this.typed[editControls.place(question.id)]?.[0] ?? '';
			if (!/^[0-9]{1,3}$/.test(written) || Number(written) < 1) continue;
			const from = arranged.indexOf(question);
			if (questions.indexOf(question) === Number(written) - 1) continue;
			arranged.splice(from, 1);
			arranged.splice(Number(written) - 1, 0, question);
		}
		return arranged;
	}

	/** The control that a path of the instrument was typed in. */
	controlOf(path: string, questions: readonly Question[]): string {
		const [root = '', at = '', part = '', place = '', ...rest] = path.split('.');
		if (root !== 'questions') return path;
		if (at === '') return WHOLE_FORM;
		const question = questions[Number(at)];
		if (question === undefined) return path;
		const { id } = question;
		if (!parts.includes(part)) return ['q', id, part, place].filter((step) => step !== '').join('.');
		const [list, options] = listsOf(question).find(([name]) => name === part) ?? ['options', []];
		const option = options[Number(place)];
		if (option === undefined || place === '') return editControls.added(list, id, 'es');
		const language = rest.at(-1) ?? 'es';
		return this.#added.has(`${id}.${list}.${option.id}`)
			? editControls.added(list, id, language)
			: editControls.listed(list, id, option.id, language === 'id' ? 'es' : language);
	}

	private settings(question: Question): Question {
		const { id } = question;
		switch (question.type) {
			case 'single':
				return {
					...question,
					options: this.list('options', id, question.options),
					allowOther: this.has(editControls.allowOther(id)),
				};
			case 'multiple':
				return {
					...question,
					options: this.list('options', id, question.options),
					max: this.whole(editControls.max(id), question.max),
					allowOther: this.has(editControls.allowOther(id)),
				};
			case 'ranking':
				return {
					...question,
					options: this.list('options', id, question.options),
					max: this.whole(editControls.max(id), question.max),
					ties: this.has(editControls.ties(id)),
				};
			case 'short':
			case 'long':
				return { ...question, maxLength: this.whole(editControls.maxLength(id), question.maxLength) };
			case 'number':
				return this.number(question);
			case 'date':
				return {
					...question,
					earliest: this.day(editControls.earliest(id), question.earliest),
					latest: this.day(editControls.latest(id), question.latest),
				};
			case 'scale':
				return {
					...question,
					points: this.whole(editControls.points(id), question.points),
					start: this.typed[editControls.start(id)]?.[0] === '0' ? 0 : 1,
					low: this.text((language) => editControls.low(id, language), tidyLine) ?? question.low,
					high: this.text((language) => editControls.high(id, language), tidyLine) ?? question.high,
				};
			case 'matrix':
				return {
					...question,
					rows: this.list('rows', id, question.rows),
					columns: this.list('columns', id, question.columns),
				};
			case 'municipality':
				return { ...question, locality: this.has(editControls.locality(id)) };
			case 'consent':
			case 'point':
			case 'area':
			case 'photo':
			case 'audio':
				return question;
		}
	}

	private number(question: NumberQuestion): Question {
		const { id } = question;
		const decimals = this.whole(editControls.decimals(id), question.decimals, Number.NaN);
		const unit = this.text((language) => editControls.unit(id, language), tidyLine);
		const bound = (name: string, before: number | null): number | null => {
			const written = this.typed[name]?.[0]?.trim();
			if (written === undefined) return before;
			if (written === '') return null;
			const units = readUnits(written, Number.isNaN(decimals) ? 0 : decimals);
			// What the schema refuses, by the name of this control.
			return typeof units === 'number' ? units : Number.NaN;
		};
		return {
			...question,
			decimals,
			min: bound(editControls.min(id), question.min),
			max: bound(editControls.max(id), question.max),
			unit: unit === null ? question.unit : isBlank(unit) ? null : unit,
		};
	}

	private list(part: ListPart, question: string, before: readonly Option[]): Option[] {
		const kept = before.flatMap((option): Option[] => {
			const name = (language: string) => editControls.listed(part, question, option.id, language);
			const text = this.text(name, tidyLine);
			if (text === null) return [option];
			return isBlank(text) ? [] : [{ id: option.id, text }];
		});
		// A row called none would look like an answer that there is none.
		const taken = new Set([...before.map((option) => option.id), 'none']);
		const name = (language: string) => editControls.added(part, question, language);
		const rows = Math.max(...this.languages.map((language) => this.typed[name(language)]?.length ?? 0));
		for (let row = 0; row < rows; row++) {
			const text = this.text(name, tidyLine, row);
			if (text === null || isBlank(text)) continue;
			const id = proposeOptionId(text.es, taken);
			taken.add(id);
			this.#added.add(`${question}.${part}.${id}`);
			kept.push({ id, text });
		}
		return kept;
	}

	private has(name: string): boolean {
		return (this.typed[name]?.[0] ?? '') !== '';
	}

	/** A whole number, or one that the schema refuses. */
	private whole(name: string, before: number, refused = 0): number {
		const written = this.typed[name]?.[0]?.trim();
		if (written === undefined) return before;
		return /^[0-9]{1,6}$/.test(written) ? Number(written) : refused;
	}

	/** A day, or a text that the schema refuses. */
	private day(name: string, before: string | null): string | null {
		const written = this.typed[name]?.[0]?.trim();
		if (written === undefined) return before;
		return written === '' ? null : (readDay(written) ?? written);
	}
}

function isBlank(text: Text): boolean {
	return Object.values(text).every((words) => words === '');
}

/** A question as the beginning of a part of the survey, or no longer; as it was where the form doesn't show it. */
function setSection<Q extends Question>(question: Q, section: Text | null): Q {
	if (section === null) return question;
	if (!isBlank(section)) return { ...question, section };
	const { section: _, ...others } = question;
	return others as Q;
}
