import type { StandingView } from '$lib/domain/result/resultView';
import type { ExactNumber } from '$lib/ranking';

/** What joins a problem to the next of the list. */
export interface RungView {
	kind: 'won' | 'tied' | 'chain' | 'path';
	/** Who prefers the upper one and who the lower one; for `path`, the weakest link of either chain. */
	votes: readonly [ExactNumber, ExactNumber] | null;
}

/** A line beside the ladder, from one position to another. */
export interface ArcView {
	from: number;
	to: number;
	kind: 'left-out' | 'chain';
}

/** A win that was left out, with the chain of clearer wins against it. */
export interface LeftOutView {
	above: string;
	below: string;
	votes: readonly [ExactNumber, ExactNumber];
	chain: readonly string[];
}

/** More arcs than this would be a tangle; the steps tell the rest. */
const MOST_ARCS = 6;

type Drawn = Pick<StandingView, 'order' | 'outcome' | 'pairwise'>;

/** What stands between each problem and the next: one less than there are problems. Empty for methods of points. */
export function listRungs({ order, outcome, pairwise }: Drawn): RungView[] {
	return order.slice(1).map((lower, at): RungView => {
		const upper = order[at];
		if (!upper || upper.place === lower.place) return { kind: 'tied', votes: null };
		const votes = [pairwise[at]?.[at + 1] ?? 0, pairwise[at + 1]?.[at] ?? 0] as const;
		if (outcome.method === 'ranked-pairs') {
			const won = outcome.steps.some(
				({ above, below, decision }) => above === upper.id && below === lower.id && decision === 'locked',
			);
			return { kind: won ? 'won' : 'chain', votes };
		}
		if (outcome.method === 'schulze') {
			const step = outcome.steps.find(({ first, second }) => first === upper.id && second === lower.id);
			return step
				? { kind: 'path', votes: [step.strength[0] ?? 0, step.reverseStrength[0] ?? 0] }
				: { kind: 'chain', votes };
		}
		return { kind: 'chain', votes };
	});
}

/** The wins that were left out, the strongest first. */
export function listLeftOut({ outcome }: Drawn): LeftOutView[] {
	if (outcome.method !== 'ranked-pairs') return [];
	return outcome.steps
		.filter(({ decision }) => decision === 'rejected')
		.map(({ above, below, votesFor, votesAgainst, contraryPath }) => ({
			above,
			below,
			votes: [votesFor, votesAgainst],
			chain: contraryPath,
		}));
}

/** How many of the wins left out are drawn. */
export function countDrawn(leftOut: readonly LeftOutView[]): number {
	return Math.min(leftOut.length, MOST_ARCS);
}

/**
 * The lines beside the ladder: each win that was left out, and the links of the chain against it that are not rungs;
 * under Schulze, the links of a chain that jumps over the next one.
 */
export function listArcs(drawn: Drawn): ArcView[] {
	const positions = new Map(drawn.order.map(({ id }, at) => [id, at]));
	const arcs = new Map<string, ArcView>();
	const add = (from: string, to: string, kind: ArcView['kind']): void => {
		const [start, end] = [positions.get(from), positions.get(to)];
		if (start === undefined || end === undefined || (kind === 'chain' && end - start === 1)) return;
		arcs.set(`${String(start)} ${String(end)} ${kind}`, { from: start, to: end, kind });
	};
	for (const { above, below, chain } of listLeftOut(drawn).slice(0, MOST_ARCS)) {
		add(above, below, 'left-out');
		chain.slice(1).forEach((id, at) => {
			add(chain[at] ?? '', id, 'chain');
		});
	}
	if (drawn.outcome.method === 'schulze') {
		for (const { first, second, path } of drawn.outcome.steps) {
			const isRung = (positions.get(second) ?? 0) - (positions.get(first) ?? 0) === 1;
			if (!isRung || path.length < 3) continue;
			path.slice(1).forEach((id, at) => {
				add(path[at] ?? '', id, 'chain');
			});
		}
	}
	return [...arcs.values()];
}
