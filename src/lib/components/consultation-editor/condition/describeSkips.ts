import { listSkips, type Skip } from '$lib/domain/survey/conditions/edit/skips';
import { findQuestion, type Instrument } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import type { Locale } from '$lib/messages/locale';
import { skipMessages } from '$lib/messages/workspace/editing/skips';
import { describeCondition } from './describeCondition';

/** The skips from a question on, each as one sentence. */
export function describeSkips(
	draft: Instrument,
	from: string,
	locale: Locale,
	nameOf: (municipality: string) => string,
): string[] {
	const m = skipMessages[locale];
	return listSkips(draft, from).map(({ when, to }: Skip) => {
		const said = describeCondition(when, draft.questions, locale, nameOf);
		const target = to === null ? null : findQuestion(draft, to);
		return target === null ? m.saidEnd(said) : m.said(said, textIn(target.text, locale));
	});
}
