import { atomsOf, type Expression } from '../expression';
import { holds } from '../holds';
import type { Subject } from '../subject';
import { listRepresentatives } from './representatives';

/**
 * Whether anybody can get to see a question. `never_true`: no answers make its condition true. `never_reached`: some
 * would, but not together with the conditions of the questions before it and what these require. `always`: everybody
 * sees it. `undecided`: there are more combinations than were looked at.
 */
export type Reach = 'always' | 'sometimes' | 'never_true' | 'never_reached' | 'undecided';

/** Combinations looked at before the search gives up; well under a tenth of a second. */
const PATIENCE = 20_000;

/**
 * Whether the question at a place can be reached, by looking at every combination of answers that its condition, and
 * the conditions it depends on, can tell apart. Exact unless it says `undecided`. Conditions must have no fault.
 */
export function findReach(subjects: readonly Subject[], at: number, patience = PATIENCE): Reach {
	const condition = subjects[at]?.showIf ?? null;
	if (condition === null) return 'always';
	const before = subjects.slice(0, at);
	const alone = search(keepNamed(before, [condition]), [], condition, true, patience);
	if (alone !== true) return alone === null ? 'undecided' : 'never_true';

	const { relevant, conditions } = keepRelevant(before, condition);
	const shown = search(relevant, conditions, condition, true, patience);
	if (shown !== true) return shown === null ? 'undecided' : 'never_reached';
	return search(relevant, conditions, condition, false, patience) === false ? 'always' : 'sometimes';
}

/** The subjects that some expressions name, as if each could be answered or not by anybody. */
function keepNamed(subjects: readonly Subject[], expressions: readonly Expression[]): Subject[] {
	const named = new Set(expressions.flatMap(atomsOf).map(({ question }) => question));
	return subjects
		.filter(({ id }) => named.has(id))
		.map((subject) => ({ ...subject, showIf: null, isValueCertain: false }));
}

/** The subjects on which a condition depends, directly or through the conditions of others, in their order. */
function keepRelevant(
	subjects: readonly Subject[],
	condition: Expression,
): { relevant: Subject[]; conditions: Expression[] } {
	const relevant: Subject[] = [];
	const conditions: Expression[] = [];
	const named = new Set(atomsOf(condition).map(({ question }) => question));
	// A condition names earlier questions only, so going backwards meets every question after all that depend on it.
	for (const subject of [...subjects].reverse()) {
		if (!named.has(subject.id)) continue;
		relevant.unshift(subject);
		if (subject.showIf === null) continue;
		conditions.push(subject.showIf);
		for (const { question } of atomsOf(subject.showIf)) named.add(question);
	}
	return { relevant, conditions };
}

/** Whether some answers give a condition the wanted truth; null when patience ends before that is known. */
function search(
	subjects: readonly Subject[],
	conditions: readonly Expression[],
	condition: Expression,
	wanted: boolean,
	patience: number,
): boolean | null {
	const atoms = [condition, ...conditions].flatMap(atomsOf);
	let left = patience;

	const visit = (place: number, decided: Decided): boolean | null => {
		if (left-- <= 0) return null;
		const truth = judge(condition, decided);
		// Whatever is still open can always be answered somehow, so it changes nothing.
		if (truth !== null) return truth === wanted;
		const subject = subjects[place];
		if (!subject) return false;
		const isShown = subject.showIf === null || holds(subject.showIf, decided);
		if (!isShown || !subject.isValueCertain) {
			const found = visit(place + 1, { ...decided, [subject.id]: null });
			if (found !== false || !isShown) return found;
		}
		const own = atoms.filter(({ question }) => question === subject.id);
		for (const answer of listRepresentatives(subject.space, own)) {
			const found = visit(place + 1, { ...decided, [subject.id]: answer });
			if (found !== false) return found;
		}
		return false;
	};

	return visit(0, {});
}

/** Answers given so far, by question; null where there is none. A question that is still open has no key. */
type Decided = Readonly<Record<string, unknown>>;

/** The truth of a condition as far as it is decided; null while it depends on a question that isn't. */
function judge(condition: Expression, decided: Decided): boolean | null {
	switch (condition.op) {
		case 'and':
		case 'or': {
			const truths = condition.of.map((part) => judge(part, decided));
			const settling = condition.op === 'or';
			if (truths.includes(settling)) return settling;
			return truths.includes(null) ? null : !settling;
		}
		case 'not': {
			const truth = judge(condition.of, decided);
			return truth === null ? null : !truth;
		}
		default:
			return Object.hasOwn(decided, condition.question) ? holds(condition, decided) : null;
	}
}
