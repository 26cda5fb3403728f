import { formatDay, formatNumber, type Locale } from '$lib/messages/locale';
import { sealLetterMessages } from '$lib/messages/seals/letters';

/** The seal of an opening or closing, and who gets it. */
export interface SealLetterFacts {
	event: 'survey.opened' | 'survey.closed' | 'ranking.opened' | 'ranking.closed';
	title: string;
	nucleus: string | null;
	slug: string;
	name: string;
	institution: string;
	size: number;
	note: string;
	words: readonly string[];
	/** Of the tree that it seals, base64url. */
	root: string;
	publishedOn: string;
	/** With the person they make one letter, however often it is sent. */
	exercise: string;
	position: number;
	person: string;
}

const locales: readonly Locale[] = ['es', 'en'];
const wordsInLine = 4;

/** The letter that brings a seal: plain words, Spanish before English, with the seal itself as a file. */
export function writeSealLetter(facts: SealLetterFacts, origin: string) {
	const { event, title, slug, size } = facts;
	const file = { name: `${slug}-${size}.checkpoint`, text: facts.note };
	const parts = locales.map((locale) => {
		const m = sealLetterMessages[locale];
		return [
			`${m.event[event](title, facts.nucleus ?? '')}\n${m.where(facts.name, facts.institution)}`,
			m.sealed(formatNumber(locale, size), formatDay(locale, facts.publishedOn)),
			`${m.words}\n${inLines(facts.words)}`,
			`${m.root}\n${facts.root}`,
			m.keep,
			m.file(file.name),
			`${m.see}\n${origin}/ejercicio/${slug}/sellos?sello=${size}`,
			m.why,
		].join('\n\n');
	});
	return {
		subject: sealLetterMessages.es.subject[event](title),
		text: parts.join('\n\n———\n\n'),
		file,
		messageId: `<sello.${facts.exercise}.${facts.position}.${facts.person}@${new URL(origin).hostname}>`,
	};
}

function inLines(words: readonly string[]): string {
	const starts = words.flatMap((_, at) => (at % wordsInLine === 0 ? [at] : []));
	return starts.map((at) => words.slice(at, at + wordsInLine).join(' ')).join('\n');
}
