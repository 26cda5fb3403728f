import { formatMoment, type Locale } from '$lib/messages/locale';
import { mailedCodeMessages } from '$lib/messages/workspace/channels/mailedCodes';

/** What every letter of a sending says alike. */
export interface CodeLetterFacts {
	institution: string;
	title: string;
	opensAt: string;
	closesAt: string;
	timeZone: string;
	/** Whether answers are taken already. */
	isOpen: boolean;
	/** Where a code is typed. */
	typeAt: string;
	/** The languages of the product that the survey is written in. */
	languages: readonly Locale[];
}

/** The letter that brings a code: plain words, one language after the other, and no word of whoever gets it. */
export function writeCodeLetter(
	facts: CodeLetterFacts,
	{ code, link }: { code: string; link: string },
): { subject: string; text: string } {
	const parts = facts.languages.map((language) => {
		const m = mailedCodeMessages[language].letter;
		const day = (moment: string) => formatMoment(language, moment, facts.timeZone, 'dateTime');
		const dates = facts.isOpen
			? m.closes(day(facts.closesAt))
			: `${m.opens(day(facts.opensAt))} ${m.closes(day(facts.closesAt))}`;
		return [
			m.invitation(facts.institution, facts.title),
			`${m.how}\n${link}`,
			`${m.orType}\n${facts.typeAt}\n${code}`,
			dates,
			m.free,
			m.ignore,
		].join('\n\n');
	});
	const subjects = facts.languages.map((language) =>
		mailedCodeMessages[language].letter.subject(facts.title),
	);
	return { subject: subjects[0] ?? '', text: parts.join('\n\n———\n\n') };
}
