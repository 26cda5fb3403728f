import type { Methodology } from '../../evidence';
import { compareExact, type ExactNumber } from '../../ranking';
import { viewAnalysis, type AnalysisView } from './analysisView';
import type { MarksStanding, ResultContent, Standing } from './storedResult';

/** A problem in its place. `place` counts from 1; tied problems share it and the next ones skip. */
export interface PlacedProblem {
	id: string;
	title: string;
	description: string;
	place: number;
	tied: boolean;
}

/** The order of one nucleus, or of all together, with the table it follows from. */
export interface StandingView {
	rows: PlacedProblem[];
	cast: ExactNumber;
	counted: ExactNumber;
	/** Problems in the order of rows and columns of `pairwise`: that of the result. */
	order: { id: string; title: string; place: number }[];
	/** How much prefers the row to the column: ballots in a nucleus, share of weight jointly. Empty where nobody ranked. */
	pairwise: (ExactNumber | null)[][];
	borda: { id: string; score: ExactNumber }[];
	outcome: Standing['outcome'] | MarksStanding['outcome'];
	condorcetWinner: string | null;
	smithSet: string[];
}

export interface NucleusView {
	ranking: string;
	nucleus: string;
	name: string;
	attempt: number;
	eligibleSeats: number;
	quorum: number;
	quorumMet: boolean;
	counted: number;
	/** Share of the joint result; null without quorum. */
	share: ExactNumber | null;
	/** Null without quorum: then there is no result to show. */
	standing: StandingView | null;
}

/** A nucleus that is not in the joint list, and why: without quorum, left out by word, or nobody in it ranked anything. */
export interface MissingNucleus {
	name: string;
	why: 'no-quorum' | 'left-out' | 'no-order';
	/** The reason given for leaving it out. */
	reason: string | null;
}

/** A result as people read it; pages, lists and the sheet are all written from this. */
export interface ResultView {
	method: Methodology['counting']['method'];
	/** The draw that decided ties of the joint list; null where ties are left. */
	tieBreak: ResultContent['tally']['tieBreak'];
	joint: StandingView;
	nuclei: NucleusView[];
	/** The list is of all nuclei only when this is empty; whoever shows it says which are missing. */
	missing: MissingNucleus[];
	warnings: { code: string; nucleus: string | null }[];
	/** How firm the joint list is; null when nobody ranked anything. */
	analysis: AnalysisView | null;
}

/** Names what a stored result says with the words of its methodology. */
export function viewResult(methodology: Methodology, result: ResultContent): ResultView {
	const view = (standing: Standing | MarksStanding) =>
		viewStanding(methodology, result.tally.alternatives, standing);
	const nameOf = (nucleus: string) =>
		result.rankings.find((ranking) => ranking.nucleus === nucleus)?.name ?? null;
	const joint = view(result.tally.pooled);
	const { analysis, pooled } = result.tally;
	return {
		method: methodology.counting.method,
		tieBreak: result.tally.tieBreak,
		joint,
		nuclei: result.rankings.map((ranking) => {
			const group = result.tally.groups.find(({ id }) => id === ranking.nucleus);
			return { ...ranking, share: group?.share ?? null, standing: group ? view(group) : null };
		}),
		missing: listMissing(result),
		warnings: result.tally.warnings.map(({ code, group }) => ({
			code,
			nucleus: group === null ? null : nameOf(group),
		})),
		analysis:
			analysis === null
				? null
				: viewAnalysis(analysis, joint.order, pooled.tiers, (nucleus) => nameOf(nucleus) ?? nucleus),
	};
}

function listMissing({ rankings, leftOut, tally }: ResultContent): MissingNucleus[] {
	const isEmpty = (nucleus: string): boolean => {
		const group = tally.groups.find(({ id }) => id === nucleus);
		return group !== undefined && compareExact(group.counted, 0) === 0;
	};
	return [
		...rankings.flatMap(({ name, nucleus, quorumMet }): MissingNucleus[] => {
			if (!quorumMet) return [{ name, why: 'no-quorum', reason: null }];
			return isEmpty(nucleus) ? [{ name, why: 'no-order', reason: null }] : [];
		}),
		...leftOut.map(({ name, reason }): MissingNucleus => ({ name, why: 'left-out', reason })),
	];
}

function viewStanding(
	methodology: Methodology,
	alternatives: readonly string[],
	standing: Standing | MarksStanding,
): StandingView {
	const described = new Map(methodology.alternatives.map((alternative) => [alternative.id, alternative]));
	const rows: PlacedProblem[] = [];
	for (const tier of standing.tiers) {
		const place = rows.length + 1;
		const tied = tier.length > 1;
		const problems = tier.map((id) => {
			const { title, description } = described.get(id) ?? { title: id, description: '' };
			return { id, title, description, place, tied };
		});
		rows.push(...problems.sort((a, b) => a.title.localeCompare(b.title, 'es')));
	}
	const { cast, counted, outcome } = standing;
	const order = rows.map(({ id, title, place }) => ({ id, title, place }));
	const common = { rows, cast, counted, order, outcome };
	if (!('pairwise' in standing))
		return { ...common, pairwise: [], borda: [], condorcetWinner: null, smithSet: [] };
	const positions = rows.map(({ id }) => alternatives.indexOf(id));
	return {
		...common,
		pairwise: positions.map((row) => positions.map((column) => standing.pairwise[row]?.[column] ?? null)),
		borda: rows.flatMap(({ id }) => {
			const scored = standing.borda.scores.find(({ alternative }) => alternative === id);
			return scored ? [{ id, score: scored.score }] : [];
		}),
		condorcetWinner: standing.condorcetWinner,
		smithSet: standing.smithSet,
	};
}
