import { approximateExact, type ExactNumber } from '../../ranking';
import type { StoredAnalysis } from './storedAnalysis';

/** The places that a tier shares, and whether they are among the first k. */
export interface PlaceView {
	highest: number;
	lowest: number;
	/** `tied`: the tie reaches over place k. */
	top: 'in' | 'tied' | 'out';
}

/** One problem over every way of counting. */
export interface FirmnessRow {
	id: string;
	title: string;
	/** In the published list. */
	place: PlaceView;
	/** `firm`: among the first k whatever is changed; `depends`: in some countings only; `outside`: in none. */
	verdict: 'firm' | 'depends' | 'outside';
	/** In the order of `methods`; null where a method gives no order. */
	methods: (PlaceView | null)[];
	/** In the order of `withoutNucleus`. */
	withoutNucleus: PlaceView[];
	/** In the order of `withoutChannel`. */
	withoutChannel: PlaceView[];
	/** Ids of the problems that take it into or out of the first k when they are left out. */
	movedBy: string[];
	/** Where it stands in 90 % of the resamples. Null without them. */
	resampled: Span | null;
	/** Where it stands with any weights of the criteria. Null where none were tried. */
	weighed: Span | null;
}

/** From the best to the worst place, and how often among the first k (0 to 1). */
export interface Span {
	best: number;
	worst: number;
	top: number;
}

/** How much alike: from what number on is a matter of words, the number is always beside them. */
export type Agreement = 'strong' | 'some' | 'weak';

export interface ConcordanceView {
	name: string;
	ballots: number;
	/** Kendall's W, 0 to 1. */
	w: number | null;
	words: Agreement | null;
	/** Why there is no number. */
	reason: StoredAnalysis['nuclei']['within'][number]['reason'];
}

/** The analysis of a result with the words and the order of its list. */
export interface AnalysisView {
	k: number;
	methods: Pick<StoredAnalysis['methods'][number], 'method' | 'role' | 'refusal'>[];
	/** Names of the nuclei that were left out one by one; empty when none can be. */
	withoutNucleus: string[];
	/** The channels that were left out one by one; empty where ballots do not say how they came in. */
	withoutChannel: string[];
	/** From what each problem was left out; null where it was not. */
	leavesOutProblemsBy: 'ballots' | 'tables' | null;
	rows: FirmnessRow[];
	/**
	 * Titles, in the order of the list: among the first k with every method, and with some only. With one method alone,
	 * those that are firm.
	 */
	always: string[];
	depends: string[];
	/** Titles that no method moves over place k, but leaving out a nucleus, a channel or another problem does. */
	changes: string[];
	agreements: {
		first: StoredAnalysis['methods'][number]['method'];
		second: StoredAnalysis['methods'][number]['method'];
		/** −1 to 1. */
		tauB: number | null;
		spearman: number | null;
		/** Pairs of problems in the other order, a tie in one of them as half. */
		pairsApart: number;
		pairs: number;
		inCommon: { least: number; most: number };
	}[];
	between: { w: number | null; words: Agreement | null };
	within: ConcordanceView[];
	/** How many resamples; null with the reason why there are none. */
	resamples: number | null;
	notResampled: 'ballots-not-published' | 'nothing-to-compare' | 'too-large' | null;
	seedText: string | null;
	/** How many weight vectors were tried; null with the reason why none, where criteria are weighed. */
	weightSamples: number | null;
	notWeighed: 'single-criterion' | 'single-alternative' | 'without-score' | null;
}

