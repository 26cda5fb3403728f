import { readCrockford } from '../../../basics/crockford';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FOLIO_SYMBOLS = 8;

/** A folio as it is printed on a sheet, with a ninth symbol that tells most mistakes of who types it: `ABCD-EFGH-K`. */
export function writeSheetCode(folio: string): string {
	return `${folio}-${checkSymbol(folio.replace('-', ''))}`;
}

/**
 * The folio on a sheet, from however its code was typed. Null when it can't be one: one symbol wrong, or any two of them
 * in each other's place, never make another code.
 */
export function readSheetCode(typed: string): string | null {
	const symbols = readCrockford(typed, FOLIO_SYMBOLS + 1);
	if (symbols === null) return null;
	const folio = symbols.slice(0, FOLIO_SYMBOLS);
	return symbols.slice(FOLIO_SYMBOLS) === checkSymbol(folio)
		? `${folio.slice(0, 4)}-${folio.slice(4)}`
		: null;
}

/**
 * The sum of the symbols times the powers of x in the field of 32 elements (x⁵ + x² + 1), the first symbol with the
 * highest. Each place has its own factor and none is one, so that the symbol itself may stand in any of them.
 */
function checkSymbol(symbols: string): string {
	const sum = [...symbols].reduce((before, symbol) => timesX(before ^ SYMBOLS.indexOf(symbol)), 0);
	return SYMBOLS.charAt(sum);
}

function timesX(element: number): number {
	const double = element << 1;
	return double < 32 ? double : double ^ 0b100101;
}
