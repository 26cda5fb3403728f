/** A file's name without folders or signs that mean something elsewhere, with the ending that its bytes give it. */
export function tidyFileName(name: string, ending: string, most: number): string {
	const stem = (name.split(/[/\\]/).at(-1) ?? '')
		.normalize('NFC')
		.replace(/\.[^.]*$/, '')
		.replace(/[^\p{L}\p{N} ._()-]+/gu, '_')
		.replace(/^[\s._]+|[\s._]+$/g, '')
		.slice(0, most - 5)
		.trim();
	return `${stem === '' ? 'archivo' : stem}.${ending}`;
}

/** Such a name in letters that every zip and every system takes: without accents and spaces. */
export function plainFileName(name: string): string {
	const dot = name.lastIndexOf('.');
	const [stem, ending] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
	const tidy = (text: string, most: number) =>
		text
			.normalize('NFD')
			.replace(/\p{M}+/gu, '')
			.replace(/[^A-Za-z0-9._-]+/g, '-')
			.replace(/^[^A-Za-z0-9]+/, '')
			.slice(0, most);
	const [plain, plainEnding] = [tidy(stem, 80), tidy(ending, 8)];
	return `${plain === '' ? 'archivo' : plain}${plainEnding === '' ? '' : `.${plainEnding}`}`;
}

/** Some bytes, and none that no text has. */
export function isTextFile(bytes: Uint8Array): boolean {
	return bytes.length > 0 && bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}

/** Whether a file begins with these letters, byte by byte. */
export function beginsWith(bytes: Uint8Array, letters: string, at = 0): boolean {
	return [...letters].every((letter, place) => bytes[at + place] === letter.charCodeAt(0));
}
