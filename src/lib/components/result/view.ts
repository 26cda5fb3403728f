// What the result page is given. The server builds it from the stored result; see `server/export/resultView.ts`.

type Exact = number | string;

export interface PlacedRow {
	id: string;
	title: string;
	description: string;
	place: number;
	tied: boolean;
}

export type OutcomeView =
	| {
			method: 'ranked-pairs';
			steps: readonly {
				above: string;
				below: string;
				votesFor: Exact;
				votesAgainst: Exact;
				decision: 'locked' | 'rejected' | 'depends';
			}[];
	  }
	| { method: 'schulze'; steps: readonly { first: string; second: string; relation: 'above' | 'level' }[] }
	| { method: 'borda'; steps: readonly { alternative: string; points: Exact }[] };

export interface StandingLike {
	rows: readonly PlacedRow[];
	order: readonly { id: string; title: string; place: number }[];
	pairwise: readonly (readonly (Exact | null)[])[];
	outcome: OutcomeView;
	condorcetWinner: string | null;
}

export interface NucleusLike {
	ranking: string;
	name: string;
	eligibleSeats: number;
	quorum: number;
	quorumMet: boolean;
	counted: number;
	standing: StandingLike | null;
}
