/** What the sheet says itself, or what people wrote in Spanish, which no language of the sheet changes. */
export type SheetText = string | { readonly written: string };

/** A document as its parts: what is said, before how it looks. */
export interface SheetDocument {
	language: string;
	title: string;
	subtitle: SheetText;
	/** Said before anything else, or null. */
	notice: string | null;
	sections: readonly SheetSection[];
	/** What every printed page begins and ends with. */
	paper: {
		/** Two ends of the running head: whose it is, and of when. */
		head: readonly [string, string];
		/** Crest of whose it is, as a PNG data address; null where there is none. */
		crest: string | null;
		/** The address as a code for a camera, beside lines that say the same to people. */
		foot: { address: string; label: string; lines: readonly string[] };
	};
	/** The seal of the record that the document was printed at; null where there was none. */
	seal: SealBlock | null;
}

/** A seal for people to compare, and for a camera. */
export interface SealBlock {
	title: string;
	/** Always Spanish: the words are the seal. */
	words: readonly string[];
	how: string;
	facts: readonly { readonly term: string; readonly detail: string }[];
	address: string;
	/** What the code shows. */
	label: string;
}

export interface SheetSection {
	heading: string;
	blocks: readonly SheetBlock[];
}

export type SheetBlock =
	| { kind: 'text'; text: string }
	| { kind: 'heading'; text: SheetText }
	| { kind: 'list'; ordered: boolean; items: readonly string[] }
	| {
			kind: 'table';
			columns: readonly string[];
			numeric: readonly number[];
			rows: readonly (readonly SheetText[])[];
	  }
	/** To files that lie beside the document. */
	| { kind: 'links'; links: readonly { href: string; text: string }[] }
	| { kind: 'facts'; facts: readonly { term: string; detail: SheetText }[] };
