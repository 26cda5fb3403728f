import { isOwnWords, type AnswerValue, type OwnWords, type Question } from '$lib/domain/survey/instrument';
import { describeAnswer as describe } from '$lib/domain/survey/values/describeAnswer';
import { formatDay, type Locale } from '$lib/messages/locale';
import { answerMessages } from '$lib/messages/workspace/answers';

/** An answer as lines that can be read: names of options and places, tiers with their number. */
export function describeAnswer(
	question: Question,
	value: AnswerValue,
	language: string,
	placeNames: Readonly<Record<string, string>>,
): string[] {
	const locale: Locale = language === 'en' ? 'en' : 'es';
	const lines = describe(question, value, language, placeNames, {
		...answerMessages[locale].said,
		quote: (words) => `«${words}»`,
		day: (day) => formatDay(locale, day),
		point: (lat, lon) => `${lat}, ${lon}`,
	});
	return lines.map((line) => line.map(({ words }) => words).join(' '));
}

/** What of an answer is in the person's own words: to be read whole, and to be quoted. */
export function ownWords(question: Question, value: AnswerValue): string | null {
	if (typeof value === 'string') return question.type === 'short' || question.type === 'long' ? value : null;
	if (question.type === 'single') return isOwnWords(value) ? value.other : null;
	if (question.type !== 'multiple' || !Array.isArray(value)) return null;
	const items: readonly (string | OwnWords | readonly string[])[] = value;
	const last = items.at(-1);
	return typeof last === 'object' && 'other' in last ? last.other : null;
}
