import { readCrockford } from '../../basics/crockford';

/** A folio as it is stored, capitals with the hyphen where it belongs, from what a person typed or scanned. Null when it can't be one. */
export function readFolio(typed: string): string | null {
	const symbols = readCrockford(typed, 8);
	return symbols === null ? null : `${symbols.slice(0, 4)}-${symbols.slice(4)}`;
}

/** The key of an answer as it is printed, in groups of five, from however it was typed. Null when it can't be one. */
export function readReceiptKey(typed: string): string | null {
	return readCrockford(typed, 20)?.replace(/(.{5})(?=.)/g, '$1-') ?? null;
}
