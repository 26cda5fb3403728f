import type { Text } from '../../../text';
import { keepLanguages } from '../../editing/startQuestion';
import type { Expression } from '../../conditions/expression';
import type { Instrument, Question } from '../../instrument';
import { INSTRUMENT_LIMITS, parseInstrument } from '../../instrumentSchema';
import { sayQuestion } from '../../instrumentIn';
import { withSpoken } from '../../languages/setRecording';
import {
	MOST_ROWS,
	ownColumns,
	readLanguage,
	reservedRows,
	type Finding,
	type FormWorkbook,
} from '../workbook';
import { FormReading, type ReadQuestion } from './formReading';
import { readAsked, readHint, readNoAnswer, readRequired } from './readAsked';
import { readSettings } from './nameThings';
import { readConstraint } from './readConstraint';
import { readSheet, type FormRow, type ReadSheet } from './readSheet';

/** What an import would make of a form: the instrument, null where something stops it, and all that would change. */
export type ReadForm = { readonly instrument: Instrument | null; readonly findings: readonly Finding[] };

const metadata: readonly string[] = [
	...[
		'start',
		'end',
		'today',
		'deviceid',
		'device_id',
		'subscriberid',
		'simserial',
		'phonenumber',
		'username',
	],
	...['email', 'audit', 'start-geopoint', 'background-audio', 'hidden'],
];

const surveyColumns: ReadonlySet<string> = new Set([
	...[
		'',
		'type',
		'name',
		'label',
		'hint',
		'required',
		'relevant',
		'constraint',
		'constraint_message',
		'appearance',
		'parameters',
	],
	...Object.values(ownColumns),
]);

/**
 * Reads an XLSForm onto an instrument: its survey and its state stay, and so do the texts around the questions that
 * the form doesn't bring. Nothing is guessed in silence: whatever comes in otherwise than it is written is a finding.
 */
export function readXlsForm(form: FormWorkbook, base: Instrument): ReadForm {
	const settings = readSheet('settings', form.settings, 'es');
	const spoken = readLanguage(settings.rows[0]?.get('default_language') ?? '') ?? 'es';
	const survey = readSheet('survey', form.survey, spoken);
	const choices = readSheet('choices', form.choices, spoken);
	const reading = new FormReading(choices.rows, base.state);
	reading.findings.push(...survey.findings, ...choices.findings, ...settings.findings);
	for (const column of ['type', 'name', 'label'])
		if (!survey.columns.has(column)) reading.report('stop', 1, 'column_missing', column);
	if ([form.survey, form.choices].some((rows) => rows.length > MOST_ROWS))
		reading.report('stop', MOST_ROWS, 'too_many_rows');
	if (hasStop(reading.findings)) return { instrument: null, findings: reading.findings };

	const walk = new FormWalk(survey, reading);
	walk.whole();
	if (reading.questions.length === 0) reading.report('stop', 1, 'no_questions');

	const languages = ['es', ...new Set([...survey.languages, ...choices.languages])].filter(
		(tag, place, all) => all.indexOf(tag) === place,
	);
	const keep = (text: Text): Text => keepLanguages(text, languages);
	const title = settings.rows[0]?.text('form_title') ?? null;
	const { translations, ...rest } = base;
	const told = Object.entries(translations ?? {}).filter(([tag]) => languages.includes(tag));
	const parsed = parseInstrument({
		...rest,
		languages,
		...(told.length > 0 && { translations: Object.fromEntries(told) }),
		title: keep(title === null ? base.title : { ...title, es: title.es || base.title.es }),
		intro: keep(walk.around.get(reservedRows.intro) ?? walk.opening ?? base.intro),
		notice: {
			short: keep(walk.around.get(reservedRows.shortNotice) ?? base.notice.short),
			full: keep(walk.around.get(reservedRows.fullNotice) ?? base.notice.full),
		},
		questions: reading.questions.map(({ question }) =>
			keepSpoken(sayQuestion(question, keep), base, languages),
		),
	});
	if (!parsed.ok && reading.questions.length > 0) {
		for (const { field, code } of parsed.error) {
			const place = /^questions\.([0-9]+)/.exec(field)?.[1];
			const row = place === undefined ? 1 : (reading.questions[Number(place)]?.row ?? 1);
			reading.report('stop', row, 'refused', code);
		}
	}
	const isWhole = parsed.ok && !hasStop(reading.findings);
	return { instrument: isWhole ? parsed.value : null, findings: reading.findings };
}

