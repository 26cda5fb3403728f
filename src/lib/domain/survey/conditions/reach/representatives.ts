import type { Atom } from '../expression';
import { addDays } from '../day';
import { NUMBER_LIMIT } from '../../instrument';
import type { AnswerSpace } from '../subject';

/**
 * Answers to a question of which every other answer behaves like one, as far as some tests of it can tell.
 *
 * Exact: tests name options, keys, numbers and days, so between two named neighbours all answers behave alike, and what
 * no test names behaves alike too. Of `n` options that tests of several options name, up to 2^n sets come out, one at a
 * time.
 */
export function* listRepresentatives(space: AnswerSpace, atoms: readonly Atom[]): Generator {
	switch (space.kind) {
		case 'one': {
			const named = namedOptions(atoms);
			yield* space.options.filter((option) => named.has(option));
			const rest = space.options.find((option) => !named.has(option));
			if (rest !== undefined) yield rest;
			else if (space.other) yield { other: '-' };
			return;
		}
		case 'some': {
			const named = space.options.filter((option) => namedOptions(atoms).has(option));
			const hasRest = space.other || named.length < space.options.length;
			if (hasRest) yield [{ other: '-' }];
			yield* listSubsets(named, space.max);
			return;
		}
		case 'number':
			yield* listNumbers(space.min ?? -NUMBER_LIMIT, space.max ?? NUMBER_LIMIT, namedValues(atoms, 'number'));
			return;
		case 'date':
			yield* listDays(space.min, space.max, namedValues(atoms, 'string'));
			return;
		case 'municipality': {
			const named = namedValues(atoms, 'string');
			yield* named.filter((key) => space.state === null || key.startsWith(space.state));
			// No state has as many municipalities as a condition would have to name.
			yield `${space.state ?? '00'}-`;
			return;
		}
		case 'any':
			yield true;
	}
}

function namedOptions(atoms: readonly Atom[]): Set<string> {
	return new Set(
		atoms.flatMap((atom) =>
			atom.op === 'selected'
				? [atom.option]
				: 'value' in atom && typeof atom.value === 'string'
					? [atom.value]
					: [],
		),
	);
}

function namedValues(atoms: readonly Atom[], type: 'number'): number[];
function namedValues(atoms: readonly Atom[], type: 'string'): string[];
function namedValues(atoms: readonly Atom[], type: 'number' | 'string'): (number | string)[] {
	return [
		...new Set(atoms.flatMap((atom) => ('value' in atom && typeof atom.value === type ? [atom.value] : []))),
	];
}

/** Every set of one to `max` of some options, small sets first. */
function* listSubsets(options: readonly string[], max: number): Generator<readonly string[]> {
	for (let size = 1; size <= Math.min(max, options.length); size++) yield* choose(options, size);
}

function* choose(options: readonly string[], size: number): Generator<readonly string[]> {
	if (size === 0) {
		yield [];
		return;
	}
	for (const [place, option] of options.entries()) {
		for (const others of choose(options.slice(place + 1), size - 1)) yield [option, ...others];
	}
}

/** Each named number, its neighbours and the bounds: one of each stretch without a named number between two bounds. */
function listNumbers(min: number, max: number, named: readonly number[]): number[] {
	const near = named.flatMap((value) => [value - 1, value, value + 1]);
	return [...new Set([...near, min, max])].filter((value) => value >= min && value <= max);
}

function listDays(min: string | null, max: string | null, named: readonly string[]): string[] {
	const near = named.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]);
	const all = new Set([...near, min, max].filter((day) => day !== null));
	if (all.size === 0) all.add('2000-01-01');
	return [...all].filter((day) => (min === null || day >= min) && (max === null || day <= max));
}
