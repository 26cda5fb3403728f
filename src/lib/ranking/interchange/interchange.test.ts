import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { readBlt, writeBlt } from './blt';
import { readJsonCase, writeJsonCase } from './jsonCase';
import { INTERCHANGE_LIMITS, type PreferenceFile } from './preferenceFile';
import { readPreferenceLines, writePreferenceLines } from './preferenceLines';
import {
	choosePreflibType,
	readPreflib,
	readPreflibCategories,
	writePreflib,
	writePreflibCategories,
} from './preflib';

const count = fc.oneof(fc.nat(), fc.constantFrom('9007199254740993', '123456789012345678901234567890'));
const name = fc
	.stringMatching(/^[\p{L}0-9][\p{L}0-9 .,'áé#:|-]{0,12}$/u)
	.map((text) => text.trim())
	.filter((text) => text !== '');

/** Files whose ids are the numbers 1 … n, as formats that number their alternatives read them. */
const numbered: fc.Arbitrary<PreferenceFile> = fc
	.record({ title: name, names: fc.array(name, { minLength: 1, maxLength: 5 }) })
	.chain(({ title, names }) => {
		const ids = names.map((_, at) => String(at + 1));
		const ranking = fc
			.tuple(fc.shuffledSubarray(ids), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
			.map(([order, joins]) => {
				const tiers: string[][] = [];
				for (const [at, id] of order.entries()) {
					const last = tiers.at(-1);
					if (joins[at] === true && last !== undefined) last.push(id);
					else tiers.push([id]);
				}
				return tiers;
			});
		return fc.record({
			title: fc.constant(title),
			alternatives: fc.constant(names.map((own, at) => ({ id: String(at + 1), name: own }))),
			withdrawn: fc.constant<string[]>([]),
			ballots: fc.array(fc.record({ count, ranking }), { maxLength: 6 }),
		});
	});

function unwrap<Value>(read: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

describe('what is written is read again', () => {
	it('as PrefLib, in the narrowest type', () => {
		fc.assert(
			fc.property(numbered, (file) => {
				const text = unwrap(writePreflib(file));
				expect(unwrap(readPreflib(text, choosePreflibType(file)))).toEqual(file);
				expect(unwrap(readPreflib(text.replace(/TYPE: .*/, 'TYPE: toi'), 'toi'))).toEqual(file);
			}),
			RUNS,
		);
	});

	it('as BLT, with seats and withdrawals', () => {
		fc.assert(
			fc.property(numbered, fc.integer({ min: 0, max: 99 }), fc.boolean(), (file, seats, gone) => {
				const whole = { ...file, seats, withdrawn: gone ? ['1'] : [] };
				const text = unwrap(writeBlt(whole));
				expect(unwrap(readBlt(text))).toEqual(whole);
				expect(unwrap(readBlt(text.replaceAll('\n', '\r\n')))).toEqual(whole);
			}),
			RUNS,
		);
	});

	it('as one ballot a line', () => {
		fc.assert(
			fc.property(numbered, (file) => {
				const byName = {
					...file,
					title: '',
					alternatives: file.alternatives.map(({ id }) => ({ id: `a${id}`, name: `a${id}` })),
					ballots: file.ballots.map((ballot) => ({
						...ballot,
						ranking: ballot.ranking.map((tier) => tier.map((id) => `a${id}`)),
					})),
				};
				expect(unwrap(readPreferenceLines(unwrap(writePreferenceLines(byName))))).toEqual(byName);
			}),
			RUNS,
		);
	});

	it('as a JSON case', () => {
		fc.assert(
			fc.property(numbered, fc.string(), (file, id) => {
				expect(unwrap(readJsonCase(writeJsonCase(id, file)))).toEqual(file);
			}),
			RUNS,
		);
	});

	it('as categories of PrefLib', () => {
		const file = {
			title: 'Obras',
			alternatives: ['agua', 'luz', 'parque'].map((own, at) => ({ id: String(at + 1), name: own })),
			categories: ['sí', 'tal vez', 'no'],
			ballots: [
				{ count: 3, placed: [['1', '3'], [], ['2']] },
				{ count: '9007199254740993', placed: [[], [], []] },
			],
		};
		expect(unwrap(readPreflibCategories(unwrap(writePreflibCategories(file))))).toEqual(file);
	});
});

const head = '# NUMBER ALTERNATIVES: 3\n';

describe('a bad file is refused with its place', () => {
	it.each([
		['1,2,3\n', 2, 1, 'count-not-an-integer'],
		['1.5: 1,2,3\n', 2, 1, 'count-not-an-integer'],
		['1: 1,2,4\n', 2, 8, 'unknown-alternative'],
		['1: 1,2,1\n', 2, 8, 'alternative-ranked-twice'],
		['1: 1,{2,3\n', 2, 10, 'ballot-not-ended'],
		['1: 1,,2\n', 2, 6, 'unexpected-character'],
		['1: 1,2,\n', 2, 8, 'ballot-not-ended'],
		['1: 1,{2,{3}}\n', 2, 9, 'unexpected-character'],
		['1: 1,{2,3}\n', 2, 6, 'tie-not-allowed'],
		['1: 1,2\n', 2, 1, 'incomplete-not-allowed'],
		['# NUMBER VOTERS: 2\n1: 1,2,3\n', 2, 18, 'voters-differ'],
		['# NUMBER UNIQUE ORDERS: 2\n1: 1,2,3\n', 2, 25, 'orders-differ'],
		['# DATA TYPE: toi\n1: 1,2,3\n', 2, 14, 'type-differs'],
		['# TITLE: a\n# TITLE: b\n', 3, 1, 'header-repeated'],
	])('PrefLib %j', (body, line, column, code) => {
		expect(readPreflib(head + body, 'soc')).toMatchObject({ ok: false, error: { line, column, code } });
	});

	it.each([
		['', 1, 1, 'header-missing'],
		['x 1\n', 1, 1, 'header-not-a-number'],
		['99999 1\n', 1, 1, 'too-many-alternatives'],
		['2 1 1\n', 1, 5, 'unexpected-character'],
		['2 1\n1 1 2\n', 2, 6, 'ballot-not-ended'],
		['2 1\n1 1 3 0\n', 2, 5, 'unknown-alternative'],
		['2 1\n1 1=1 0\n', 2, 5, 'alternative-ranked-twice'],
		['2 1\n1.5 1 0\n', 2, 1, 'count-not-an-integer'],
		['2 1\n1 1 0 2\n', 2, 7, 'text-after-end'],
		['2 1\n-1\n-1\n', 3, 1, 'withdrawn-twice'],
		['2 1\n1 1 0\n', 3, 1, 'file-ends-early'],
		['2 1\n0\n"a"\n', 4, 1, 'name-missing'],
		['2 1\n0\n"a" "b" "t" "x"\n', 3, 13, 'text-after-end'],
		['2 1\n0\n"a" b\n', 3, 5, 'unexpected-character'],
	])('BLT %j', (text, line, column, code) => {
		expect(readBlt(text)).toMatchObject({ ok: false, error: { line, column, code } });
	});

	it.each([
		['a > b = a\n', 1, 9, 'alternative-ranked-twice'],
		['a > > b\n', 1, 4, 'empty-tier'],
		['#/Candidates: a; b\n2: a > c\n', 2, 8, 'unknown-alternative'],
		['#/Candidates: a; a\n', 1, 17, 'duplicate-alternative'],
		['#/Candidates: a; b\n1,2,3\n', 2, 6, 'ballot-not-ended'],
		['1,2\na > b\n', 2, 1, 'unexpected-character'],
	])('lines %j', (text, line, column, code) => {
		expect(readPreferenceLines(text)).toMatchObject({ ok: false, error: { line, column, code } });
	});

	it.each([
		[
			'{"alternatives": [{"id": "a"}],\n "ballots": [{"count": 1, "ranking": [["b"]]}]}',
			2,
			40,
			'unknown-alternative',
		],
		['{"alternatives": [{"id": "a"}],\n "ballots": [{"count": -1, "ranking": []}]}', 2, 24, 'negative-count'],
		['{"alternatives": [{"id": "a"}],\n "ballots": [{"count": 1}]}', 2, 14, 'field-missing'],
		['{"alternatives": [{"id": "a"},\n{"id": "a"}], "ballots": []}', 2, 1, 'duplicate-alternative'],
		['{"alternatives": [', 1, 19, 'not-json'],
	])('JSON %j', (text, line, column, code) => {
		expect(readJsonCase(text)).toMatchObject({ ok: false, error: { line, column, code } });
	});
});

describe('a file made to exhaust is refused', () => {
	const readers = [
		(text: string) => readPreflib(text, 'toi'),
		readBlt,
		readPreferenceLines,
		readJsonCase,
		readPreflibCategories,
	];

	it.each(readers.map((read, at) => [at, read] as const))('by reader %i', (_, read) => {
		const long = read('1'.repeat(INTERCHANGE_LIMITS.lineCharacters + 1));
		expect(long.ok).toBe(false);
		expect(read('\n'.repeat(INTERCHANGE_LIMITS.lines + 1)).ok).toBe(false);
	});

	it('never throws, whatever the text', () => {
		const scrap = fc.array(
			fc.constantFrom(
				'1',
				'2 1',
				':',
				'{',
				'}',
				',',
				'>',
				'=',
				'-',
				'0',
				'"a"',
				'#',
				'\n',
				' ',
				'# NUMBER ALTERNATIVES: 2\n',
			),
			{ maxLength: 20 },
		);
		fc.assert(
			fc.property(scrap, (parts) => {
				for (const read of readers) expect(typeof read(parts.join('')).ok).toBe('boolean');
			}),
			RUNS,
		);
	});
});

describe('ways to write a ballot', () => {
	it('reads counts before and after, ranks and opinions withheld', () => {
		const file = unwrap(
			readPreferenceLines('#/Candidates: a; b; c\n3X1,2,-\n\n# nota\n1,1,2\nb > a * 4\n2:\n'),
		);
		expect(file.ballots).toEqual([
			{ count: 3, ranking: [['a'], ['b']] },
			{ count: 1, ranking: [['a', 'b'], ['c']] },
			{ count: 4, ranking: [['b'], ['a']] },
			{ count: 2, ranking: [] },
		]);
	});

	it('refuses to write what a format cannot say', () => {
		const file = { title: '', alternatives: [{ id: 'a>b', name: 'a\nb' }], withdrawn: [], ballots: [] };
		expect(writePreferenceLines(file)).toMatchObject({ ok: false, error: { code: 'id-not-writable' } });
		expect(writePreflib(file)).toMatchObject({ ok: false, error: { code: 'name-not-writable' } });
		expect(writeBlt({ ...file, seats: 1 })).toMatchObject({
			ok: false,
			error: { code: 'name-not-writable' },
		});
		const gone = { ...file, alternatives: [{ id: 'a', name: 'a' }], withdrawn: ['a'] };
		expect(writePreflib(gone)).toMatchObject({ ok: false, error: { code: 'withdrawn-not-writable' } });
	});
});