/** Recordings are no part of a spreadsheet: those of the draft stay where their question and their language do. */
function keepSpoken(question: Question, base: Instrument, languages: readonly string[]): Question {
	const before = base.questions.find(({ id }) => id === question.id)?.spoken ?? {};
	const kept = Object.entries(before).filter(([language]) => languages.includes(language));
	return kept.length === 0 ? question : withSpoken(question, Object.fromEntries(kept));
}

function hasStop(findings: readonly Finding[]): boolean {
	return findings.some(({ weight }) => weight === 'stop');
}

type Note = { readonly row: FormRow; readonly text: Text };

/** Goes down the survey sheet: through groups, past what is outside, and from notes to the question they belong to. */
class FormWalk {
	readonly around = new Map<string, Text>();
	opening: Text | null = null;
	readonly #groups: (Expression | null)[] = [];
	#note: Note | null = null;
	/** A part of the survey that was opened and has no question yet. */
	#section: Text | null = null;
	#next = 0;

	constructor(
		readonly survey: ReadSheet,
		readonly reading: FormReading,
	) {}

	whole(): void {
		for (let row = this.#take(); row; row = this.#take()) this.#read(row, typeOf(row));
		this.#dropNote();
		if (this.#groups.length > 0) this.reading.report('changed', this.survey.rows.length + 1, 'group_open');
	}

	#take(): FormRow | undefined {
		return this.survey.rows[this.#next++];
	}

	#read(row: FormRow, type: string): void {
		if (type === 'begin_repeat') this.#skipRepeat(row);
		else if (type === 'begin_group') this.#openGroup(row);
		else if (type === 'end_group') {
			this.#dropNote();
			this.#groups.pop();
		} else if (type === 'note') this.#keepNote(row);
		else if (metadata.includes(type)) this.reading.report('left_out', row.row, 'metadata', type);
		else if (type !== '') {
			this.#reportColumns(row);
			const id = this.reading.takeId(row);
			this.#keep(row, readAsked(row, id, this.reading));
		}
	}

	#keep(row: FormRow, read: ReadQuestion | null): void {
		if (read === null) return;
		const parts = [...this.#groups, this.reading.readRelevant(row)].filter((part) => part !== null);
		const [first] = parts;
		const showIf: Expression | undefined = parts.length > 1 ? { op: 'and', of: parts } : first;
		const help = this.#joinNote(row, read.question.help);
		const limit = this.reading.readLimit(row, read);
		const question: Question = {
			...read.question,
			help,
			...(this.#section && { section: this.#section }),
			...(showIf && { showIf }),
			...(limit && { limit }),
		};
		this.#section = null;
		this.reading.keep(question, row.get('name'), row.row, read.ids);
	}

	#reportColumns(row: FormRow): void {
		const isKnown = (column: string): boolean => {
			if (column === 'appearance') return /^(multiline|table-list)?$/.test(row.get(column));
			if (column === 'parameters') return row.get(column) === '' || typeOf(row) === 'range';
			return surveyColumns.has(column);
		};
		for (const column of this.survey.columns)
			if (!isKnown(column) && row.get(column) !== '')
				this.reading.report('changed', row.row, 'column_outside', column);
	}

	/** Everything inside is asked several times over, which an instrument never does. */
	#skipRepeat(from: FormRow): void {
		this.reading.report('left_out', from.row, 'repeat', from.get('name'));
		for (let depth = 1, row = this.#take(); row; row = this.#take()) {
			const type = typeOf(row);
			if (type === 'begin_repeat') depth++;
			else if (type === 'end_repeat' && --depth === 0) return;
			else if (!type.startsWith('end_')) this.reading.report('left_out', row.row, 'repeat', row.get('name'));
		}
	}

