import { compareCodeUnits } from '../../basics/compare';
import { MOST_COMMITTEES, type Committees } from './committeeOutcome';

/** One way a rule that chooses one alternative after another can have gone so far. */
export interface ChoiceState<Memory> {
	/** In the order in which they were chosen. */
	readonly chosen: readonly number[];
	/** What the next choice depends on besides who is chosen; compared through `keyOf`. */
	readonly memory: Memory;
}

/** A rule that chooses one after another: which choices are tied for the next, and how the memory changes with one. */
export interface SequentialRule<Memory> {
	readonly start: Memory;
	/** Positions tied for the next choice; none when the rule stops. */
	readonly next: (state: ChoiceState<Memory>) => readonly number[];
	/** Whether the ties also allow it to stop here, although there is a next choice. Default no. */
	readonly mayStop?: (state: ChoiceState<Memory>) => boolean;
	readonly choose: (state: ChoiceState<Memory>, position: number) => Memory;
	/** Equal for equal memories. */
	readonly keyOf: (memory: Memory) => string;
}

/**
 * Follows every tie of a sequential rule, one choice at a time, and joins the ways that became equal. When more than
 * `most` ways stand side by side it stops: who is in all of them is certain, because a rule never takes anyone out, and
 * everyone else may be in.
 */
export function exploreChoices<Memory>(
	size: number,
	rule: SequentialRule<Memory>,
	most = MOST_COMMITTEES,
): Committees {
	let level: ChoiceState<Memory>[] = [{ chosen: [], memory: rule.start }];
	const ends = new Map<string, ChoiceState<Memory>>();
	while (level.length > 0) {
		const following = new Map<string, ChoiceState<Memory>>();
		for (const state of level) {
			const tied = rule.next(state);
			if (tied.length === 0 || rule.mayStop?.(state) === true) ends.set(keyOfSet(state.chosen), state);
			for (const position of tied) {
				const after = { chosen: [...state.chosen, position], memory: rule.choose(state, position) };
				following.set(`${keyOfSet(after.chosen)}|${rule.keyOf(after.memory)}`, after);
			}
		}
		if (following.size + ends.size > most) {
			const ways = [...level, ...ends.values()];
			const positions = Array.from({ length: size }, (_, position) => position);
			return {
				certain: positions.filter((position) => ways.every(({ chosen }) => chosen.includes(position))),
				possible: positions,
			};
		}
		level = [...following.values()];
	}
	return { all: Array.from(ends.values(), ({ chosen }) => chosen) };
}

/** One step along the way that is shown: who was tied for this choice, and who of them is shown as chosen. */
export interface ShownChoice<Memory> {
	readonly before: ChoiceState<Memory>;
	readonly position: number;
	readonly tied: readonly number[];
}

/**
 * One way to the end, to show the rounds: of those tied, the first in code-unit order of their ids, which means
 * nothing but is the same for every order of the input.
 */
export function walkChoices<Memory>(
	alternatives: readonly string[],
	rule: SequentialRule<Memory>,
): ShownChoice<Memory>[] {
	const shown: ShownChoice<Memory>[] = [];
	let state: ChoiceState<Memory> = { chosen: [], memory: rule.start };
	for (;;) {
		const before = state;
		const tied = [...rule.next(before)].sort((a, b) =>
			compareCodeUnits(alternatives[a] ?? '', alternatives[b] ?? ''),
		);
		const [position] = tied;
		if (position === undefined) return shown;
		shown.push({ before, position, tied });
		state = { chosen: [...before.chosen, position], memory: rule.choose(before, position) };
	}
}

function keyOfSet(chosen: readonly number[]): string {
	return [...chosen].sort((a, b) => a - b).join();
}
