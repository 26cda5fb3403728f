import type { BallotTerms, Marks, Task } from '$lib/domain/ranking/marks';
import type { Locale } from '$lib/messages/locale';
import type { BallotProblem } from '../view';

/** What shows a ballot of each kind again: before it is saved, and after. */
export type MarksProps<T extends Task> = {
	terms: Extract<BallotTerms, { task: T }>;
	marks: Extract<Marks, { task: T }>;
	/** In the order in which this seat is offered them. */
	problems: readonly BallotProblem[];
	locale: Locale;
};
