import { describe, expect, it } from 'vitest';
import { readBlt } from './blt';
import { readJsonCase } from './jsonCase';
import { INTERCHANGE_LIMITS } from './preferenceFile';
import { readPreflib, type PreflibType } from './preflib';
import { splitLines, splitWords } from './textLines';

/** What is wrong, where, and what stands there. */
type Wrong = readonly [code: string, line: number, column: number, value: string];

const refused = ([code, line, column, value]: Wrong) => ({ ok: false, error: { code, line, column, value } });

describe('a JSON case is refused at the field that is wrong', () => {
	const withBallot = (ballot: string) => `{"alternatives": [{"id": "a"}], "ballots": [${ballot}]}`;
	it.each<[string, Wrong]>([
		['[]', ['field-wrong', 1, 1, '[]']],
		['null', ['field-wrong', 1, 1, 'null']],
		['{"title": 1}', ['field-wrong', 1, 11, '1']],
		['{"title": "t"}', ['field-missing', 1, 1, 'alternatives']],
		['{"alternatives": 1}', ['field-wrong', 1, 18, '1']],
		['{"alternatives": [], "ballots": 2}', ['field-wrong', 1, 33, '2']],
		['{"alternatives": [],\n "ballots": [], "withdrawn": "a"}', ['field-wrong', 2, 30, '"a"']],
		['{"alternatives": ["a"], "ballots": []}', ['field-wrong', 1, 19, '"a"']],
		['{"alternatives": [{"name": "a"}], "ballots": []}', ['field-missing', 1, 19, 'id']],
		['{"alternatives": [{"id": "a", "name": 3}], "ballots": []}', ['field-wrong', 1, 39, '3']],
		['{"alternatives": [{"id": "a"}, {"id": "a"}], "ballots": []}', ['duplicate-alternative', 1, 32, 'a']],
		['{"alternatives": [{"id": "a"}], "withdrawn": ["b"], "ballots": []}', ['unknown-withdrawn', 1, 47, 'b']],
		[withBallot('7'), ['field-wrong', 1, 45, '7']],
		[withBallot('{"ranking": []}'), ['field-missing', 1, 45, 'count']],
		[withBallot('{"count": true, "ranking": []}'), ['field-wrong', 1, 55, 'true']],
		[withBallot('{"count": 1}'), ['field-missing', 1, 45, 'ranking']],
		[withBallot('{"count": 1, "ranking": [["a"], "a"]}'), ['field-wrong', 1, 77, '"a"']],
		[withBallot('{"count": 1, "ranking": [["a", 2]]}'), ['field-wrong', 1, 70, '["a",2]']],
		[withBallot('{"count": 1,\n "ranking": [["b"]]}'), ['unknown-alternative', 2, 15, 'b']],
	])('%j', (text, wrong) => {
		expect(readJsonCase(text)).toEqual(refused(wrong));
	});

	it('and read with the names that stand there, or the ids', () => {
		const text =
			'{"title": "T", "alternatives": [{"id": "a"}, {"id": "b", "name": "B"}], "withdrawn": ["b"],' +
			' "ballots": [{"count": "2", "ranking": [["a"]]}]}';
		expect(readJsonCase(text)).toEqual({
			ok: true,
			value: {
				title: 'T',
				alternatives: [
					{ id: 'a', name: 'a' },
					{ id: 'b', name: 'B' },
				],
				withdrawn: ['b'],
				ballots: [{ count: '2', ranking: [['a']] }],
			},
		});
	});

	it('for more alternatives than a matrix can be made of, and not for as many', () => {
		const text = (size: number) =>
			JSON.stringify({
				alternatives: Array.from({ length: size }, (_, at) => ({ id: `p${at}` })),
				ballots: [],
			});
		expect(readJsonCase(text(INTERCHANGE_LIMITS.alternatives)).ok).toBe(true);
		expect(readJsonCase(text(INTERCHANGE_LIMITS.alternatives + 1))).toEqual(
			refused(['too-many-alternatives', 1, 17, '1001']),
		);
	});
});

