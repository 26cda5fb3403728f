/** Every word the rank editor says, handed in by the page: the parts of `ui` speak no language. */
export type RankWords = {
	/** Over the ranked rows while there are none: what to do first. */
	readonly start: string;
	/** Between ranked and unranked rows, with how many these are. */
	readonly unranked: (count: number) => string;
	/** Shows more unranked rows on a phone: how many are not shown. */
	readonly more: (count: number) => string;
	readonly place: (position: number) => string;
	readonly placeFor: (label: string) => string;
	readonly noPlace: string;
	readonly moveUp: (label: string) => string;
	readonly moveDown: (label: string) => string;
	readonly tie: (label: string) => string;
	readonly undo: string;
	readonly clear: string;
	/** Said after each move, in a polite live region. */
	readonly placed: (label: string, position: number, total: number) => string;
	readonly removed: (label: string) => string;
	readonly cleared: string;
	readonly undone: string;
	readonly limitReached: (limit: number) => string;
};

export type RankItem = {
	readonly id: string;
	readonly label: string;
	readonly hint?: string;
	/** Of the label, where it is not that of the list. */
	readonly lang?: string;
};