/** Names what the analysis says: `order` is the published list, `nameOf` a nucleus. */
export function viewAnalysis(
	analysis: StoredAnalysis,
	order: readonly { id: string; title: string }[],
	published: readonly (readonly string[])[],
	nameOf: (nucleus: string) => string,
): AnalysisView {
	const { k, resampling } = analysis;
	const list = placeAll(published, k);
	const methods = analysis.methods.map(({ tiers }) => (tiers === null ? null : placeAll(tiers, k)));
	const recounts = analysis.withoutNucleus.flatMap(({ nucleus, tiers }) =>
		tiers === null ? [] : [{ name: nameOf(nucleus), places: placeAll(tiers, k) }],
	);
	const channels = (analysis.withoutChannel ?? []).flatMap(({ channel, tiers }) =>
		tiers === null ? [] : [{ channel, places: placeAll(tiers, k) }],
	);
	const drawn = spanEach(resampling.reason === null ? resampling.alternatives : []);
	const weights = analysis.weights ?? null;
	const weighed = spanEach(weights?.reason === null ? weights.alternatives : []);
	const rows = order.map(({ id, title }): FirmnessRow => {
		return {
			id,
			title,
			place: placeOf(list, id),
			verdict: analysis.firm.includes(id) ? 'firm' : analysis.depends.includes(id) ? 'depends' : 'outside',
			methods: methods.map((places) => (places === null ? null : placeOf(places, id))),
			withoutNucleus: recounts.map(({ places }) => placeOf(places, id)),
			withoutChannel: channels.map(({ places }) => placeOf(places, id)),
			movedBy: order.flatMap((other) => (moves(analysis, other.id, id) ? [other.id] : [])),
			resampled: drawn.get(id) ?? null,
			weighed: weighed.get(id) ?? null,
		};
	});
	const titlesOf = (ids: readonly string[]) =>
		order.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
	const byMethod = [...analysis.byMethod.depends, ...analysis.byMethod.tied];
	const w = analysis.nuclei.w === null ? null : approximateExact(analysis.nuclei.w);
	return {
		k,
		methods: analysis.methods.map(({ method, role, refusal }) => ({ method, role, refusal })),
		withoutNucleus: recounts.map(({ name }) => name),
		withoutChannel: channels.map(({ channel }) => channel),
		leavesOutProblemsBy: analysis.withoutAlternative === null ? null : analysis.withoutAlternativeBy,
		rows,
		always: titlesOf(analysis.methods.length > 1 ? analysis.byMethod.always : analysis.firm),
		depends: titlesOf(byMethod),
		changes: titlesOf(analysis.depends.filter((id) => !byMethod.includes(id))),
		agreements: analysis.agreements.map(
			({ first, second, tauB, spearman, distance, mostDistance, inCommon }) => ({
				first,
				second,
				tauB: tauB === null ? null : Number(tauB),
				spearman: spearman === null ? null : Number(spearman),
				pairsApart: approximateExact(distance) / 2,
				pairs: approximateExact(mostDistance) / 2,
				inCommon,
			}),
		),
		between: { w, words: wordsFor(w) },
		within: analysis.nuclei.within.map(({ nucleus, ballots, w: exact, reason }): ConcordanceView => {
			const own = exact === null ? null : approximateExact(exact);
			return {
				name: nameOf(nucleus),
				ballots: approximateExact(ballots),
				w: own,
				words: wordsFor(own),
				reason,
			};
		}),
		resamples: resampling.reason === null ? resampling.resamples : null,
		notResampled: resampling.reason,
		seedText: resampling.reason === null ? resampling.seedText : null,
		weightSamples: weights?.reason === null ? weights.samples : null,
		notWeighed: weights?.reason ?? null,
	};
}

type Spread = readonly { alternative: string; best: number; worst: number; top: ExactNumber }[];

function spanEach(spread: Spread): Map<string, Span> {
	return new Map(
		spread.map(({ alternative, best, worst, top }) => [
			alternative,
			{ best, worst, top: approximateExact(top) },
		]),
	);
}

/** Words for Kendall's W. Source: the reading of Schmidt 1997, table 2: from 0.7 on strong, from 0.5 on moderate. */
export function wordsFor(w: number | null): Agreement | null {
	if (w === null) return null;
	return w >= 0.7 ? 'strong' : w >= 0.5 ? 'some' : 'weak';
}

/** A place, or the places that a tie shares: `3`, `3–4`. */
export function writePlace({ highest, lowest }: Pick<PlaceView, 'highest' | 'lowest'>): string {
	return highest === lowest ? highest.toString() : `${highest.toString()}–${lowest.toString()}`;
}

function placeAll(tiers: readonly (readonly string[])[], k: number): Map<string, PlaceView> {
	const places = new Map<string, PlaceView>();
	let above = 0;
	for (const tier of tiers) {
		const highest = above + 1;
		above += tier.length;
		const top = above <= k ? 'in' : highest > k ? 'out' : 'tied';
		for (const id of tier) places.set(id, { highest, lowest: above, top });
	}
	return places;
}

function placeOf(places: ReadonlyMap<string, PlaceView>, id: string): PlaceView {
	const place = places.get(id);
	if (!place) throw new Error(`a ranking leaves out ${id}`);
	return place;
}

function moves({ withoutAlternative }: StoredAnalysis, left: string, moved: string): boolean {
	const recount = withoutAlternative?.find(({ alternative }) => alternative === left);
	return (
		recount?.moves.some(
			({ alternative, gapClosed, recounted }) => alternative === moved && gapClosed !== recounted,
		) ?? false
	);
}
