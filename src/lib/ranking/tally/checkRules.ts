import { err, ok, type Result } from '../../basics/result';
import { parseInteger, type ExactNumber } from '../numbers/exactNumber';
import { makeRational, type Rational } from '../numbers/rational';
import {
	TALLY_METHODS,
	type DeclaredWeight,
	type TallyRefusal,
	type TallyRules,
	type TieRule,
} from './tallyInput';

const UNRANKED_POLICIES = ['last', 'no-opinion'];

/** A refusal whose value is written as text, whatever it was. */
export function refuse(
	code: TallyRefusal['code'],
	path: readonly (string | number)[],
	value: ExactNumber | null | undefined,
): { ok: false; error: TallyRefusal } {
	return err({ code, path, value: String(value) });
}

/** The rules come out of a file that a stranger may have written: the types alone prove nothing. */
export function checkRules(rules: TallyRules): Result<TallyRules, TallyRefusal> {
	const { method, unranked, tieRule } = rules;
	const known = (list: readonly string[], value: string) => list.includes(value);
	if (!known(TALLY_METHODS, method)) return refuse('unknown-method', ['method'], method);
	if (!known(UNRANKED_POLICIES, unranked)) return refuse('unknown-unranked-policy', ['unranked'], unranked);
	if (!isTieRule(tieRule)) return refuse('unknown-tie-rule', ['tieRule'], JSON.stringify(tieRule));
	return ok({ task: 'rank', method, unranked, tieRule });
}

/** Whether a value is a rule for ties with all its parts. */
export function isTieRule(value: unknown): value is TieRule {
	if (typeof value !== 'object' || value === null || !('rule' in value)) return false;
	if (value.rule === 'leave-tied') return true;
	return (
		value.rule === 'draw' &&
		'source' in value &&
		typeof value.source === 'string' &&
		'seed' in value &&
		typeof value.seed === 'string'
	);
}

/** Reads the weights of all groups: exact, none negative, not all zero, no group twice. */
export function readWeights(
	groups: readonly { readonly id: string; readonly weight: DeclaredWeight }[],
): Result<readonly Rational[], TallyRefusal> {
	if (groups.length === 0) return refuse('no-groups', ['groups'], '');
	const seen = new Set<string>();
	const weights: Rational[] = [];
	for (const [at, { id, weight }] of groups.entries()) {
		if (seen.has(id)) return refuse('duplicate-group', ['groups', at, 'id'], id);
		seen.add(id);
		const num = parseInteger(weight.num);
		if (!num.ok) return refuse('weight-not-a-fraction', ['groups', at, 'weight', 'num'], weight.num);
		const den = parseInteger(weight.den);
		if (!den.ok || den.value <= 0n) {
			return refuse('weight-not-a-fraction', ['groups', at, 'weight', 'den'], weight.den);
		}
		if (num.value < 0n) return refuse('negative-weight', ['groups', at, 'weight', 'num'], weight.num);
		weights.push(makeRational(num.value, den.value));
	}
	if (weights.every(({ num }) => num === 0n)) return refuse('zero-weights', ['groups'], '');
	return ok(weights);
}
