import { formatList, type Locale } from '$lib/messages/locale';
import { describeRefusal } from '$lib/messages/refusals';
import { ballotMessages } from '$lib/messages/workspace/ballot';
import type { RankFields } from '$lib/ui/order/rankFields';

/** What to put right in a ballot, naming the problems. All of it is put right in the list, which `field` links to. */
export function describeBallotErrors(
	locale: Locale,
	problems: readonly { id: string; title: string }[],
	{ repeated, unreadable }: RankFields,
	field: string,
): { field: string; message: string }[] {
	const m = ballotMessages[locale].ballot;
	const titleOf = (id: string): string => problems.find((problem) => problem.id === id)?.title ?? '';
	const quoted = (ids: readonly string[]): string =>
		formatList(
			locale,
			ids.map((id) => `«${titleOf(id)}»`),
		);
	const messages = [
		...repeated.map((tier) => m.repeated(quoted(tier))),
		...unreadable.map((id) => m.unreadable(titleOf(id))),
	];
	if (messages.length === 0) messages.push(describeRefusal(locale, 'ballot_empty'));
	return messages.map((message) => ({ field, message }));
}
