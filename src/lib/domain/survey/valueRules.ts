import { assertNever } from '../../basics/assertNever';
import { countCharacters, isTidy } from '../text';
import { isInBox, MEXICO_BOX } from '../territory/point';
import { OTHER_MAX_LENGTH, type Option, type Question } from './instrument';

/** Why the answer to one question is refused. The database says the same words: `private.answer_refusal`. */
export type ValueRefusal =
	| 'shape'
	| 'empty'
	| 'option_unknown'
	| 'option_repeated'
	| 'option_order'
	| 'too_many'
	| 'other_not_allowed'
	| 'text_empty'
	| 'text_form'
	| 'text_too_long'
	| 'tier_empty'
	| 'municipality_unknown'
	| 'municipality_other_state'
	| 'point_outside';

/** Whether a value is a JSON object: not null, not an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a record has exactly these keys. */
export function hasExactly(record: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
	return Object.keys(record).length === keys.length && keys.every((key) => Object.hasOwn(record, key));
}

/**
 * The first rule a value breaks as the answer to a question, or null when it may be stored.
 *
 * The order of the checks is part of the contract: the database repeats it and must name the same code.
 */
export function findValueRefusal(
	question: Question,
	state: string | null,
	value: unknown,
): ValueRefusal | null {
	switch (question.type) {
		case 'single':
			return checkSingle(question.options, question.allowOther, value);
		case 'multiple':
			return checkMultiple(question.options, question.max, value);
		case 'short':
			return checkText(value, question.maxLength);
		case 'ranking':
			return checkRanking(question.options, question.max, value);
		case 'municipality':
			return checkMunicipality(state, value);
		case 'point':
			return checkPoint(value);
		default:
			return assertNever(question);
	}
}

function positionOf(options: readonly Option[], id: string): number {
	return options.findIndex((option) => option.id === id);
}

function checkSingle(options: readonly Option[], allowOther: boolean, value: unknown): ValueRefusal | null {
	if (typeof value === 'string') return positionOf(options, value) < 0 ? 'option_unknown' : null;
	if (!isRecord(value) || !hasExactly(value, ['other'])) return 'shape';
	return allowOther ? checkText(value.other, OTHER_MAX_LENGTH) : 'other_not_allowed';
}

function checkMultiple(options: readonly Option[], max: number, value: unknown): ValueRefusal | null {
	if (!Array.isArray(value)) return 'shape';
	if (value.length === 0) return 'empty';
	if (value.length > max) return 'too_many';
	return checkIds(options, value, new Set());
}

function checkRanking(options: readonly Option[], max: number, value: unknown): ValueRefusal | null {
	if (!Array.isArray(value)) return 'shape';
	if (value.length === 0) return 'empty';
	// Every tier holds at least one option, so this also bounds the work below.
	if (value.length > max) return 'too_many';
	const seen = new Set<string>();
	for (const tier of value as readonly unknown[]) {
		if (!Array.isArray(tier)) return 'shape';
		if (tier.length === 0) return 'tier_empty';
		if (seen.size + tier.length > max) return 'too_many';
		const refusal = checkIds(options, tier, seen);
		if (refusal !== null) return refusal;
	}
	return null;
}

/** Options that share a place have no order, so they are written in the instrument's: one answer, one spelling. */
function checkIds(
	options: readonly Option[],
	ids: readonly unknown[],
	seen: Set<string>,
): ValueRefusal | null {
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

function checkText(value: unknown, maxLength: number): ValueRefusal | null {
	if (typeof value !== 'string') return 'shape';
	if (value === '') return 'text_empty';
	if (!isTidy(value)) return 'text_form';
	return countCharacters(value) > maxLength ? 'text_too_long' : null;
}

function checkMunicipality(state: string | null, value: unknown): ValueRefusal | null {
	if (typeof value !== 'string') return 'shape';
	if (!/^(0[1-9]|[12][0-9]|3[0-2])[0-9]{3}$/.test(value) || value.endsWith('000'))
		return 'municipality_unknown';
	return state !== null && value.slice(0, 2) !== state ? 'municipality_other_state' : null;
}

function checkPoint(value: unknown): ValueRefusal | null {
	if (!isRecord(value) || !hasExactly(value, ['latE6', 'lonE6'])) return 'shape';
	const { latE6, lonE6 } = value;
	if (!Number.isInteger(latE6) || !Number.isInteger(lonE6)) return 'shape';
	const lat = Number(latE6);
	const lon = Number(lonE6);
	return isInBox(MEXICO_BOX, { latE6: lat, lonE6: lon }) ? null : 'point_outside';
}
