import type {
	BallotCounts,
	BallotLine,
	BallotRefusal,
	BootstrapInput,
	BootstrapRanks,
	BootstrapRefusal,
	BootstrapRule,
	CountRules,
	UnrankedPolicy,
} from '$lib/ranking';

/** What is asked of the worker. It answers each request with one reply, and a bootstrap with some on the way. */
export type CountRequest =
	| { readonly kind: 'start'; readonly alternatives: readonly string[]; readonly rules: CountRules }
	| { readonly kind: 'add'; readonly ballots: readonly BallotLine[] }
	| { readonly kind: 'read' }
	| { readonly kind: 'bootstrap'; readonly input: BootstrapInput; readonly options: BootstrapWish };

export interface BootstrapWish {
	readonly rule: BootstrapRule;
	readonly unranked: UnrankedPolicy;
	readonly seed: number;
	readonly resamples: number;
}

export type CountReply =
	| { readonly kind: 'ready' }
	| { readonly kind: 'drawn'; readonly resamples: number }
	| { readonly kind: 'counted'; readonly counts: BallotCounts }
	| { readonly kind: 'ranks'; readonly ranks: BootstrapRanks }
	| { readonly kind: 'refused'; readonly refusal: BallotRefusal | BootstrapRefusal };
