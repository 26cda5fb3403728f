import type { FigureTable, Figures } from '$lib/domain/response/figures';
import { showFigures, type FigureBar } from '../showFigures';

/** One number of a question without what was left out and with it; null where it is not published. */
export interface ComparedRow {
	key: string;
	/** Null for how many answered the question at all. */
	label: string | null;
	without: number | null;
	with: number | null;
}

/** Sets the counts of a question beside those with what two people left out, answer by answer. */
export function compareFigures(
	question: Figures['questions'][number],
	withExcluded: readonly FigureTable[],
	{ answers, excluded }: Pick<Figures, 'answers' | 'excluded'>,
	words: Parameters<typeof showFigures>[3],
): ComparedRow[] {
	const counted = showFigures(question, question.tables, answers, words, Infinity);
	const all = showFigures(question, withExcluded, answers + excluded.answers, words, Infinity);
	const rowsOf = (own: readonly FigureBar[], bars: readonly FigureBar[], part: string): ComparedRow[] =>
		bars.map(({ key, label, value }) => ({
			key: `${part}${key}`,
			label: part === '' ? label : `${part}: ${label}`,
			without: own.find((bar) => bar.key === key)?.value ?? null,
			with: value,
		}));
	return [
		{ key: '+', label: null, without: counted.answered, with: all.answered },
		...rowsOf(counted.bars, all.bars, ''),
		...all.parts.flatMap((part, at) => rowsOf(counted.parts[at]?.bars ?? [], part.bars, part.label)),
	];
}
