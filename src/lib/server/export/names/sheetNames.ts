const LONGEST = 31;
// Excel keeps this name for itself, whatever its case.
const RESERVED = 'history';
const unlawful = /[[\]:*?/\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/**
 * The names of the sheets of a workbook, as near to what is wanted as a spreadsheet allows: at most 31 UTF-16 units,
 * none of `[]:*?/\`, no apostrophe at either end, and no two the same but for case. Twins get a number: `Autoridad (2)`.
 */
export function nameSheets(wanted: readonly string[]): string[] {
	const taken = new Set([RESERVED]);
	return wanted.map((name, at) => {
		const plain = name.replaceAll(unlawful, ' ');
		let lawful = cut(plain, '') || String(at + 1);
		for (let twin = 2; taken.has(sameName(lawful)); twin++) lawful = cut(plain, ` (${String(twin)})`);
		taken.add(sameName(lawful));
		return lawful;
	});
}

/** As much of a name as leaves room for what follows it; never half a character of two units. */
function cut(name: string, ending: string): string {
	let kept = '';
	for (const character of name.replace(/^[\s']+/u, '')) {
		if (kept.length + character.length + ending.length > LONGEST) break;
		kept += character;
	}
	return (kept.replace(/[\s']+$/u, '') + ending).trim();
}

/** Names that some program takes for the same: by case, and by another writing of the same letters. */
function sameName(name: string): string {
	return name.normalize('NFKC').toUpperCase().toLowerCase();
}
