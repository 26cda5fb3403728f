import { err, ok, type Result } from '../../basics/result';
import type { Draw } from './draw';

/**
 * A declared way to break ties. `earlier-ranking`: by another ranking that was declared for it, such as the previous
 * criterion; what it ties too stays tied. `draw`: by a public draw, whose `source` was announced before the close.
 */
export type TieBreak =
	| {
			readonly rule: 'earlier-ranking';
			/** What that ranking is, for the trace. */
			readonly name: string;
			readonly tiers: readonly (readonly string[])[];
	  }
	| { readonly rule: 'draw'; readonly source: string; readonly draw: Draw };

/** One tier that a rule took apart, in the order of the work. */
export type TieBreakStep = {
	readonly rule: TieBreak['rule'];
	/** The name of the ranking or the source of the draw. */
	readonly by: string;
	readonly tied: readonly string[];
	readonly tiers: readonly (readonly string[])[];
};

/**
 * - `decided-by-draw`: chance ordered these alternatives, and no list may show their places without saying so;
 * - `still-tied`: no declared rule tells these apart.
 */
export type TieBreakWarning = {
	readonly code: 'decided-by-draw' | 'still-tied';
	readonly alternatives: readonly string[];
};

export type BrokenTies = {
	readonly tiers: readonly (readonly string[])[];
	readonly steps: readonly TieBreakStep[];
	readonly warnings: readonly TieBreakWarning[];
};

/** `path` leads to the rule that does not say where `value` stands, or says it twice. */
export type TieBreakRefusal = {
	readonly code: 'tied-alternative-missing' | 'alternative-ranked-twice';
	readonly path: readonly (string | number)[];
	readonly value: string;
};

/**
 * Breaks the ties of a ranking by declared rules, the first rule first, each only where the ones before left a tie. No
 * rule, no change: a tie is a result. Nothing that is not tied ever moves.
 */
export function breakTies(
	ranking: readonly (readonly string[])[],
	rules: readonly TieBreak[],
): Result<BrokenTies, TieBreakRefusal> {
	let tiers = ranking;
	const steps: TieBreakStep[] = [];
	for (const [at, rule] of rules.entries()) {
		const order = rule.rule === 'draw' ? rule.draw.order.map((id) => [id]) : rule.tiers;
		const places = new Map<string, number>();
		for (const [place, tier] of order.entries()) {
			for (const id of tier) {
				if (places.has(id)) return err({ code: 'alternative-ranked-twice', path: ['rules', at], value: id });
				places.set(id, place);
			}
		}
		const broken: (readonly string[])[] = [];
		for (const tied of tiers) {
			const missing = tied.length > 1 ? tied.find((id) => !places.has(id)) : undefined;
			if (missing !== undefined) {
				return err({ code: 'tied-alternative-missing', path: ['rules', at], value: missing });
			}
			const parts =
				tied.length === 1
					? [tied]
					: order.map((tier) => tied.filter((id) => tier.includes(id))).filter((part) => part.length > 0);
			broken.push(...parts);
			if (parts.length > 1) {
				const by = rule.rule === 'draw' ? rule.source : rule.name;
				steps.push({ rule: rule.rule, by, tied, tiers: parts });
			}
		}
		tiers = broken;
	}
	return ok({
		tiers,
		steps,
		warnings: [
			...steps
				.filter(({ rule }) => rule === 'draw')
				.map(({ tied }) => ({ code: 'decided-by-draw' as const, alternatives: tied })),
			...tiers
				.filter((tier) => tier.length > 1)
				.map((tier) => ({ code: 'still-tied' as const, alternatives: tier })),
		],
	});
}