describe('a BLT file', () => {
	const end = '0\n"a"\n"b"\n"t"';
	it.each<[string, Wrong]>([
		['', ['header-missing', 1, 1, '']],
		['3', ['header-missing', 1, 1, '3']],
		[`x 2\n${end}`, ['header-not-a-number', 1, 1, 'x']],
		['1001 1\n0', ['too-many-alternatives', 1, 1, '1001']],
		['2 1\n1 1 2 0', ['file-ends-early', 2, 1, '']],
		['2 1\n1 1 2 0\n0', ['name-missing', 3, 1, '1']],
		['2 1\n1 1 2 0\n0\n"a"', ['name-missing', 4, 1, '2']],
		[`2 1\n-x\n${end}`, ['unexpected-character', 2, 1, '-x']],
		[`2 1\n-3\n${end}`, ['unknown-alternative', 2, 1, '-3']],
		[`2 1\n-0\n${end}`, ['unknown-alternative', 2, 1, '-0']],
		[`2 1\nx 1 0\n${end}`, ['count-not-an-integer', 2, 1, 'x']],
		[`2 1\n1x 1 0\n${end}`, ['count-not-an-integer', 2, 1, '1x']],
		[`2 1\nx1 1 0\n${end}`, ['count-not-an-integer', 2, 1, 'x1']],
		[`2 1\n- 1 0\n${end}`, ['count-not-an-integer', 2, 1, '-']],
		[`2 1\n1 1 2\n${end}`, ['ballot-not-ended', 2, 6, '']],
		[`2 1\n1 y 0\n${end}`, ['unexpected-character', 2, 3, 'y']],
		[`2 1\n1 3 0\n${end}`, ['unknown-alternative', 2, 3, '3']],
		[`2 1\n1 1 0 2\n${end}`, ['text-after-end', 2, 7, '2']],
		[`2 1\n1 0 0\n${end}`, ['text-after-end', 2, 5, '0']],
		['2 1\n0\n"a\n"b"\n"t"', ['ballot-not-ended', 3, 3, '']],
		['2 1\n0\n"a" b\n"t"', ['unexpected-character', 3, 5, 'b']],
	])('is refused: %j', (text, wrong) => {
		expect(readBlt(text)).toEqual(refused(wrong));
	});

	const read = (withdrawn: string[], ballots: { count: number; ranking: string[][] }[]) => ({
		ok: true,
		value: {
			title: 't',
			seats: 1,
			alternatives: [
				{ id: '1', name: 'a' },
				{ id: '2', name: 'b' },
			],
			withdrawn,
			ballots,
		},
	});
	it.each([
		[`\n# antes\n2 1 # dos\n\n-2\n1 1 0 # fin\n${end}`, read(['2'], [{ count: 1, ranking: [['1']] }])],
		[
			`2 1\n3 1 - 0\n4 2=1 0\n${end}`,
			read(
				[],
				[
					{ count: 3, ranking: [['1']] },
					{ count: 4, ranking: [['2', '1']] },
				],
			),
		],
		[`2 1\n1 0\n${end}`, read([], [{ count: 1, ranking: [] }])],
		['2 1\n0\n"a" "b"\n"t" # nada más', read([], [])],
	])('is read: %j', (text, file) => {
		expect(readBlt(text)).toEqual(file);
	});
});

