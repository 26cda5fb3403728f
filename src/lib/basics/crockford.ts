/**
 * A code that people type from paper or read aloud, as symbols alone; null when it cannot be one of so many symbols.
 *
 * Crockford's base32 leaves out I, L, O and U, so that `o` can only mean `0`, and `i` and `l` only `1`; blanks, dots and
 * hyphens of every kind are for the eye. Source: D. Crockford, "Base 32", 2002.
 */
export function readCrockford(typed: string, symbols: number): string | null {
	// Long pastes are no codes, and need not be searched.
	if (typed.length > 200) return null;
	const read = typed
		.toUpperCase()
		.replace(/[\s\-–—_.·]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	return read.length === symbols && /^[0-9A-HJKMNP-TV-Z]+$/.test(read) ? read : null;
}
