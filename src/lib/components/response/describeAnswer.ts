import type { AnswerValue, Question } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { formatDegrees } from '$lib/domain/territory/point';

/** An answer as lines that can be read: names of options and places, tiers with their number. */
export function describeAnswer(
	question: Question,
	value: AnswerValue,
	language: string,
	placeNames: Readonly<Record<string, string>>,
): string[] {
	const nameOf = (id: string): string => {
		if (question.type === 'municipality') return placeNames[id] ?? id;
		const option = 'options' in question ? question.options.find((offered) => offered.id === id) : undefined;
		return option ? textIn(option.text, language) : id;
	};
	if (typeof value === 'string') return [nameOf(value)];
	if ('other' in value) return [`«${value.other}»`];
	if ('latE6' in value) return [`${formatDegrees(value.latE6)}, ${formatDegrees(value.lonE6)}`];
	return value.map((item: string | readonly string[], at) =>
		typeof item === 'string' ? nameOf(item) : `${(at + 1).toString()}. ${item.map(nameOf).join(', ')}`,
	);
}

/** What of an answer is in the person's own words: to be read whole, and to be quoted. */
export function ownWords(question: Question, value: AnswerValue): string | null {
	if (question.type === 'short' && typeof value === 'string') return value;
	return typeof value === 'object' && 'other' in value ? value.other : null;
}
