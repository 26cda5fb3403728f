import { describe, expect, it } from 'vitest';
import type { EntryBody } from '../../evidence';
import { annul, begin as beginWith, findIn as found, hold as holdWith, leaveOut } from '../testing/acts';
import { id, type RecordBuilder } from '../testing/recordBuilder';
import { CAST, describeMethodology, NUCLEI, RANKINGS } from '../testing/sampleRecord';
import { pick } from '../testing/spoil';

const [here, there] = NUCLEI;
const [first, second, third] = RANKINGS;
const methodology = describeMethodology('anonymous', 'ranked-pairs', {
	nuclei: [here, there],
	quorums: [2, 6],
});
const seats = methodology.rankings[0]?.seats ?? [];

const begin = () => beginWith(methodology);
/** Holds a ranking where so many seats vote. */
function hold(builder: RecordBuilder, nucleus: string, ranking: string, ballots: number) {
	holdWith(builder, methodology, [nucleus, ranking], CAST[1]?.slice(0, ballots));
	return builder;
}
const opened = (attempt: number) =>
	`13 ranking-reopened {"attempt":${String(attempt)},"closes":"2026-03-10T15:00:00Z","nucleus":"Núcleo 1","opens":"2026-03-03T15:00:00Z"}`;
const annulled = '13 ranking-annulled {"date":"2026-03-11","nucleus":"Núcleo 1","reason":"Faltó luz"}';

describe('attempts', () => {
	it('follow what was annulled or had no quorum, numbered one by one', () => {
		const again = annul(begin().open(methodology, here, first), first).open(methodology, here, second, 2);
		expect(found(again, 13)).toEqual([annulled, opened(2)]);
		expect(found(annul(again, second).open(methodology, here, third, 3), 13)).toEqual([
			annulled,
			opened(2),
			annulled,
			opened(3),
		]);
		const short = hold(begin(), here, first, 1).open(methodology, here, second, 2);
		expect(found(short, 13)).toEqual([opened(2)]);
	});

	it('skip no number, and do not begin while the one before stands', () => {
		expect(
			found(annul(begin().open(methodology, here, first), first).open(methodology, here, second, 3), 13),
		).toEqual([
			'13 attempt-number {"declared":3,"found":2,"line":6,"type":"ranking.opened"}',
			annulled,
			opened(3),
		]);
		const soon = '13 attempt-too-soon {"line":5,"type":"ranking.opened"}';
		const both = begin().open(methodology, here, first).open(methodology, here, second, 2);
		expect(found(both, 13)).toEqual([soon, opened(2)]);
		expect(found(annul(both, first), 13)).toEqual([soon, annulled, opened(2)]);
		const closed = hold(begin(), here, first, 2).open(methodology, here, second, 2);
		expect(found(closed, 13)[0]).toMatch(/^13 attempt-too-soon \{"line":\d+,"type":"ranking.opened"\}$/);
	});

	it('of one nucleus have nothing to do with those of another', () => {
		expect(found(begin().open(methodology, here, first).open(methodology, there, second), 13)).toEqual([]);
	});

	it('may have other seats, which is told by how many there were and are', () => {
		const more = [...seats, { seat: id(9999), label: 'Llegó después' }];
		const others = seats.map((one, at) => (at === 5 ? { seat: id(9999), label: 'Otra persona' } : one));
		const again = (list: EntryBody<'ranking.opened'>['seats']) =>
			found(
				annul(begin().open(methodology, here, first), first).open(methodology, here, second, 2, {
					seats: list,
				}),
				13,
			).slice(2);
		expect(again(seats)).toEqual([]);
		expect(again(more)).toEqual(['13 electorate-changed {"after":7,"before":6,"nucleus":"Núcleo 1"}']);
		expect(again(others)).toEqual(['13 electorate-changed {"after":6,"before":6,"nucleus":"Núcleo 1"}']);
	});
});

describe('a nucleus left out', () => {
	it('is one whose rankings were all annulled before', () => {
		const gone = leaveOut(annul(begin().open(methodology, here, first), first), here);
		expect(found(gone, 13)).toEqual([annulled]);
		expect(found(leaveOut(gone, here), 13)).toEqual([
			'13 left-out-twice {"line":7,"type":"nucleus.omitted"}',
			annulled,
		]);
		expect(found(gone.open(methodology, here, second, 2), 13)).toContain(
			'13 attempt-after-left-out {"line":8,"type":"ranking.opened"}',
		);
	});

	it('is none that never ranked, ranks, or was annulled later', () => {
		const standing = (line: number) =>
			`13 left-out-while-standing {"line":${String(line)},"type":"nucleus.omitted"}`;
		expect(found(leaveOut(begin(), here), 13)).toEqual([standing(4)]);
		expect(found(leaveOut(begin().open(methodology, there, first), here), 13)).toEqual([standing(5)]);
		const early = leaveOut(begin().open(methodology, here, first), here);
		expect(found(early, 13)).toEqual([standing(5)]);
		expect(found(annul(early, first), 13)).toEqual([standing(5), annulled]);
	});
});