	#openGroup(row: FormRow): void {
		const label = row.text('label');
		const isSection = readSettings(row.get(ownColumns.settings)).get('section') === 'yes';
		if (row.get('appearance').split(/\s+/).includes('table-list')) {
			const table = this.#readTable(row);
			if (table) return;
			this.reading.report('changed', row.row, 'table_apart', row.get('name'));
		} else if (label && isSection) this.#section = label;
		else if (label) this.reading.report('changed', row.row, 'group_title', label.es);
		this.#dropNote();
		this.#groups.push(this.reading.readRelevant(row));
	}

	/** A group of questions with the same options as one table; false when it is anything else. */
	#readTable(group: FormRow): boolean {
		const end = this.survey.rows.findIndex(
			(row, place) => place >= this.#next && typeOf(row) === 'end_group',
		);
		const rows = end < 0 ? [] : this.survey.rows.slice(this.#next, end);
		const [type = ''] = rows.map((row) => row.get('type'));
		const list = /^select_one (\S+)$/.exec(type)?.[1];
		const isTable = rows.every(
			(row) => row.get('type') === type && row.get('relevant') === '' && row.get('constraint') === '',
		);
		const columns = list === undefined ? null : this.reading.readList(list);
		const { rows: many, columns: wide } = INSTRUMENT_LIMITS;
		if (!isTable || columns === null || rows.length < many.min || rows.length > many.max) return false;
		if (columns.options.length < wide.min || columns.options.length > wide.max) return false;
		// What is said of the rows together cannot be said of one.
		if (rows.some((row) => row.text('hint') !== null || row.get('name') === 'none')) return false;

		const required = rows.map((row) => readRequired(row, this.reading));
		if (new Set(required).size > 1) this.reading.report('changed', group.row, 'required', group.get('name'));
		const constraint = readConstraint(group.get('constraint'), 0);
		if (constraint === null) this.reading.report('changed', group.row, 'constraint', group.get('constraint'));
		this.#keep(group, {
			rest: constraint?.rest ?? [],
			question: {
				type: 'matrix',
				id: this.reading.takeId(group),
				text: this.reading.readText(group.text('label') ?? { es: '' }, group.row),
				help: readHint(group, this.reading),
				required: required.every(Boolean),
				noAnswer: readNoAnswer(readSettings(group.get(ownColumns.settings))),
				rows: this.reading.readOptions(rows, 'survey').options,
				columns: columns.options,
			},
		});
		this.#next = end + 1;
		return true;
	}

	#keepNote(row: FormRow): void {
		const text = this.reading.readText(row.text('label') ?? { es: '' }, row.row);
		const name = row.get('name');
		if (Object.values(reservedRows).some((reserved) => reserved === name)) {
			this.around.set(name, text);
			return;
		}
		this.#dropNote();
		const isOpening = this.reading.questions.length === 0 && this.#groups.length === 0;
		if (isOpening && this.opening === null && row.get('relevant') === '') this.opening = text;
		else this.#note = { row, text };
	}

	/** The help of a question with the note before it, where both are for the same people. */
	#joinNote(row: FormRow, help: Text | null): Text | null {
		const note = this.#note;
		if (note === null) return help;
		const joined = help ? joinTexts(note.text, help) : note.text;
		const isLong = Object.values(joined).some((words) => words.length > INSTRUMENT_LIMITS.paragraph);
		if (note.row.get('relevant') !== row.get('relevant') || isLong) this.#dropNote();
		this.#note = null;
		return isLong || note.row.get('relevant') !== row.get('relevant') ? help : joined;
	}

	/** A note with no question of its own has no place here. */
	#dropNote(): void {
		if (this.#note) this.reading.report('left_out', this.#note.row.row, 'note_alone', this.#note.text.es);
		this.#note = null;
	}
}

function joinTexts(one: Text, other: Text): Text {
	const both = Object.entries(other).map(([language, words]): [string, string] => [
		language,
		Object.hasOwn(one, language) ? `${one[language] ?? ''}\n\n${words}` : words,
	]);
	return { ...one, ...Object.fromEntries(both), es: `${one.es}\n\n${other.es}` };
}

/** The type of a row with one spelling: `begin group` and `begin_group` are the same. */
function typeOf(row: FormRow): string {
	const [type = '', inside = ''] = row.get('type').toLowerCase().split(/[ _]/);
	return type === 'begin' || type === 'end'
		? `${type}_${inside}`
		: row.get('type').toLowerCase().replace(/ .*/, '');
}
