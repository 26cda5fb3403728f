import { describe, expect, it } from 'vitest';
import type { EntryBody } from '../../evidence';
import { annul, begin as beginWith, findIn as found, hold as holdWith, leaveOut } from '../testing/acts';
import { id, RecordBuilder } from '../testing/recordBuilder';
import { CAST, describeMethodology, NUCLEI, PRIORITIZATION, RANKINGS } from '../testing/sampleRecord';
import { openResult, rehashResult, STRANGE_HASH } from '../testing/spoil';

const [one, two, three] = NUCLEI;
const [first, second, third] = RANKINGS;
const methodology = describeMethodology('anonymous', 'borda', { nuclei: [one, two] });
const file = `results/${PRIORITIZATION}-1.json`;

const begin = () => beginWith(methodology);
const hold = (builder: RecordBuilder, nucleus: string, ranking: string, cast = CAST[1]) =>
	holdWith(builder, methodology, [nucleus, ranking], cast);
/** Both nuclei have voted. */
function whole() {
	const builder = begin();
	return { builder, counted: [hold(builder, one, first), hold(builder, two, second)] };
}
const count = (builder: RecordBuilder, body: Partial<EntryBody<'tally.computed'>> = {}) => {
	const date = '2026-03-11';
	builder.act('tally.computed', {
		...{ prioritization: PRIORITIZATION, result: STRANGE_HASH, rankings: [], software: 'x', date },
		...body,
	});
	return builder;
};
const lineOf = ({ record }: RecordBuilder) =>
	`"line":${String(record.entries.length)},"type":"tally.computed"`;
const leftOut = (nucleus: string) => `19 nucleus-left-out {"nucleus":"${nucleus}"}`;
const declaredOut = '19 nucleus-declared-out {"date":"2026-03-11","nucleus":"Núcleo 2","reason":"Faltó luz"}';

describe('a result', () => {
	it('rests on all that closed and stands, and is the last word until something follows', () => {
		const { builder, counted } = whole();
		expect(found(builder, 19)).toEqual(['19 tally-pending {"title":"Problemas de agua"}']);
		builder.tally(methodology, counted);
		expect(found(builder, 19, 20, 21)).toEqual([]);
		const line = lineOf(builder);
		expect(found(annul(builder, second), 19)).toEqual([
			'19 result-withheld {"title":"Problemas de agua"}',
			`19 tally-outdated {${line}}`,
		]);
		leaveOut(builder, two);
		expect(found(builder, 19)).toEqual([declaredOut, `19 tally-outdated {${line}}`]);
		builder.tally(methodology, counted.slice(0, 1));
		expect(found(builder, 19, 20, 21)).toEqual([
			`19 tally-replaced {"date":"2026-03-11",${line}}`,
			declaredOut,
			leftOut('Núcleo 2'),
		]);
	});

	it('comes when nobody is left to vote', () => {
		const open = begin().open(methodology, one, first);
		expect(found(count(open), 19)).toEqual([
			`19 tally-before-close {${lineOf(open)}}`,
			'19 result-withheld {"title":"Problemas de agua"}',
			leftOut('Núcleo 1'),
			leftOut('Núcleo 2'),
		]);
		const builder = begin();
		hold(builder, one, first);
		count(builder, { rankings: [first] });
		const line = `"line":${String(builder.record.entries.length)},"nucleus":"Núcleo 2","type":"tally.computed"`;
		expect(found(builder, 19)).toEqual([
			`19 tally-nucleus-waiting {${line}}`,
			'19 result-withheld {"title":"Problemas de agua"}',
			leftOut('Núcleo 2'),
		]);
	});

	it('names no more and no fewer rankings than stand', () => {
		const other = (rankings: string[], declared: number) => {
			const { builder } = whole();
			count(builder, { rankings });
			return [
				found(builder, 19)[0],
				`19 tally-other-rankings {"declared":${String(declared)},"found":2,${lineOf(builder)}}`,
			];
		};
		for (const [said, expected] of [other([first], 1), other([first, second, third], 3), other([], 0)])
			expect(said).toBe(expected);
		const { builder } = whole();
		expect(found(count(builder, { rankings: [first, second] }), 19)).toEqual([]);
		expect(found(count(annul(begin().open(methodology, one, first), first)), 19)[0]).toMatch(
			/^19 tally-nucleus-waiting/,
		);
	});

	it('is due only where somebody reached the quorum and nobody annulled it', () => {
		const builder = begin();
		hold(builder, one, first, []);
		hold(builder, two, second, []);
		expect(found(builder, 19)).toEqual([]);
		const again = whole().builder;
		expect(found(annul(again, first), 19)).toEqual([]);
	});

	it('leaves out with its reason whom the methodology left out', () => {
		const rules = {
			...methodology,
			leftOut: [{ nucleus: three, name: 'Núcleo 3', reason: 'Sin titulares' }],
		};
		const builder = new RecordBuilder().begin().publish(rules);
		expect(found(builder, 19)).toEqual([
			'19 nucleus-declared-out {"date":"2026-03-02","nucleus":"Núcleo 3","reason":"Sin titulares"}',
		]);
	});
});

