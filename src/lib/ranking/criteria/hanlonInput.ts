import { ok, type Result } from '../../basics/result';
import { refuseAt, type Refusal } from '../methods/refusal';
import { readDecimal } from '../numbers/decimal';
import { compareRationals, type Rational } from '../numbers/rational';
import type { Scale, WrittenNumber } from './scoreSheet';

/** The five questions of PEARL, in the order in which they are answered. */
export const PEARL_FACTORS = ['propriety', 'economics', 'acceptability', 'resources', 'legality'] as const;
export type PearlFactor = (typeof PEARL_FACTORS)[number];

export type HanlonComponents = {
	/** Size of the problem, 0–10. */
	readonly A: WrittenNumber;
	/** Seriousness, 0–20 or 0–10 as the formula says. */
	readonly B: WrittenNumber;
	/** Effectiveness of what can be done, 0–10. */
	readonly C: WrittenNumber;
	/** 1 = yes, 0 = no, in the order of `PEARL_FACTORS`. Needed by formulas with D. */
	readonly PEARL?: readonly number[];
};

export type HanlonInput = {
	readonly alternatives: readonly string[];
	readonly components: Readonly<Record<string, HanlonComponents>>;
};

export type HanlonRefusal = Refusal<
	| 'unknown-formula'
	| 'duplicate-alternative'
	| 'unknown-alternative'
	| 'components-missing'
	| 'component-not-a-number'
	| 'component-out-of-range'
	| 'pearl-missing'
	| 'pearl-not-yes-or-no'
>;

export interface HanlonRatings {
	readonly size: Rational;
	readonly seriousness: Rational;
	readonly effectiveness: Rational;
	readonly pearl: readonly boolean[] | null;
}

const TEN: Scale = [0, 10];

/** Reads the components of every alternative, in the order of the alternatives. */
export function readHanlonInput(
	{ alternatives, components }: HanlonInput,
	rangeB: Scale,
	needsPearl: boolean,
): Result<readonly HanlonRatings[], HanlonRefusal> {
	const known = new Set<string>();
	for (const [at, id] of alternatives.entries()) {
		if (known.has(id)) return refuseAt('duplicate-alternative', ['alternatives', at], id);
		known.add(id);
	}
	const stranger = Object.keys(components).find((id) => !known.has(id));
	if (stranger !== undefined) return refuseAt('unknown-alternative', ['components', stranger], stranger);
	const all: HanlonRatings[] = [];
	for (const id of alternatives) {
		const own = Object.hasOwn(components, id) ? components[id] : undefined;
		if (own === undefined) return refuseAt('components-missing', ['components', id], '');
		const size = readComponent(own.A, TEN, ['components', id, 'A']);
		if (!size.ok) return size;
		const seriousness = readComponent(own.B, rangeB, ['components', id, 'B']);
		if (!seriousness.ok) return seriousness;
		const effectiveness = readComponent(own.C, TEN, ['components', id, 'C']);
		if (!effectiveness.ok) return effectiveness;
		const pearl = readPearl(own.PEARL, ['components', id, 'PEARL']);
		if (!pearl.ok) return pearl;
		if (needsPearl && pearl.value === null) return refuseAt('pearl-missing', ['components', id, 'PEARL'], '');
		all.push({
			size: size.value,
			seriousness: seriousness.value,
			effectiveness: effectiveness.value,
			pearl: pearl.value,
		});
	}
	return ok(all);
}

/** Ranges come from the declared method; one that is no range admits nothing. */
function readComponent(
	value: WrittenNumber,
	range: Scale,
	path: readonly string[],
): Result<Rational, HanlonRefusal> {
	const read = readDecimal(value);
	if (!read.ok) return refuseAt('component-not-a-number', path, value);
	const lowest = readDecimal(range[0]);
	const highest = readDecimal(range[1]);
	const within =
		lowest.ok &&
		highest.ok &&
		compareRationals(lowest.value, read.value) <= 0 &&
		compareRationals(read.value, highest.value) <= 0;
	return within ? read : refuseAt('component-out-of-range', path, value);
}

function readPearl(
	answers: readonly number[] | undefined,
	path: readonly string[],
): Result<readonly boolean[] | null, HanlonRefusal> {
	if (answers === undefined) return ok(null);
	if (answers.length !== PEARL_FACTORS.length) return refuseAt('pearl-missing', path, answers.length);
	const wrong = answers.findIndex((answer) => answer !== 0 && answer !== 1);
	if (wrong !== -1) return refuseAt('pearl-not-yes-or-no', [...path, wrong], answers[wrong]);
	return ok(answers.map((answer) => answer === 1));
}
