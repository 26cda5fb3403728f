import type { BallotError } from '$lib/domain/ranking/ballot/ballotErrors';
import type { Task } from '$lib/domain/ranking/marks';
import { formatList, type Locale } from '$lib/messages/locale';
import { describeBallotError } from '$lib/messages/workspace/ballotErrors';

/** What to put right in a ballot, naming the problems; `field` is the control it links to. */
export function describeBallotErrors(
	locale: Locale,
	task: Task,
	problems: readonly { id: string; title: string }[],
	errors: readonly BallotError[],
): { field: string; message: string }[] {
	const titleOf = (id: string): string => problems.find((problem) => problem.id === id)?.title ?? '';
	return errors.map(({ field, code, about, most, over }) => ({
		field,
		message: describeBallotError(locale, task, code, {
			titles: formatList(
				locale,
				about.map((id) => `«${titleOf(id)}»`),
			),
			most,
			over,
		}),
	}));
}
