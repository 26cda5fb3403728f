import { isSayable } from '$lib/domain/survey/adaptive/pipes';
import { findReach, type Reach } from '$lib/domain/survey/conditions/reach/findReach';
import { findLimitReach, type LimitReach } from '$lib/domain/survey/conditions/reach/findLimitReach';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import type { Instrument } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import type { Locale } from '$lib/messages/locale';
import { describeCondition } from './describeCondition';

/** On what of the questions before it a question depends, or could. */
export interface Dependence {
	/** Its condition in words; null when everybody sees it. */
	said: string | null;
	reach: Reach;
	isFirst: boolean;
	/** Earlier questions whose answers its text may take up. */
	pipes: { id: string; text: string }[];
}

export function describeDependence(
	{ questions, state }: Instrument,
	place: number,
	locale: Locale,
	nameOf: (municipality: string) => string,
): Dependence {
	const condition = questions[place]?.showIf;
	const earlier = questions.slice(0, place);
	const subjects = questions.slice(0, place + 1).map((question) => subjectOf(question, state));
	return {
		said: condition === undefined ? null : describeCondition(condition, earlier, locale, nameOf),
		reach: findReach(subjects, place),
		isFirst: place === 0,
		pipes: earlier.filter(isSayable).map(({ id, text }) => ({ id, text: textIn(text, locale) })),
	};
}

/** What an answer must keep to, in words, and whether any could; nulls where there is no limit. */
export function describeLimit(
	{ questions, state }: Instrument,
	place: number,
	locale: Locale,
	nameOf: (municipality: string) => string,
): { said: string | null; reach: LimitReach | null } {
	const must = questions[place]?.limit?.must;
	if (must === undefined) return { said: null, reach: null };
	const askable = questions.slice(0, place + 1);
	const subjects = askable.map((question) => subjectOf(question, state));
	return {
		said: describeCondition(must, askable, locale, nameOf),
		reach: findLimitReach(subjects, place, must),
	};
}
