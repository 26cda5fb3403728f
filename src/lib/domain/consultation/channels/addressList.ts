import { isEmail } from '../../nucleus/nucleusForms';

/** Most addresses that get a code at once. */
export const MOST_ADDRESSES = 200;

/** A line that gets no code as it stands: it is no address, or another line has the same. Lines count from 1. */
export type AddressFault =
	| { readonly kind: 'form'; readonly line: number; readonly text: string }
	| { readonly kind: 'repeated'; readonly line: number; readonly text: string; readonly first: number };

/** What a pasted list says: its addresses in order, and every line to put right. */
export interface AddressList {
	readonly addresses: readonly string[];
	readonly faults: readonly AddressFault[];
}

/**
 * Reads addresses of e-mail, one a line; blank lines are passed over. An address is in small letters and of plain signs
 * alone, so that nothing in it can end a header or name a second recipient.
 */
export function readAddressList(typed: string): AddressList {
	const lineOf = new Map<string, number>();
	const faults: AddressFault[] = [];
	for (const [at, raw] of typed.split(/\r\n?|\n/).entries()) {
		const text = raw.trim();
		if (text === '') continue;
		const line = at + 1;
		const address = text.toLowerCase();
		const first = lineOf.get(address);
		if (!isPlain(text) || !isEmail(address)) faults.push({ kind: 'form', line, text: text.slice(0, 80) });
		else if (first === undefined) lineOf.set(address, line);
		else faults.push({ kind: 'repeated', line, text, first });
	}
	return { addresses: [...lineOf.keys()], faults };
}

function isPlain(text: string): boolean {
	return /^[!-~]+$/.test(text);
}
