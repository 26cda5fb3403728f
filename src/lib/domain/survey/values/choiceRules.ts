import {
	OTHER_MAX_LENGTH,
	type MatrixQuestion,
	type MultipleQuestion,
	type Option,
	type RankingQuestion,
	type SingleQuestion,
} from '../instrument';
import { hasExactly, isRecord } from './records';
import { checkText, type TextRefusal } from './textRules';

/** Why something chosen is refused. */
export type ChoiceRefusal =
	| TextRefusal
	| 'empty'
	| 'option_unknown'
	| 'option_repeated'
	| 'option_order'
	| 'too_many'
	| 'other_not_allowed'
	| 'tier_empty'
	| 'tie_not_allowed'
	| 'row_unknown'
	| 'row_missing';

/** One option, or own words. */
export function checkSingle({ options, allowOther }: SingleQuestion, value: unknown): ChoiceRefusal | null {
	if (typeof value === 'string') return positionOf(options, value) < 0 ? 'option_unknown' : null;
	return checkOther(allowOther, value);
}

/** Options in the instrument's order, own words last. */
export function checkMultiple(
	{ options, max, allowOther }: MultipleQuestion,
	value: unknown,
): ChoiceRefusal | null {
	if (!Array.isArray(value)) return 'shape';
	if (value.length === 0) return 'empty';
	if (value.length > max) return 'too_many';
	const items: readonly unknown[] = value;
	const last = items.at(-1);
	if (!isRecord(last)) return checkIds(options, items, new Set());
	return checkIds(options, items.slice(0, -1), new Set()) ?? checkOther(allowOther, last);
}

/** Tiers from first to last. */
export function checkRanking({ options, max, ties }: RankingQuestion, value: unknown): ChoiceRefusal | null {
	if (!Array.isArray(value)) return 'shape';
	if (value.length === 0) return 'empty';
	// Every tier holds at least one option, so this also bounds the work below.
	if (value.length > max) return 'too_many';
	const seen = new Set<string>();
	for (const tier of value as readonly unknown[]) {
		if (!Array.isArray(tier)) return 'shape';
		if (tier.length === 0) return 'tier_empty';
		if (!ties && tier.length > 1) return 'tie_not_allowed';
		if (seen.size + tier.length > max) return 'too_many';
		const refusal = checkIds(options, tier, seen);
		if (refusal !== null) return refusal;
	}
	return null;
}

/** A column for each row; for every row where the question is required. */
export function checkMatrix(
	{ rows, columns, required }: MatrixQuestion,
	value: unknown,
): ChoiceRefusal | null {
	if (!isRecord(value)) return 'shape';
	const chosen = Object.entries(value);
	if (chosen.length === 0) return 'empty';
	if (chosen.some(([row]) => positionOf(rows, row) < 0)) return 'row_unknown';
	if (chosen.some(([, column]) => typeof column !== 'string')) return 'shape';
	if (chosen.some(([, column]) => positionOf(columns, column) < 0)) return 'option_unknown';
	return required && chosen.length < rows.length ? 'row_missing' : null;
}

function checkOther(allowOther: boolean, value: unknown): ChoiceRefusal | null {
	if (!isRecord(value) || !hasExactly(value, ['other'])) return 'shape';
	return allowOther ? checkText(value.other, OTHER_MAX_LENGTH) : 'other_not_allowed';
}

/** Options that share a place have no order, so they are written in the instrument's: one answer, one spelling. */
function checkIds(
	options: readonly Option[],
	ids: readonly unknown[],
	seen: Set<string>,
): ChoiceRefusal | null {
	let last = -1;
	for (const id of ids) {
		if (typeof id !== 'string') return 'shape';
		const position = positionOf(options, id);
		if (position < 0) return 'option_unknown';
		if (seen.has(id)) return 'option_repeated';
		if (position < last) return 'option_order';
		seen.add(id);
		last = position;
	}
	return null;
}

function positionOf(options: readonly Option[], id: unknown): number {
	return options.findIndex((option) => option.id === id);
}
