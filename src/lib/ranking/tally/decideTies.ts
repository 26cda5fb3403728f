import { err, ok, type Result } from '../../basics/result';
import { breakTies, type TieBreakStep } from '../draws/breakTies';
import { sha256Permutation, type Sha256, type Sha256DrawStep } from '../draws/sha256Permutation';
import type { TieRule } from './tallyInput';

/** How ties of the joint ranking were decided by the declared draw: who was tied, and every digest to draw it again. */
export type TieTrace = {
	readonly rule: 'draw';
	readonly source: string;
	readonly seed: string;
	/** All alternatives in the order that was drawn. */
	readonly drawn: readonly Sha256DrawStep[];
	/** The ties it decided; none when nothing was tied. */
	readonly steps: readonly TieBreakStep[];
};

export type TieRefusal = {
	readonly code: 'empty-seed' | 'no-hash';
	readonly path: readonly (string | number)[];
	readonly value: string;
};

/**
 * Applies the declared rule to a ranking: nothing, or the order of a public draw that was announced before. Nothing
 * that is not tied ever moves.
 *
 * @param sha256 needed only for a draw; this library brings no hash of its own.
 */
export function decideTies(
	tiers: readonly (readonly string[])[],
	alternatives: readonly string[],
	rule: TieRule,
	sha256: Sha256 | null,
): Result<{ tiers: readonly (readonly string[])[]; trace: TieTrace | null }, TieRefusal> {
	if (rule.rule === 'leave-tied') return ok({ tiers, trace: null });
	if (sha256 === null) return err({ code: 'no-hash', path: ['tieRule'], value: rule.rule });
	const draw = sha256Permutation(alternatives, rule.seed, sha256);
	if (!draw.ok) return err({ code: 'empty-seed', path: ['tieRule', 'seed'], value: rule.seed });
	const broken = breakTies(tiers, [{ rule: 'draw', source: rule.source, draw: draw.value }]);
	if (!broken.ok) throw new Error(`a draw of all alternatives misses one: ${broken.error.value}`);
	return ok({
		tiers: broken.value.tiers,
		trace: {
			rule: 'draw',
			source: rule.source,
			seed: rule.seed,
			drawn: draw.value.steps,
			steps: broken.value.steps,
		},
	});
}
