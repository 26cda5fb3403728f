import type { BallotTerms, Task } from '$lib/domain/ranking/marks';
import type { Typed } from '$lib/domain/readTyped';
import type { Locale } from '$lib/messages/locale';
import type { BallotProblem } from '../view';

/** What the editor of each kind of ballot is handed. */
export type EditorProps<T extends Task> = {
	terms: Extract<BallotTerms, { task: T }>;
	/** What the ballot asks: the heading of its page. */
	question: string;
	/** In the order in which this seat is offered them. */
	problems: readonly BallotProblem[];
	/** What was sent before, or what the saved ballot says, by control. */
	typed: Typed;
	/** What to put right, by control. */
	errors: ReadonlyMap<string, string>;
	/** Says whether the ballot says anything, each time it changes. */
	onmark: (isMarked: boolean) => void;
	locale: Locale;
};
