import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../survey/instrument';
import type { SuppressedTable } from './suppressSmallCells';
import { suppressBoth, suppressTables, type CountedTable } from './suppressTables';

/** Small, so that everything that may be hidden can be tried. */
const smallest = 3;

/** How many people of each channel are in each group: `people[channel][group]`. */
type People = readonly (readonly number[])[];

interface Kind {
	readonly question: Question;
	readonly groups: number;
	/** The tables that those people give; each sums to all of them in each channel. */
	readonly write: (people: People) => CountedTable[];
	/** The group that the tables of an earlier question tell of. */
	readonly known: number | null;
}

const asked = { id: 'q', text: { es: 'Q' }, help: null, required: false, noAnswer: [] } as const;
const options = ['a', 'b'].map((id) => ({ id, text: { es: id } }));
const row = (people: People, groups: readonly number[]) => ({
	choice: groups.join(' '),
	text: null,
	counts: people.map((counts) => groups.reduce((total, group) => total + (counts[group] ?? 0), 0)),
});
const table = (people: People, rows: readonly (readonly number[])[], part: string | null = null) => ({
	part,
	text: null,
	rows: rows.map((groups) => row(people, groups)),
});

const single: Question = { ...asked, type: 'single', options, allowOther: false };
const kinds: Record<string, Kind> = {
	'one choice': {
		question: single,
		groups: 3,
		write: (people) => [table(people, [[0], [1], [2]])],
		known: null,
	},
	'one choice, asked of some': {
		question: { ...single, showIf: { op: 'selected', question: 'p', option: 'si' } },
		groups: 3,
		write: (people) => [table(people, [[0], [1], [2]])],
		known: 2,
	},
	'first places': {
		question: { ...asked, type: 'ranking', options, max: 2, ties: false },
		groups: 3,
		write: (people) => [
			table(people, [[0, 1], [2]]),
			table(people, [[0], [1, 2]], 'a'),
			table(people, [[1], [0, 2]], 'b'),
		],
		known: null,
	},
};

/** Every way to put so many people into groups. */
function spread(people: number, groups: number): number[][] {
	if (groups === 1) return [[people]];
	return Array.from({ length: people + 1 }, (_, own) => own).flatMap((own) =>
		spread(people - own, groups - 1).map((others) => [own, ...others]),
	);
}

function combine<T>(choices: readonly (readonly T[])[]): T[][] {
	return choices.reduce<T[][]>(
		(done, next) => done.flatMap((before) => next.map((one) => [...before, one])),
		[[]],
	);
}

/** Everybody a reader may think of: as many in each channel as is known, and in the known group. */
function imagine({ groups, known }: Kind, people: People): People[] {
	return combine(
		people.map((counts) =>
			spread(
				counts.reduce((total, count) => total + count, 0),
				groups,
			).filter((other) => known === null || other[known] === counts[known]),
		),
	);
}

/** Every number a table could show, cells and totals. */
const numbersOf = (tables: readonly CountedTable[]): number[] =>
	tables.flatMap(({ rows }) => rows.flatMap(({ counts }) => [...counts, counts.reduce((a, b) => a + b, 0)]));
/**
 * The same, without what is no secret: the group that an earlier question tells of, and tables of two rows where all are
 * in one. That nobody did something is published, and tells of nobody.
 */
const secretsOf = ({ known }: Kind, tables: readonly CountedTable[]): number[] =>
	tables.flatMap(({ rows }) => {
		const isSplit = rows.length > 2 || rows.every(({ counts }) => counts.some((count) => count > 0));
		return rows.flatMap(({ counts }, at) =>
			[...counts, counts.reduce((a, b) => a + b, 0)].map((count) => (isSplit && at !== known ? count : 0)),
		);
	});
const shownOf = (tables: readonly SuppressedTable[]): (number | null)[] =>
	tables.flatMap(({ cells, totals }) => cells.flatMap((counts, at) => [...counts, totals[at] ?? null]));

const agrees = (shown: readonly (number | null)[], numbers: readonly number[]): boolean =>
	shown.every((number, at) => number === null || number === numbers[at]);

/** The places where everything that agrees with what is shown has one and the same small number. */
function findGivenAway(numbers: readonly number[], imagined: readonly (readonly number[])[]): number[] {
	return numbers.flatMap((number, at) =>
		number > 0 && number < smallest && imagined.every((other) => other[at] === number) ? [at] : [],
	);
}

const populations = (channels: number, groups: number): fc.Arbitrary<People> =>
	fc.array(fc.array(fc.nat(5), { minLength: groups, maxLength: groups }), {
		minLength: 1,
		maxLength: channels,
	});

/** All of a small channel with everybody else; and a first place that followed from those who took none. */
const givenAwayOnce: [People][] = [
	[
		[
			[2, 0, 0],
			[7, 0, 0],
		],
	],
	[
		[
			[0, 1, 3],
			[1, 3, 1],
		],
	],
];

describe.each(Object.entries(kinds))('the tables of %s', (_, kind) => {
	it('T24 leave more than one number possible for each small group', () => {
		fc.assert(
			fc.property(populations(2, kind.groups), (people) => {
				const tables = kind.write(people);
				const shown = shownOf(suppressTables(kind.question, tables, smallest));
				const imagined = imagine(kind, people)
					.map((other) => numbersOf(kind.write(other)))
					.filter((numbers) => agrees(shown, numbers));
				expect(findGivenAway(secretsOf(kind, tables), imagined)).toEqual([]);
			}),
			{ numRuns: 300, examples: givenAwayOnce },
		);
	});

	it('T24 leave them possible also beside the tables of more answers', () => {
		let published = 0;
		fc.assert(
			fc.property(populations(1, kind.groups), populations(1, kind.groups), ([own = []], [more = []]) => {
				const all = own.map((count, at) => count + (more[at] ?? 0));
				const both = suppressBoth(kind.question, kind.write([own]), kind.write([all]), smallest);
				if (both === null) return;
				published += 1;
				const [shownOwn, shownAll] = [shownOf(both.counted), shownOf(both.all)];
				const possible = imagine(kind, [all]).filter((people) =>
					agrees(shownAll, numbersOf(kind.write(people))),
				);
				const pairs = imagine(kind, [own])
					.filter((people) => agrees(shownOwn, numbersOf(kind.write(people))))
					.flatMap((few) =>
						possible
							.filter((whole) => whole.every((counts, c) => counts.every((n, g) => n >= (few[c]?.[g] ?? 0))))
							.map((whole) => [...numbersOf(kind.write(few)), ...numbersOf(kind.write(whole))]),
					);
				const secrets = [...secretsOf(kind, kind.write([own])), ...secretsOf(kind, kind.write([all]))];
				expect(findGivenAway(secrets, pairs)).toEqual([]);
			}),
			{ numRuns: 300 },
		);
		expect(published).toBeGreaterThan(20);
	});
});
