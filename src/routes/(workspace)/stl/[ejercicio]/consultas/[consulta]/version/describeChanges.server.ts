import { textIn } from '$lib/domain/text';
import { WHOLE_ANSWER } from '$lib/domain/survey/answerRules';
import type { Instrument, Question } from '$lib/domain/survey/instrument';
import { nameForStaff } from '$lib/domain/survey/languages/nameLanguage';
import { findChangeRefusals, type ChangeRefusalCode } from '$lib/domain/survey/versions/findChangeRefusals';
import { canonicalText } from '$lib/evidence';
import type { Locale } from '$lib/messages/locale';

/** A question of a list of changes, by its id and in words. */
interface Named {
	id: string;
	text: string;
}

/** What a working copy would change of what is published, and what of it can't be. */
export interface DescribedChanges {
	isAny: boolean;
	added: Named[];
	reworded: Named[];
	isReordered: boolean;
	hasOtherTexts: boolean;
	hasOtherNotice: boolean;
	languages: string[];
	/** `question` is null where the whole survey is meant. */
	refused: { code: ChangeRefusalCode; question: Named | null; isGone: boolean }[];
}

/** Compares a working copy with the published questions, part by part. */
export function describeChanges(before: Instrument, after: Instrument, locale: Locale): DescribedChanges {
	const differs = (one: unknown, other: unknown): boolean => canonicalText(one) !== canonicalText(other);
	const former = new Map(before.questions.map((question) => [question.id, question]));
	const stayed = after.questions.filter(({ id }) => former.has(id));
	const kept = new Set(stayed.map(({ id }) => id));
	const order = before.questions.filter(({ id }) => kept.has(id));
	const name = ({ id, text }: Question): Named => ({ id, text: textIn(text, locale) });
	return {
		isAny: differs(before, after),
		added: after.questions.filter(({ id }) => !former.has(id)).map(name),
		reworded: stayed.filter((question) => differs(question, former.get(question.id))).map(name),
		isReordered: order.some(({ id }, at) => stayed[at]?.id !== id),
		hasOtherTexts: differs([before.title, before.intro], [after.title, after.intro]),
		hasOtherNotice: differs(before.notice, after.notice),
		languages: after.languages
			.filter((tag) => !before.languages.includes(tag))
			.map((tag) => nameForStaff(tag, locale)),
		refused: findChangeRefusals(before, after).map(({ field, code }) => {
			const question = field === WHOLE_ANSWER ? undefined : former.get(field);
			return { code, question: question ? name(question) : null, isGone: !kept.has(field) };
		}),
	};
}
