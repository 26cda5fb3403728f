import { addDays, isDay } from '../../conditions/day';
import { readUnits } from '../../conditions/text/printCondition';
import { parseXPath, type Operand, type XPath } from '../xpath/parseXPath';

/** What a constraint says that a question of ours has settings for, and the parts it has none for. */
export type Bounds = {
	readonly numbers: { readonly min: number | null; readonly max: number | null };
	readonly days: { readonly min: string | null; readonly max: string | null };
	readonly longest: number | null;
	readonly most: number | null;
	readonly rest: readonly XPath[];
};

/** Numbers are in units of 10^-`decimals`. Null when the text is outside the subset. */
export function readConstraint(text: string, decimals: number): Bounds | null {
	const none = { min: null, max: null };
	const empty: Bounds = { numbers: none, days: none, longest: null, most: null, rest: [] };
	if (text === '') return empty;
	const parsed = parseXPath(text);
	if (parsed === null) return null;
	return (parsed.op === 'and' ? parsed.of : [parsed]).reduce<Bounds>(
		(bounds, part) => addPart(bounds, part, decimals) ?? { ...bounds, rest: [...bounds.rest, part] },
		empty,
	);
}

/** With the bound that one part sets, or null when it sets none that is still free. */
function addPart(bounds: Bounds, part: XPath, decimals: number): Bounds | null {
	if (part.op !== 'compare' || part.sign === 'eq' || part.sign === 'ne') return null;
	const { sign, left, right } = part;
	const isLower = sign === 'gt' || sign === 'ge';
	const isStrict = sign === 'gt' || sign === 'lt';
	const side = isLower ? 'min' : 'max';
	if (left.kind === 'length' || left.kind === 'chosen') {
		const most = isLower ? null : readWhole(right, isStrict);
		const name = left.kind === 'length' ? 'longest' : 'most';
		return most === null || bounds[name] !== null ? null : { ...bounds, [name]: most };
	}
	if (left.kind !== 'self') return null;
	const step = isStrict ? (isLower ? 1 : -1) : 0;
	if (right.kind === 'number' && bounds.numbers[side] === null) {
		const units = readUnits(right.text, decimals);
		return units === null ? null : { ...bounds, numbers: { ...bounds.numbers, [side]: units + step } };
	}
	if (right.kind === 'day' && isDay(right.text) && bounds.days[side] === null) {
		const day = addDays(right.text, step);
		return day === null ? null : { ...bounds, days: { ...bounds.days, [side]: day } };
	}
	return null;
}

function readWhole(operand: Operand, isStrict: boolean): number | null {
	const whole = operand.kind === 'number' ? readUnits(operand.text, 0) : null;
	return whole === null ? null : whole - Number(isStrict);
}
