import { figureChoices, nameRow } from '$lib/domain/response/figures';
import { textIn, type Text } from '$lib/domain/text';

/** A bar of a chart with its numbers by channel; null where a number is not published. */
export interface FigureBar {
	key: string;
	label: string;
	value: number | null;
	counts: (number | null)[];
}

/** A question with what was counted of it, ready to be drawn. */
export interface ShownFigures {
	id: string;
	type: string;
	text: string;
	/** Who answered it at all; null where that would tell of too few. */
	answered: number | null;
	bars: FigureBar[];
	/** Options that are not drawn because they are too many, and those that are not published. */
	left: number;
	hidden: number;
	/** Rows of a table of answers, each with bars of its own. */
	parts: { key: string; label: string; bars: FigureBar[] }[];
}

interface Row {
	readonly choice: string;
	readonly text: Text | null;
	readonly counts: readonly (number | null)[];
	readonly total?: number | null;
}
interface Table {
	readonly part: string | null;
	readonly text: Text | null;
	readonly rows: readonly Row[];
}

interface Words {
	language: string;
	/** Of answers that are no option, by `other`, `none` … */
	choices: Readonly<Record<string, string>>;
	/** Names of municipalities by key. */
	places: Readonly<Record<string, string>>;
}

/** More bars than these are a list, not a picture. */
const mostBars = 15;
const uncounted: readonly string[] = [figureChoices.none, figureChoices.answered, figureChoices.rest];

/** Turns the tables of a question into bars, the largest first; what is not published comes last. */
export function showFigures(
	question: { readonly id: string; readonly type: string; readonly text: Text },
	tables: readonly Table[],
	answers: number,
	{ language, choices, places }: Words,
	most = mostBars,
): ShownFigures {
	const names = { ...places, ...choices };
	const barOf = (row: Row, key: string, label: string): FigureBar => ({
		key,
		label,
		value: totalOf(row),
		counts: [...row.counts],
	});
	const whole = tables.find(({ part }) => part === null);
	const parts = tables.filter(({ part }) => part !== null);
	const none = whole?.rows.find(({ choice }) => choice === figureChoices.none);
	const blank = none ? totalOf(none) : 0;
	const choiceBars = (rows: readonly Row[]): FigureBar[] =>
		sorted(
			rows
				.filter(({ choice }) => !uncounted.includes(choice))
				.map((row) => barOf(row, row.choice, nameRow(row, language, names))),
		);
	const own = choiceBars(whole?.rows ?? []);
	// An option counted by itself is one bar: who chose it.
	const isByOption = question.type === 'multiple' || question.type === 'ranking';
	const options = parts.flatMap((table) => {
		const [row] = table.rows;
		const label = nameRow({ choice: table.part ?? '', text: table.text }, language, names);
		return row ? [barOf(row, table.part ?? '', label)] : [];
	});
	const bars = isByOption ? sorted(options) : own;
	const shown = bars.filter(({ value }) => value !== null).slice(0, most);
	const hidden = bars.filter(({ value }) => value === null).length;
	return {
		id: question.id,
		type: question.type,
		text: textIn(question.text, language),
		answered: blank === null ? null : answers - blank,
		bars: shown,
		left: bars.length - hidden - shown.length,
		hidden,
		parts: isByOption
			? []
			: parts.map((table) => ({
					key: table.part ?? '',
					label: nameRow({ choice: table.part ?? '', text: table.text }, language, names),
					bars: choiceBars(table.rows),
				})),
	};
}

/** Counts that nobody kept back sum to their total. */
function totalOf({ counts, total }: Row): number | null {
	if (total !== undefined) return total;
	return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function sorted(bars: FigureBar[]): FigureBar[] {
	return bars.sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
}
