import type { Text } from '../../../text';
import { isSayable } from '../../adaptive/pipes';
import { NOTHING_SAID } from '../../adaptive/sayAnswer';
import { findConditionFault } from '../../conditions/checkCondition';
import type { Expression } from '../../conditions/expression';
import { subjectOf } from '../../conditions/subject';
import { STANDARD_LIMIT_MESSAGE } from '../../conditions/edit/rules';
import type { Limit, Option, Question } from '../../instrument';
import type { Finding, FindingCode, FindingWeight, FormSheet } from '../workbook';
import { parseXPath, type XPath } from '../xpath/parseXPath';
import { translateXPath, type Named, type XPathScope } from '../xpath/translateXPath';
import { nameThing } from './nameThings';
import type { FormRow } from './readSheet';

/** The options of a list and the ids they got, by their names in the file. */
export type ReadList = { readonly options: readonly Option[]; readonly ids: ReadonlyMap<string, string> };

/** A question of the file without its condition, and the ids of its options where others may look at them. */
export type ReadQuestion = {
	readonly question: Question;
	readonly ids?: ReadonlyMap<string, string>;
	/** The parts of its constraint that its type has no settings for. */
	readonly rest: readonly XPath[];
};

/** What has been read so far of one form: its questions, what they are called, and what was outside the subset. */
export class FormReading {
	readonly findings: Finding[] = [];
	readonly questions: { readonly question: Question; readonly row: number }[] = [];
	readonly #named = new Map<string, Named & { readonly isSayable: boolean }>();
	/** The word of the page that adds a question is no name of one. */
	readonly #taken = new Set<string>(['nueva']);
	readonly #lists = new Map<string, ReadList>();

	constructor(
		readonly choices: readonly FormRow[],
		readonly state: string | null,
	) {}

	report(
		weight: FindingWeight,
		row: number,
		code: FindingCode,
		detail = '',
		sheet: FormSheet = 'survey',
	): void {
		this.findings.push({ weight, sheet, row, code, detail });
	}

	/** An id for a question; said when it is not the name it had. */
	takeId(row: FormRow): string {
		const name = row.get('name');
		const id = nameThing(name === '' ? (row.text('label')?.es ?? '') : name, this.#taken);
		this.#taken.add(id);
		if (id !== name) this.report('changed', row.row, 'renamed', `${name} → ${id}`);
		return id;
	}

	/** Keeps a question, so that later ones can look at it. */
	keep(question: Question, name: string, row: number, ids?: ReadonlyMap<string, string>): void {
		this.questions.push({ question, row });
		this.#named.set(name, {
			id: question.id,
			space: subjectOf(question, this.state).space,
			optionOf: (option) => ids?.get(option) ?? null,
			isSayable: isSayable(question),
		});
	}

	/** The options of a list; null when it has none. */
	readList(list: string): ReadList | null {
		const known = this.#lists.get(list);
		if (known) return known;
		const rows = this.choices.filter((row) => row.get('list_name') === list);
		if (rows.length === 0) return null;
		const read = this.readOptions(rows, 'choices');
		this.#lists.set(list, read);
		return read;
	}

	/** Rows as options, each with an id of its own. */
	readOptions(rows: readonly FormRow[], sheet: FormSheet): ReadList {
		const ids = new Map<string, string>();
		const options = rows.map((row): Option => {
			const name = row.get('name');
			const id = nameThing(name, new Set(ids.values()));
			if (id !== name) this.report('changed', row.row, 'renamed', `${name} → ${id}`, sheet);
			ids.set(name, id);
			return { id, text: row.text('label') ?? { es: '' } };
		});
		return { options, ids };
	}

	/** The unit that the numbers of a question stand in, which is kept among the choices for its languages. */
	readUnit(list: string): Text | null {
		const row = this.choices.find(
			(choice) => choice.get('list_name') === list && choice.get('name') === 'unit',
		);
		return row?.text('label') ?? null;
	}

	/** A text whose places for earlier answers go by the ids these questions got. */
	readText(text: Text, row: number): Text {
		const fill = (words: string): string =>
			words.replace(/\$\{\s*([^${}]*?)\s*\}/g, (_, name: string) => {
				const named = this.#named.get(name);
				if (named?.isSayable) return `\${${named.id}}`;
				this.report('changed', row, 'pipe', name);
				return NOTHING_SAID;
			});
		const filled = new Map(Object.entries(text).map(([language, words]) => [language, fill(words)]));
		return { ...Object.fromEntries(filled), es: filled.get('es') ?? '' };
	}

	/** What an answer must keep to beside the settings of its type; null where nothing is left, or it cannot be said. */
	readLimit(row: FormRow, { question, ids, rest }: ReadQuestion): Limit | null {
		const own = { id: question.id, space: subjectOf(question, this.state).space };
		const self: Named = { ...own, optionOf: (option) => ids?.get(option) ?? null };
		const scope: XPathScope = { find: (name) => this.#named.get(name) ?? null, self };
		const parts = rest.map((part) => translateXPath(part, scope));
		const known = parts.filter((part) => part !== null);
		const [first] = known;
		const must: Expression | undefined = known.length > 1 ? { op: 'and', of: known } : first;
		const subjects = this.questions.map((earlier) => subjectOf(earlier.question, this.state));
		const isWhole = known.length === parts.length;
		const message = row.text('constraint_message');
		if (must && isWhole && findConditionFault(must, [...subjects, own]) === null)
			return { must, message: message ? this.readText(message, row.row) : STANDARD_LIMIT_MESSAGE };
		if (parts.length > 0) this.report('changed', row.row, 'constraint', row.get('constraint'));
		else if (message) this.report('changed', row.row, 'column_outside', 'constraint_message');
		return null;
	}

	/** Who is asked, or null: for everybody, also where the expression is outside the subset, which is then said. */
	readRelevant(row: FormRow): Expression | null {
		const text = row.get('relevant');
		if (text === '') return null;
		const parsed = parseXPath(text);
		const condition =
			parsed && translateXPath(parsed, { find: (name) => this.#named.get(name) ?? null, self: null });
		const subjects = this.questions.map(({ question }) => subjectOf(question, this.state));
		if (condition && findConditionFault(condition, subjects) === null) return condition;
		this.report('changed', row.row, 'relevant', text);
		return null;
	}
}