describe('the head of a result', () => {
	const out = [
		{ nucleus: two, name: 'Núcleo 2', reason: 'Faltó luz' },
		{ nucleus: three, name: 'Núcleo 3', reason: 'Sin titulares' },
	];
	/** A result of one nucleus, where two were left out. */
	function alone() {
		const rules = {
			...describeMethodology('anonymous', 'borda', { nuclei: [one] }),
			leftOut: out,
		};
		const builder = new RecordBuilder().begin().publish(rules).open(rules, one, first);
		return builder.tally(rules, [builder.vote(rules, one, first, CAST[0] ?? [])]);
	}

	it('may list who was left out, and who voted, in any order and by any name', () => {
		const builder = alone();
		expect(found(builder, 20, 21)).toEqual([]);
		openResult(builder.record)['leftOut'] = out.toReversed().map((row) => ({ ...row, name: 'Otro nombre' }));
		rehashResult(builder.record);
		expect(found(builder, 20, 21)).toEqual([]);
		const { builder: both, counted } = whole();
		both.tally(methodology, counted);
		openResult(both.record).rankings.reverse();
		rehashResult(both.record);
		expect(found(both, 20)).toEqual([]);
	});

	it('leaves out nobody else, nobody less, and for no other reason', () => {
		const spoil = (rows: typeof out) => {
			const builder = alone();
			openResult(builder.record)['leftOut'] = rows;
			rehashResult(builder.record);
			return found(builder, 20);
		};
		const differs = (where: string) => [`20 result-head-differs {"file":"${file}","where":"${where}"}`];
		expect(spoil(out.slice(0, 1))).toEqual(differs('/leftOut/1'));
		expect(spoil(out.slice(1))).toEqual(differs('/leftOut/1'));
		expect(spoil([...out, { nucleus: id(99), name: 'x', reason: 'y' }])).toEqual(differs('/leftOut/2'));
		expect(spoil(out.map((row) => ({ ...row, reason: 'Otra' })))).toEqual(differs('/leftOut/0/reason'));
	});
});

describe('the counts of a result', () => {
	it('are there where somebody reached the quorum, and nowhere else', () => {
		const { builder, counted } = whole();
		builder.tally(methodology, counted);
		openResult(builder.record)['tally'] = null;
		rehashResult(builder.record);
		expect(found(builder, 21)).toEqual([`21 result-differs {"file":"${file}","where":"/"}`]);
		const strict = describeMethodology('anonymous', 'borda', { nuclei: [one], quorums: [6] });
		const none = new RecordBuilder().begin().publish(strict).open(strict, one, first);
		none.tally(strict, [none.vote(strict, one, first, CAST[0] ?? [])]);
		expect(found(none, 20, 21)).toEqual([]);
		openResult(none.record)['tally'] = {};
		rehashResult(none.record);
		expect(found(none, 21)).toEqual([`21 result-without-quorum {"file":"${file}"}`]);
	});

	it('need their ballots, unless a nucleus votes again and they were taken back', () => {
		const { builder, counted } = whole();
		builder.tally(methodology, counted);
		builder.record.ballots.shift();
		expect(found(builder, 18, 21)).toEqual([
			`18 ballots-missing {"file":"ballots/${first}.json"}`,
			`21 result-inputs-missing {"file":"${file}"}`,
		]);
		annul(builder, second);
		expect(found(builder, 18, 21)).toEqual([]);
	});
});
