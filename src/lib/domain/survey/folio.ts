/**
 * A folio as it is stored, from what a person typed or scanned: capitals, the hyphen where it belongs, and the letters
 * that Crockford's base32 leaves out read as the digits they are taken for (O as 0; I and L as 1). Null when it can't be one.
 */
export function readFolio(typed: string): string | null {
	const letters = typed
		.toUpperCase()
		.replace(/[\s\-–—_.]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