describe('a PrefLib file', () => {
	const head = ({ type = 'soc', size = '2', voters = '1', orders = '1', second = ' b' } = {}) =>
		`# TITLE: t\n# DATA TYPE: ${type}\n# NUMBER ALTERNATIVES: ${size}\n# NUMBER VOTERS: ${voters}\n` +
		`# NUMBER UNIQUE ORDERS: ${orders}\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2:${second}\n`;

	it.each<[PreflibType, string, Wrong]>([
		['soc', '', ['header-missing', 1, 1, 'NUMBER ALTERNATIVES']],
		['soc', `${head()}1: 1`, ['incomplete-not-allowed', 8, 1, '1']],
		['soc', `${head()}1: {1,2}`, ['tie-not-allowed', 8, 4, '1,2']],
		['soc', `${head({ size: 'x' })}1: 1,2`, ['header-not-a-number', 3, 24, 'x']],
		['soc', `${head({ size: '2x' })}1: 1,2`, ['header-not-a-number', 3, 24, '2x']],
		['soc', `${head({ size: 'x2' })}1: 1,2`, ['header-not-a-number', 3, 24, 'x2']],
		['soc', `${head({ size: '1001' })}1: 1,2`, ['too-many-alternatives', 3, 24, '1001']],
		['soc', `${head({ voters: '2' })}1: 1,2`, ['voters-differ', 4, 18, '2']],
		['soc', `${head({ voters: 'x' })}1: 1,2`, ['header-not-a-number', 4, 18, 'x']],
		['soc', `${head({ voters: '1x' })}1: 1,2`, ['header-not-a-number', 4, 18, '1x']],
		['soc', `${head({ voters: 'x1' })}1: 1,2`, ['header-not-a-number', 4, 18, 'x1']],
		['soc', `${head({ orders: '2' })}1: 1,2`, ['orders-differ', 5, 25, '2']],
		['soc', `${head()}x: 1,2`, ['count-not-an-integer', 8, 1, 'x']],
		['soc', `${head()}1x: 1,2`, ['count-not-an-integer', 8, 1, '1x']],
		['soc', `${head()}x1: 1,2`, ['count-not-an-integer', 8, 1, 'x1']],
		['soc', `${head()}1 1,2`, ['count-not-an-integer', 8, 1, '1 1,2']],
		['soc', `${head()}1: 1,3`, ['unknown-alternative', 8, 6, '3']],
		['soc', `${head()}1: 0,1`, ['unknown-alternative', 8, 4, '0']],
		['soc', `${head()}1: 12345678,1`, ['unknown-alternative', 8, 4, '12345678']],
		['soc', `${head()}1: 1,1`, ['alternative-ranked-twice', 8, 6, '1']],
		['soc', `${head()}1: 1,,2`, ['unexpected-character', 8, 6, ',']],
		['soc', `${head()}1: 1;2`, ['unexpected-character', 8, 5, ';']],
		['toc', `${head({ type: 'toc' })}1: {1,{2}}`, ['unexpected-character', 8, 7, '{']],
		['toc', `${head({ type: 'toc' })}1: {1,2`, ['ballot-not-ended', 8, 8, '']],
		['toc', `${head({ type: 'toc' })}1: }1,2`, ['unexpected-character', 8, 4, '}']],
		['toc', `${head({ type: 'toc' })}1: {}`, ['empty-tier', 8, 4, '{}']],
	])('%s is refused: %j', (type, text, wrong) => {
		expect(readPreflib(text, type)).toEqual(refused(wrong));
	});

	const named = (second: string) => [
		{ id: '1', name: 'a' },
		{ id: '2', name: second },
	];
	it.each<[string, string, string[][]]>([
		[`${head()}1: 1,2`, 'b', [['1'], ['2']]],
		[`${head()}\n  \n1 :  2 , 1 \r\n`, 'b', [['2'], ['1']]],
		[`${head({ voters: '', orders: '' })}1: 2,1`, 'b', [['2'], ['1']]],
		[`${head({ second: '' })}1: 2,1`, '2', [['2'], ['1']]],
		[`\uFEFF${head().replace('NUMBER VOTERS', 'number   voters')}1: 2,1\r\n`, 'b', [['2'], ['1']]],
	])('is read: %j', (text, second, ranking) => {
		expect(readPreflib(text, 'soc')).toEqual({
			ok: true,
			value: { title: 't', alternatives: named(second), withdrawn: [], ballots: [{ count: 1, ranking }] },
		});
	});
});

describe('lines and words', () => {
	it('end where they end, on every system', () => {
		expect(splitLines('\uFEFFa\r\nb\n\r\n')).toEqual({ ok: true, value: ['a', 'b', '', ''] });
		expect(splitLines('')).toEqual({ ok: true, value: [''] });
		expect(splitLines('a\rb')).toEqual({ ok: true, value: ['a\rb'] });
		expect(splitWords(' a  bc # d', '#')).toEqual([
			{ text: 'a', column: 2 },
			{ text: 'bc', column: 5 },
		]);
		expect(splitWords('a # b').map(({ text }) => text)).toEqual(['a', '#', 'b']);
		expect(splitWords('# a', '#')).toEqual([]);
	});

	it('longer than anybody writes are refused with their place', () => {
		const line = 'x'.repeat(INTERCHANGE_LIMITS.lineCharacters);
		expect(splitLines(`a\n${line}`).ok).toBe(true);
		expect(splitLines(`a\n${line}x`)).toEqual(refused(['line-too-long', 2, 1_000_001, '']));
		expect(splitLines('\n'.repeat(INTERCHANGE_LIMITS.lines - 1)).ok).toBe(true);
		expect(splitLines('\n'.repeat(INTERCHANGE_LIMITS.lines))).toEqual(
			refused(['too-many-lines', 2_000_001, 1, '']),
		);
		expect(splitLines('x'.repeat(INTERCHANGE_LIMITS.characters + 1))).toEqual(
			refused(['text-too-long', 1, 1, '']),
		);
	});
});
