import type { PairMark } from '$lib/domain/ranking/marks';
import type { Locale } from '$lib/messages/locale';
import { ballotTaskMessages } from '$lib/messages/workspace/ballotTasks';

/** What was said about two problems, as a sentence with their titles. */
export function describeJudgement(
	locale: Locale,
	{ first, second, preferred }: PairMark,
	titles: ReadonlyMap<string, string>,
): string {
	const m = ballotTaskMessages[locale].pairs;
	const titleOf = (id: string): string => titles.get(id) ?? '';
	return preferred === null
		? m.unknown(titleOf(first), titleOf(second))
		: m.over(titleOf(preferred), titleOf(preferred === first ? second : first));
}
