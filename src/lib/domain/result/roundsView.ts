import type { AnalysisView, ConcordanceView } from './analysisView';
import type { ResultView, StandingView } from './resultView';

/** One round of a question, with its result where one is in sight. */
export interface Round {
	number: number;
	slug: string;
	title: string;
	view: ResultView | null;
}

/** A problem in one round; null where it was not on the ballot. */
export type RoundPlace = { place: number; tied: boolean } | null;

/** The same list in several rounds. */
export interface RoundsView {
	/** Rounds with a result, from the first on: the columns of everything below. */
	columns: { number: number; slug: string; title: string; rows: StandingView['rows'] }[];
	/** In the order of the last round; those it left out follow in the order of the last one they were in. */
	rows: { id: string; title: string; places: RoundPlace[] }[];
	/** How much the nuclei agree with one another, by round. */
	between: (AnalysisView['between'] | null)[];
	/** How much the ballots of each nucleus agree, by round; null where it is not in that result. */
	within: { nucleus: string; name: string; rounds: (ConcordanceView | null)[] }[];
}

/** Puts rounds side by side; null where fewer than two have a result. */
export function compareRounds(rounds: readonly Round[]): RoundsView | null {
	const counted = rounds.flatMap(({ view, ...round }) => (view === null ? [] : [{ ...round, view }]));
	if (counted.length < 2) return null;
	const lastFirst = counted.toReversed();
	const titles = new Map(
		lastFirst.flatMap(({ view }) => view.joint.rows.map(({ id, title }) => [id, title] as const)),
	);
	const nuclei = new Map(
		lastFirst.flatMap(({ view }) => view.nuclei.map(({ nucleus, name }) => [nucleus, name] as const)),
	);
	return {
		columns: counted.map(({ number, slug, title, view }) => ({ number, slug, title, rows: view.joint.rows })),
		rows: [...titles].map(([id, title]) => ({
			id,
			title,
			places: counted.map(({ view }) => placeOf(view.joint, id)),
		})),
		between: counted.map(({ view }) => view.analysis?.between ?? null),
		within: [...nuclei].map(([nucleus, name]) => ({
			nucleus,
			name,
			rounds: counted.map(({ view }) => agreementWithin(view, nucleus)),
		})),
	};
}

/** The place of a problem in a standing; null where it is not in it. */
export function placeOf({ rows }: Pick<StandingView, 'rows'>, id: string): RoundPlace {
	const row = rows.find((one) => one.id === id);
	return row ? { place: row.place, tied: row.tied } : null;
}

/** How much the ballots of a nucleus agree in a result; null where nothing is said of it. */
export function agreementWithin({ nuclei, analysis }: ResultView, nucleus: string): ConcordanceView | null {
	const name = nuclei.find((one) => one.nucleus === nucleus)?.name;
	return analysis?.within.find((one) => one.name === name) ?? null;
}
