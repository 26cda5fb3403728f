import type { KeptShift } from './shift';

/** What a tablet needs to seal answers: which station it is, and the public key of its consultation. */
export interface StationSeal {
	/** Id of the station. */
	station: string;
	/** Base64url of a point of P-256; null while the server has made none. */
	key: string | null;
}

/** An answer as it waits on a tablet: sealed to a key whose private half the tablet does not hold. */
export interface SealedAnswer {
	/** Identity of the answer: sending it twice stores it once. */
	id: string;
	/** Id of the station it was given at. */
	station: string;
	/** Slug of the consultation. */
	consultation: string;
	/** Ephemeral public key, base64url. */
	epk: string;
	/** Sealed bytes, base64url. */
	box: string;
}

/** What is inside the box: the frozen answer, without what stands outside. */
export interface SealedContent {
	content: string;
	salt: string;
	commitment: string;
	/** Hash of the key on the receipt; what waited since before desks gave one has none. */
	keyHash?: string | undefined;
	/** Only where the staff of the desk helped. */
	circumstances?: { assisted: true } | undefined;
}

/** What a box is bound to: it opens only as this answer, of this station and consultation. */
export function bindSealed({ id, station, consultation }: Omit<SealedAnswer, 'epk' | 'box'>): object {
	return { v: 1, id, station, consultation };
}

/** What a tablet writes into a file, so that its answers reach the server by hand. */
export interface QueueFile {
	v: 1;
	kind: 'prioriza/sealed-answers';
	answers: readonly SealedAnswer[];
	/** Shifts that still wait for answers, so that their counts reconcile without the tablet. */
	shifts?: readonly KeptShift[] | undefined;
}
