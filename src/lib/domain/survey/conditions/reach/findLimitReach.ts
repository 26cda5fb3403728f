import type { Expression } from '../expression';
import type { Subject } from '../subject';
import { findReach } from './findReach';

/** Whether a limit lets answers through: all of them, some, none, or more combinations than were looked at. */
export type LimitReach = 'always' | 'sometimes' | 'never' | 'undecided';

/**
 * What a limit leaves of the answers to the question at a place, among those who see it. Exact unless it says
 * `undecided`; `never` too where nobody gets to the question. The limit must have no fault.
 */
export function findLimitReach(subjects: readonly Subject[], at: number, must: Expression): LimitReach {
	const own = subjects[at];
	if (own === undefined) return 'sometimes';
	// Only a value is held against a limit, so here there is one; whether the question is seen goes into what is sought.
	const known: Subject[] = [
		...subjects.slice(0, at),
		{ ...own, showIf: null, must: null, isValueCertain: true },
	];
	const canHold = (sought: Expression): boolean | null => {
		const showIf: Expression = own.showIf === null ? sought : { op: 'and', of: [own.showIf, sought] };
		// No question can be called so.
		const seeker: Subject = {
			id: '_',
			showIf,
			must: null,
			isValueCertain: false,
			space: { kind: 'any' },
		};
		const reach = findReach([...known, seeker], known.length);
		return reach === 'undecided' ? null : reach !== 'never_true' && reach !== 'never_reached';
	};
	const passes = canHold(must);
	if (passes !== true) return passes === null ? 'undecided' : 'never';
	return canHold({ op: 'not', of: must }) === false ? 'always' : 'sometimes';
}
