import type { Tiers } from '../agreement/pairedTable';
import type { ExactNumber } from '../numbers/exactNumber';
import type { ComparedMethod } from '../sensitivity/rankBy';
import type { TopStanding } from '../sensitivity/topPlaces';

/**
 * A number that cannot be exact (a root), as a decimal with 10 places: `"0.8164965809"`. Text, because a record holds
 * no fractions in floating point. Rounded from the exact square (see `writeCorrelation`), not from a double.
 */
export type DecimalText = string;

/** The joint ranking by one method; `tiers` is null where it refuses: a circle of majorities too large to search. */
export type AnalysedMethod<Method extends string> = {
	readonly method: Method;
	/**
	 * A judge has a say in who is firm. Minimax looks on: it measures the worst duel alone, so it ties
	 * everything that loses one duel by all ballots, and it can put first what every other beats.
	 */
	readonly role: 'judge' | 'onlooker';
	readonly tiers: Tiers | null;
	readonly refusal: 'circle-too-large' | null;
};

/** How alike two methods rank. Correlations are null where they are undefined: one of them ties everything. */
export type AnalysedAgreement<Method extends string> = {
	readonly first: Method;
	readonly second: Method;
	readonly tauB: DecimalText | null;
	readonly spearman: DecimalText | null;
	/** Kemeny–Snell: 0 for the same ranking, `mostDistance` for one and its reverse. */
	readonly distance: ExactNumber;
	readonly mostDistance: ExactNumber;
	/** How many of the first k they have in common, over all ways to break ties across place k. */
	readonly inCommon: { readonly least: number; readonly most: number };
};

/** Alternatives by what several rankings say of them and the first k: each in one list. */
export type AnalysedTop = {
	readonly always: readonly string[];
	readonly depends: readonly string[];
	readonly tied: readonly string[];
	readonly never: readonly string[];
};

/** An alternative that leaving something out moves into or out of the first k, or to a tie across place k. */
export type AnalysedMove = {
	readonly alternative: string;
	readonly published: TopStanding;
	/** With the gap closed that a left-out alternative leaves; as `published` where a nucleus is left out. */
	readonly gapClosed: TopStanding;
	readonly recounted: TopStanding;
};

export type WithoutNucleus = {
	readonly nucleus: string;
	/** `ranked`, or why there is nothing to compare: see `NucleusLeftOut`. */
	readonly status: 'ranked' | 'without-ballots' | 'without-weight' | 'last-nucleus' | 'nobody-left';
	/** Null unless `ranked`. */
	readonly tiers: Tiers | null;
	readonly moves: readonly AnalysedMove[];
	/** Kemeny–Snell from the published ranking. */
	readonly distance: ExactNumber | null;
};

export type WithoutAlternative = {
	readonly alternative: string;
	/** `nobody-left`: no ballot with weight says anything of the others. Null only there: nothing to compare. */
	readonly status: 'ranked' | 'nobody-left';
	readonly moves: readonly AnalysedMove[];
	/** Kemeny–Snell from the published order of the others. 0: they stay as they are. */
	readonly distance: ExactNumber | null;
};

export type WithoutChannel = {
	readonly channel: string;
	/** `nobody-left`: no ballot with weight came in otherwise. */
	readonly status: 'ranked' | 'nobody-left';
	/** Null unless `ranked`. */
	readonly tiers: Tiers | null;
	readonly moves: readonly AnalysedMove[];
	/** Kemeny–Snell from the published ranking. */
	readonly distance: ExactNumber | null;
};

/** Kendall's W among the ballots of one nucleus, or why it is not given. */
export type NucleusConcordance = {
	readonly nucleus: string;
	readonly ballots: ExactNumber;
	/** From 0 to 1; null with a reason. */
	readonly w: ExactNumber | null;
	readonly reason:
		| null
		| 'ballots-not-published'
		| 'few-ballots'
		| 'unranked-without-place'
		| 'judged-by-pairs'
		| 'all-tied';
};

/** Where one alternative stands over the resamples. */
export type ResampledAlternative = {
	readonly alternative: string;
	/** How many of the resamples gave it place 1, 2, … (1 + how many stand strictly above). */
	readonly places: readonly number[];
	/** The places between which it stands in 90 % of them. */
	readonly best: number;
	readonly worst: number;
	/** Probability of being among the first k, a tie across place k being drawn by lot. */
	readonly top: ExactNumber;
};

