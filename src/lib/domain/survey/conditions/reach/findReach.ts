import { atomsOf, type Expression } from '../expression';
import { holds } from '../holds';
import type { Subject } from '../subject';
import { listRepresentatives } from './representatives';

/**
 * Whether anybody can get to see a question. `never_true`: no answers make its condition true. `never_reached`: some
 * would, but not together with the conditions and limits of the questions before it and what these require. `always`:
 * everybody who gets so far sees it. `undecided`: there are more combinations than were looked at.
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
	const before = subjects.slice(0, at);
	// A required question whose limit nobody can keep to is where people stay, whatever comes after.
	if (condition === null && !before.some(isGate)) return 'always';
	const sought = condition ?? whatever;
	const alone = search(keepNamed(before, [sought]), [], sought, true, patience);
	if (alone !== true) return alone === null ? 'undecided' : 'never_true';

	const { relevant, expressions } = keepRelevant(before, sought);
	const shown = search(relevant, expressions, sought, true, patience);
	if (shown !== true) return shown === null ? 'undecided' : 'never_reached';
	return search(relevant, expressions, sought, false, patience) === false ? 'always' : 'sometimes';
}

/** The condition of a question that is shown to everybody. */
const whatever: Expression = { op: 'and', of: [] };

/** Whether some may have no way past a question: it must be answered, and not every answer will do. */
function isGate({ isValueCertain, must }: Subject): boolean {
	return isValueCertain && must !== null;
}

/** The subjects that some expressions name, as if each could be answered or not by anybody. */
function keepNamed(subjects: readonly Subject[], expressions: readonly Expression[]): Subject[] {
	const named = new Set(expressions.flatMap(atomsOf).map(({ question }) => question));
	return subjects
		.filter(({ id }) => named.has(id))
		.map((subject) => ({ ...subject, showIf: null, must: null, isValueCertain: false }));
}

/**
 * The subjects on which it depends whether a condition is met, in their order: directly, through the conditions and
 * limits of others, or because nobody gets past them.
 */
function keepRelevant(
	subjects: readonly Subject[],
	condition: Expression,
): { relevant: Subject[]; expressions: Expression[] } {
	const relevant: Subject[] = [];
	const expressions: Expression[] = [];
	const named = new Set(atomsOf(condition).map(({ question }) => question));
	// Conditions and limits name no later question, so going backwards meets every question after all that depend on it.
	for (const subject of [...subjects].reverse()) {
		if (!named.has(subject.id) && !isGate(subject)) continue;
		relevant.unshift(subject);
		for (const expression of [subject.showIf, subject.must]) {
			if (expression === null) continue;
			expressions.push(expression);
			for (const { question } of atomsOf(expression)) named.add(question);
		}
	}
	return { relevant, expressions };
}

/** Whether some answers give a condition the wanted truth; null when patience ends before that is known. */
function search(
	subjects: readonly Subject[],
	expressions: readonly Expression[],
	condition: Expression,
	wanted: boolean,
	patience: number,
): boolean | null {
	const atoms = [condition, ...expressions].flatMap(atomsOf);
	const lastGate = subjects.findLastIndex(isGate);
	let left = patience;

	const visit = (place: number, decided: Decided): boolean | null => {
		if (left-- <= 0) return null;
		const truth = judge(condition, decided);
		if (truth !== null && truth !== wanted) return false;
		// What is still open can be left blank, or be answered somehow where no gate is left: it changes nothing.
		if (truth !== null && place > lastGate) return true;
		const subject = subjects[place];
		if (!subject) return false;
		const isShown = subject.showIf === null || holds(subject.showIf, decided);
		if (!isShown || !subject.isValueCertain) {
			const found = visit(place + 1, { ...decided, [subject.id]: null });
			if (found !== false || !isShown) return found;
		}
		const own = atoms.filter(({ question }) => question === subject.id);
		for (const answer of listRepresentatives(subject.space, own)) {
			const given = { ...decided, [subject.id]: answer };
			if (subject.must !== null && !holds(subject.must, given)) continue;
			const found = visit(place + 1, given);
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
