/**
 * A text in one or more languages: BCP 47 tag → words. Spanish is always there; any other language may be missing
 * and then Spanish is shown.
 */
export type Text = { readonly es: string; readonly [language: string]: string };

/** The language in which the words of a text are shown to somebody who reads in `language`. */
export function langIn(text: Text, language: string): string {
	// A tag such as "constructor" must not find what every object inherits.
	return Object.hasOwn(text, language) ? language : 'es';
}

/** The words in a language, or in Spanish when that language is missing. */
export function textIn(text: Text, language: string): string {
	return text[langIn(text, language)] ?? text.es;
}

/** The words of {@link textIn} with the language they are in, so that they can be read aloud as what they are. */
export function saidIn(text: Text, language: string): { words: string; lang: string } {
	const lang = langIn(text, language);
	return { words: text[lang] ?? text.es, lang };
}

// Control characters, line and paragraph separators, halves of surrogate pairs, marks that turn the direction of a
// line around, the byte-order mark and two noncharacters: XML, and so a spreadsheet, cannot carry some of them, and
// the rest make a text look like another. The line end alone is allowed.
const UNWRITABLE = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;

/** Whether every character can be printed, exported and read back; the line end counts as one that can. */
export function isWritable(text: string): boolean {
	return !UNWRITABLE.test(text);
}

/** Whether a text has the one form in which it is stored and hashed: writable, NFC, no blanks at its ends. */
export function isTidy(text: string): boolean {
	return isWritable(text) && text.trim() === text && text.normalize('NFC') === text;
}

/** How many characters a person would count: code points, as PostgreSQL's `char_length` does, not UTF-16 units. */
export function countCharacters(text: string): number {
	let count = text.length;
	for (let i = 0; i + 1 < text.length; i++) {
		if (text.charCodeAt(i) >> 10 === 0x36 && text.charCodeAt(i + 1) >> 10 === 0x37) count--;
	}
	return count;
}

/**
 * What a person typed, in stored form: NFC, one kind of line end, tabs as spaces, no blanks at the ends. Characters
 * that are not writable stay, so that the text is refused instead of changed behind the person's back.
 */
export function tidyParagraphs(typed: string): string {
	return typed.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ').trim();
}

/** The same for a text of one line: any run of blanks, line ends included, becomes one space. */
export function tidyLine(typed: string): string {
	return tidyParagraphs(typed).replace(/[\s\u00a0]+/gu, ' ');
}
