import type { Methodology, PublicationMode } from '../../evidence';
import type { Instrument } from '../survey/instrument';
import type { Text } from '../text';
import type { ResultView } from './resultView';
import type { RoundsView } from './roundsView';
import type { ViabilityView } from './viabilityView';

/** A seal of the record as it stands on paper. */
export interface SheetSeal {
	/** Lines it covers: its number. */
	readonly size: number;
	readonly words: readonly string[];
	/** Of the tree of those lines, base64url. */
	readonly root: string;
	/** The key that signed it in one line; beside it the short id of another, hexadecimal, while it is handed over. */
	readonly keys: readonly string[];
	/** The page that shows this one in words. */
	readonly address: string;
}

/** A consultation of the exercise: what it asked, of whom, when, and how many answered by which channel. */
export interface SheetConsultation {
	title: string;
	whoMayAnswer: string;
	useOfResults: string;
	opensAt: string;
	closesAt: string;
	state: 'draft' | 'published' | 'closed';
	publishedOn: string | null;
	closedOn: string | null;
	channels: readonly string[];
	instrument: Instrument;
	instrumentHash: string;
	/** Name of the state its municipalities are of; null for the whole country. */
	stateName: string | null;
	counts: {
		total: number;
		late: number;
		channels: Readonly<Record<string, number>>;
		desks: readonly { name: string; municipality: string | null }[];
	};
}

export interface SheetRanking {
	nucleusName: string;
	attempt: number;
	quorum: number;
	eligibleSeats: number;
	/** What each seat that may vote stood for when it was opened. */
	seats: readonly string[];
	tookPart: number;
	publication: PublicationMode;
	opensAt: string;
	closesAt: string;
	state: 'open' | 'closed' | 'annulled';
	closedOn: string | null;
	quorumMet: boolean | null;
	annulledOn: string | null;
	annulReason: string | null;
	extensions: readonly { closedAt: string; closesAt: string; reason: string; extendedOn: string }[];
}

/** The facts a methodology sheet is written from; nothing in it is written by hand. */
export interface SheetFacts {
	exercise: {
		name: string;
		institutionName: string;
		/** Crest as a PNG data address, or null. */
		institutionCrest: string | null;
		timeZone: string;
		isSample: boolean;
	};
	title: string;
	/** Where the page of the prioritization is, for paper. */
	address: string;
	/** Name of the rule set in both languages, where it is known. */
	rulesetName: Text | null;
	methodology: Methodology;
	methodologyHash: string;
	publishedOn: string | null;
	/** Consultations published before the methodology was fixed. */
	consultations: readonly SheetConsultation[];
	/** How many sources of each kind stand behind each problem. */
	sources: readonly { problem: string; kind: string; sources: number }[];
	rankings: readonly SheetRanking[];
	/** Nuclei with a vote that do not rank, and why. */
	leftOut: readonly { nucleusName: string; reason: string; leftOutOn: string }[];
	result: {
		view: ResultView;
		hash: string;
		/** Of what was counted, as far as it is public; null while it is not. */
		inputHash: string | null;
		/** What the record is called when it is downloaded. */
		recordFile: string;
		computedOn: string;
	} | null;
	/** This list beside those of the rounds before; null for a first round, or without a result. */
	rounds: RoundsView | null;
	/** How realizable the problems of the result are; null where none was assessed. */
	viability: ViabilityView | null;
	/** The newest seal of the record; null while there is none. */
	seal: SheetSeal | null;
	software: string;
}