/** `ballots-not-published`: a stranger could not draw the same; `too-large`: the drawing would take too long. */
export type NotResampled = {
	readonly reason: 'ballots-not-published' | 'nothing-to-compare' | 'too-large';
};

export type Resampling = {
	readonly reason: null;
	readonly resamples: number;
	/** The stream starts at the first 16 hexadecimal digits of the MD5 of this text. */
	readonly seedText: string;
	/** In code-unit order. */
	readonly alternatives: readonly ResampledAlternative[];
};

/**
 * How firm a joint ranking is: data only, integers, exact fractions, texts and null, ids in code-unit order, so that
 * whoever has what is published gets the same bytes.
 *
 * Everything comes from the tables of the nuclei, except what needs every ballot: concordance inside a nucleus,
 * resampling, channels, and who falls silent without an alternative. As soon as one nucleus publishes only its counts
 * the first three are left out, the first two with the reason, and the last is counted from the tables, which
 * `withoutAlternativeBy` says.
 */
export type Analysis<Method extends string> = {
	readonly v: 1;
	/** How many first places are looked at: 5, or all when there are fewer. */
	readonly k: number;
	/** The declared method first. */
	readonly methods: readonly AnalysedMethod<Method>[];
	readonly agreements: readonly AnalysedAgreement<Method>[];
	readonly byMethod: AnalysedTop;
	readonly withoutNucleus: readonly WithoutNucleus[];
	/** Null when no nucleus can be left out with a ranking left. */
	readonly byNucleus: AnalysedTop | null;
	/**
	 * - `ballots`: without an alternative, ballots close the gap, and one that ranked nothing else is empty: as if the
	 *   alternative had been withdrawn;
	 * - `tables`, where a nucleus publishes only counts: row and column are taken out of every table, and the ballots
	 *   counted in a nucleus stay as many as they were. A ballot that ranked nothing else goes on weighing.
	 */
	readonly withoutAlternativeBy: 'ballots' | 'tables';
	/** Null where Borda counts a short ballot by itself (`modified`) and only tables are known: they do not tell. */
	readonly withoutAlternative: readonly WithoutAlternative[] | null;
	/** Null unless ballots are published and name more than one channel. */
	readonly withoutChannel: readonly WithoutChannel[] | null;
	/** Null when no channel can be left out with a ranking left. */
	readonly byChannel: AnalysedTop | null;
	/** Among the first k with every method, without any one nucleus, channel or other alternative. */
	readonly firm: readonly string[];
	/** Not firm, and among the first k or tied across place k in some of those rankings. */
	readonly depends: readonly string[];
	readonly nuclei: {
		/** Kendall's W between the rankings of the nuclei with ballots; null with fewer than two, or all tied. */
		readonly w: ExactNumber | null;
		readonly judges: readonly string[];
		readonly within: readonly NucleusConcordance[];
	};
	readonly resampling: Resampling | NotResampled;
};

/** Of ranked ballots: the other methods, minimax last. */
export type TallyAnalysis = Analysis<ComparedMethod | 'minimax'>;

/**
 * Another way to read the same marks. Of points, how many people gave any; of criteria, all of them weighing the same;
 * of pairs, the methods for duels, who is preferred in a pair being a duel won.
 */
export type MarksReading =
	| 'approval'
	| 'cumulative-points'
	| 'supporters'
	| 'weighted-sum'
	| 'equal-weights'
	| 'win-share'
	| Exclude<ComparedMethod, 'borda'>;

/** Where one alternative stands over weight vectors drawn from all there are. */
export type WeighedAlternative = {
	readonly alternative: string;
	/** How many of them gave it place 1, 2, … (1 + how many score more). */
	readonly places: readonly number[];
	readonly best: number;
	readonly worst: number;
	/** Share of them that puts it in one of the places 1 to k. */
	readonly top: ExactNumber;
};

/** What the list owes to the declared weights. */
export type WeightSpace =
	| { readonly reason: 'single-criterion' | 'single-alternative' | 'without-score' }
	| {
			readonly reason: null;
			readonly samples: number;
			/** The stream starts at the first 16 hexadecimal digits of the MD5 of this text. */
			readonly seedText: string;
			/** In code-unit order. */
			readonly alternatives: readonly WeighedAlternative[];
	  };

/** Of marks; `weights` is null where no criteria are weighed. */
export type MarksAnalysis = Analysis<MarksReading> & { readonly weights: WeightSpace | null };
