import { assertNever } from '../../../../basics/assertNever';
import type { Text } from '../../../text';
import type { AnswerSpace } from '../../conditions/subject';
import { printUnits } from '../../conditions/text/printCondition';
import type { Option, Question } from '../../instrument';
import { printXPath } from '../xpath/printXPath';

/** A row of the survey sheet before its texts are spread over languages. */
export type SurveyRow = {
	readonly type: string;
	readonly name?: string;
	readonly label?: Text;
	readonly hint?: Text | null;
	readonly required?: boolean;
	readonly relevant?: string;
	readonly constraint?: string;
	readonly message?: Text;
	readonly appearance?: string;
	readonly parameters?: string;
	readonly ownType?: string;
	readonly settings?: readonly string[];
};

/** A row of the choices sheet. */
export type ChoiceRow = { readonly list: string; readonly name: string; readonly label: Text };

/** The rows of a question: one, but for tables, which are a group of questions with the same options. */
export function writeQuestion(
	question: Question,
	spaceOf: (question: string) => AnswerSpace,
): { rows: SurveyRow[]; choices: ChoiceRow[] } {
	const relevant = question.showIf && printXPath(question.showIf, spaceOf);
	const { limit } = question;
	// In parentheses, which tells it from the bounds that a question has anyway.
	const must = limit && `(${printXPath(limit.must, spaceOf, question.id)})`;
	const constrain = (bounds?: string): { constraint?: string } => {
		const parts = [bounds, must].filter((part) => part !== undefined);
		return parts.length === 0 ? {} : { constraint: parts.join(' and ') };
	};
	const silent = question.noAnswer.length > 0 ? [`no_answer=${question.noAnswer.join(',')}`] : [];
	const asked = {
		name: question.id,
		label: question.text,
		hint: question.help,
		required: question.required,
		...(relevant !== undefined && { relevant }),
		...(limit && { message: limit.message }),
	};
	const { id } = question;
	const write = (row: SurveyRow, choices: ChoiceRow[] = []) => ({
		rows: [
			{ ...asked, ...row, ...constrain(row.constraint), settings: [...silent, ...(row.settings ?? [])] },
		],
		choices,
	});
	switch (question.type) {
		case 'single':
			return write({ type: `select_one ${id}${other(question)}` }, listChoices(id, question.options));
		case 'multiple':
			return write(
				{
					type: `select_multiple ${id}${other(question)}`,
					constraint: `count-selected(.) <= ${String(question.max)}`,
				},
				listChoices(id, question.options),
			);
		case 'ranking':
			return write(
				{
					type: `rank ${id}`,
					settings: [`max=${String(question.max)}`, ...(question.ties ? ['ties=yes'] : [])],
				},
				listChoices(id, question.options),
			);
		case 'short':
		case 'long':
			return write({
				type: 'text',
				constraint: `string-length(.) <= ${String(question.maxLength)}`,
				...(question.type === 'long' && { appearance: 'multiline' }),
			});
		case 'number': {
			const { decimals, min, max, unit } = question;
			return write(
				{
					type: decimals === 0 ? 'integer' : 'decimal',
					...between(min, max, (units) => printUnits(units, decimals)),
					settings: [
						...(decimals === 0 ? [] : [`decimals=${String(decimals)}`]),
						...(unit ? ['unit=yes'] : []),
					],
				},
				unit ? [{ list: id, name: 'unit', label: unit }] : [],
			);
		}
		case 'date':
			return write({
				type: 'date',
				...between(question.earliest, question.latest, (day) => `date('${day}')`),
			});
		case 'scale': {
			const [start, end] = [question.start, question.start + question.points - 1].map(String);
			return write(
				{ type: 'range', parameters: `start=${start ?? ''} end=${end ?? ''} step=1 tick_labelset=${id}` },
				[
					{ list: id, name: start ?? '', label: question.low },
					{ list: id, name: end ?? '', label: question.high },
				],
			);
		}
		case 'matrix': {
			const { required, ...around } = asked;
			return {
				rows: [
					{ ...around, ...constrain(), type: 'begin_group', appearance: 'table-list', settings: silent },
					...question.rows.map((row): SurveyRow => ({
						type: `select_one ${id}`,
						name: row.id,
						label: row.text,
						required,
					})),
					{ type: 'end_group' },
				],
				choices: listChoices(id, question.columns),
			};
		}
		case 'consent':
			return write({ type: 'acknowledge' });
		case 'municipality':
			return write({
				type: 'text',
				ownType: 'municipality',
				settings: question.locality ? ['locality=yes'] : [],
			});
		case 'point':
			return write({ type: 'geopoint' });
		case 'area':
			return write({ type: 'geoshape' });
		case 'photo':
			return write({ type: 'image' });
		case 'audio':
			return write({ type: 'audio' });
		default:
			return assertNever(question);
	}
}

function other({ allowOther }: { readonly allowOther: boolean }): string {
	return allowOther ? ' or_other' : '';
}

function listChoices(list: string, options: readonly Option[]): ChoiceRow[] {
	return options.map(({ id, text }) => ({ list, name: id, label: text }));
}

function between<T>(min: T | null, max: T | null, print: (bound: T) => string): { constraint?: string } {
	const parts = [
		...(min === null ? [] : [`. >= ${print(min)}`]),
		...(max === null ? [] : [`. <= ${print(max)}`]),
	];
	return parts.length === 0 ? {} : { constraint: parts.join(' and ') };
}
