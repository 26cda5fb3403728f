import type { KeptReceipt } from '$lib/offline/database';

/** What the page says of an answer, for the script that keeps its key and draws it. */
interface HeldFacts extends Omit<KeptReceipt, 'id' | 'key'> {
	/** Of this receipt, without the key. */
	address: string;
	/** What the picture of the receipt is. */
	title: string;
	/** What it says under the folio; null while the answer has not arrived. */
	lines: string[] | null;
	/** How to come back with the key, and who else could. */
	back: string;
}

/** As one attribute of the page. */
export function writeHeldFacts(facts: HeldFacts): { 'data-facts': string } {
	return { 'data-facts': JSON.stringify(facts) };
}

export function readHeldFacts({ facts }: DOMStringMap): HeldFacts | null {
	return facts === undefined ? null : (JSON.parse(facts) as HeldFacts);
}
