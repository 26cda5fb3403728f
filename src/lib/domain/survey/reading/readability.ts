/** How easy a text is to read, on the scale of Barrio-Cantalejo et al. (2008). */
export type ReadabilityLevel = 'very-hard' | 'rather-hard' | 'normal' | 'rather-easy' | 'very-easy';

export type Readability = {
	readonly sentences: number;
	readonly words: number;
	readonly syllables: number;
	/** Flesch-Szigriszt perspicuity, rounded to hundredths; most texts lie between 0 and 100. */
	readonly score: number;
	readonly level: ReadabilityLevel;
	/** Whether the text is long enough for the score to mean something. */
	readonly isEnough: boolean;
};

/** Fewer words than these and one long word decides the score. */
export const ENOUGH_WORDS = 30;
/** What every text for citizens should reach. */
export const PLAIN_SCORE = 60;
/** Longest sentence a citizen should have to read, in words. */
export const PLAIN_SENTENCE_WORDS = 20;

const WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;

/**
 * Measures a Spanish text by the perspicuity formula 206.835 − 62.3·syllables/words − words/sentences, and names its
 * level on the INFLESZ scale. Null for a text without words.
 *
 * Sentences end at `.`, `?`, `!`, `…` or a line end. Figures count as one word of as many syllables as their digits
 * have when read one by one, which is close enough and never flatters.
 *
 * Sources: F. Szigriszt-Pazos, "Sistemas predictivos de legibilidad del mensaje escrito" (1993); I. Barrio-Cantalejo
 * et al., "Validación de la Escala INFLESZ", An Sist Sanit Navar 31(2), 2008.
 */
export function measureReadability(text: string): Readability | null {
	const sentences = splitSentences(text);
	const words = sentences.flatMap(splitWords);
	if (words.length === 0) return null;
	const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
	const exact = 206.835 - (62.3 * syllables) / words.length - words.length / sentences.length;
	const score = Math.round(exact * 100) / 100;
	return {
		sentences: sentences.length,
		words: words.length,
		syllables,
		score,
		level: nameLevel(score),
		isEnough: words.length >= ENOUGH_WORDS,
	};
}

/** The sentences longer than a limit, in order, each with its number of words. */
export function findLongSentences(
	text: string,
	maxWords: number = PLAIN_SENTENCE_WORDS,
): { readonly sentence: string; readonly words: number }[] {
	return splitSentences(text)
		.map((sentence) => ({ sentence, words: splitWords(sentence).length }))
		.filter(({ words }) => words > maxWords);
}

/** How many words a text has: runs of letters and figures, inner hyphens and apostrophes included. */
export function countWords(text: string): number {
	return splitWords(text).length;
}

function nameLevel(score: number): ReadabilityLevel {
	if (score < 40) return 'very-hard';
	if (score < 55) return 'rather-hard';
	if (score < 65) return 'normal';
	return score <= 80 ? 'rather-easy' : 'very-easy';
}

function splitSentences(text: string): string[] {
	return (
		text
			// The point of "3.5" or of "gob.mx" ends nothing.
			.split(/[.?!…]+(?=[^\p{L}\p{N}]|$)|\n+/u)
			.map((sentence) => sentence.trim())
			.filter((sentence) => splitWords(sentence).length > 0)
	);
}

function splitWords(text: string): string[] {
	return text.normalize('NFC').match(WORD) ?? [];
}

const DIGIT_SYLLABLES = [2, 2, 1, 1, 2, 2, 1, 2, 2, 2]; // ce-ro, u-no, dos, tres, cua-tro, cin-co, seis, sie-te, o-cho, nue-ve
const OPEN = 'aeoáéó';
const STRESSED_CLOSED = 'íú';
const CLOSED = 'iuü';

/**
 * How many syllables a Spanish word has, by the spelling rules of the Real Academia Española (Ortografía, 2010): two
 * open vowels are two syllables, an unaccented closed vowel joins its neighbours, an accented one beside an open vowel
 * stands alone, and `h` between vowels changes nothing. A word without vowels, such as an acronym, counts one.
 */
export function countSyllables(word: string): number {
	const letters = word
		.toLowerCase()
		.replace(/qu(?=[eiéí])/g, 'k')
		.replace(/gu(?=[eiéí])/g, 'g')
		// At the end of a word, and alone, y is a vowel; elsewhere a consonant.
		.replace(/y(?![\p{L}])/gu, 'i')
		// But hue and hie begin a syllable wherever they are: ca-ca-hue-te.
		.replace(/(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])(?![iu][aeoáéó])/g, '');
	let count = 0;
	let previous = '';
	for (const letter of letters) {
		if (/[0-9]/.test(letter)) count += DIGIT_SYLLABLES[Number(letter)] ?? 1;
		else if (isVowel(letter) && startsSyllable(previous, letter)) count++;
		previous = letter;
	}
	return Math.max(count, 1);
}

function isVowel(letter: string): boolean {
	return OPEN.includes(letter) || STRESSED_CLOSED.includes(letter) || CLOSED.includes(letter);
}

/** Whether a vowel opens a new nucleus, given the letter before it. */
function startsSyllable(previous: string, vowel: string): boolean {
	if (previous === '' || !isVowel(previous)) return true;
	if (OPEN.includes(previous)) return OPEN.includes(vowel) || STRESSED_CLOSED.includes(vowel);
	if (STRESSED_CLOSED.includes(previous)) return OPEN.includes(vowel);
	// A closed vowel before anything makes one syllable with it; twice the same closed vowel makes two (chi-i-ta).
	return previous === vowel;
}