describe('a close', () => {
	const close = (change: Partial<EntryBody<'ranking.closed'>>, ballots = 2) => {
		const builder = hold(begin(), here, first, ballots);
		Object.assign(pick(builder.record, 'ranking.closed').body, change);
		return builder;
	};

	it('is early where a seat had not voted and no place on earth had the announced day yet', () => {
		const early = (date: string) =>
			`13 ranking-closed-early {"closes":"2026-03-10T15:00:00Z","date":"${date}","nucleus":"Núcleo 1"}`;
		expect(found(close({ date: '2026-03-09' }), 13)).toEqual([]);
		expect(found(close({ date: '2026-03-08' }), 13)).toEqual([early('2026-03-08')]);
		expect(found(close({ date: '2026-03-08', counted: 6 }), 13)).toEqual([]);
		expect(found(close({ date: '2026-03-08', counted: 5 }), 13)).toEqual([early('2026-03-08')]);
		expect(found(close({ date: '9999-12-31' }), 13)).toEqual([]);
	});

	it('never comes on a day that was over everywhere before it opened, whoever voted', () => {
		const before = (date: string) =>
			`13 closed-before-opening {"date":"${date}","line":8,"opens":"2026-03-03T15:00:00Z","type":"ranking.closed"}`;
		expect(found(close({ date: '2026-03-03', counted: 6 }), 13)).toEqual([]);
		expect(found(close({ date: '2026-03-02', counted: 6 }), 13)).toEqual([before('2026-03-02')]);
		expect(found(close({ date: '2026-03-02' }), 13)[0]).toBe(before('2026-03-02'));
		const opens = (at: string) => {
			const builder = close({ date: '2026-03-02', counted: 6 });
			pick(builder.record, 'ranking.opened').body.opens = at;
			return found(builder, 13).length;
		};
		// The day ends last twelve hours west of universal time.
		expect([opens('2026-03-03T11:59:59Z'), opens('2026-03-03T12:00:00Z')]).toEqual([0, 1]);
	});

	it('counts no more than the seats, and says rightly whether that is the quorum', () => {
		const line = '"line":8,"type":"ranking.closed"';
		expect(found(close({}), 17)).toEqual(['17 ballots-withheld {"counted":2,"nucleus":"Núcleo 1"}']);
		expect(found(close({ counted: 7, publication: 'anonymous' }), 17)).toEqual([
			`17 more-than-eligible {"counted":7,"eligible":6,${line}}`,
		]);
		expect(found(close({ counted: 6, publication: 'anonymous' }), 17)).toEqual([]);
		expect(found(close({ quorumMet: false }), 17)).toEqual([
			'17 quorum-wrong {"counted":2,"line":8,"quorum":2,"type":"ranking.closed"}',
			'17 ballots-withheld {"counted":2,"nucleus":"Núcleo 1"}',
			'17 quorum-not-met {"counted":2,"nucleus":"Núcleo 1","quorum":2}',
		]);
		expect(found(close({ eligibleSeats: 5 }), 17)).toContain(
			`17 eligible-changed {"declared":5,"found":6,${line}}`,
		);
		expect(found(close({ quorum: 1 }), 17)).toContain(`17 quorum-changed {"declared":1,"found":2,${line}}`);
	});

	it('publishes as was announced, and no ballots one by one where they are few', () => {
		const wrong = (publication: string, ballots: number) =>
			`17 publication-wrong {"ballots":${String(ballots)},"declared":"${publication}","line":8,"type":"ranking.closed"}`;
		expect(found(close({ publication: 'anonymous' }), 17)).toEqual([wrong('anonymous', 2)]);
		expect(found(close({ counted: 5, publication: 'anonymous' }), 17)).toEqual([]);
		expect(found(close({ counted: 5, publication: 'nominal' }), 17)).toEqual([wrong('nominal', 5)]);
		expect(found(close({ counted: 5, publication: 'aggregates' }), 17)).toEqual([
			wrong('aggregates', 5),
			'17 ballots-withheld {"counted":5,"nucleus":"Núcleo 1"}',
		]);
	});

	it('that was never opened is held to nothing it did not promise', () => {
		const builder = close({ counted: 7 });
		builder.record.entries.splice(3, 1);
		const batch = pick(builder.record, 'batch.sealed').body;
		batch.first -= 1;
		expect(found(builder, 13, 17)).toEqual([
			'17 more-than-eligible {"counted":7,"eligible":6,"line":7,"type":"ranking.closed"}',
		]);
	});
});
