import { describe, expect, it } from 'vitest';
import { documentHash, type EntryBody, type EntryType } from '../../evidence';
import { findIn } from '../testing/acts';
import { decision, hold } from '../testing/answers';
import { id, RecordBuilder } from '../testing/recordBuilder';
import { describeMethodology, NUCLEI, PRIORITIZATION, RANKINGS, SURVEY } from '../testing/sampleRecord';
import { STRANGE_HASH } from '../testing/spoil';

const [here, there] = NUCLEI;
const [first, second] = RANKINGS;
const rules = describeMethodology();
const reason = 'Se acordó así';

type Act = (builder: RecordBuilder) => unknown;
const act =
	<T extends EntryType>(type: T, body: EntryBody<T>): Act =>
	(builder) =>
		builder.act(type, body);

/** What check 48 finds in a log of these acts alone, the first of them on line 1; a day that only runs back is left aside. */
const daysOf = (...acts: Act[]) => {
	const builder = new RecordBuilder();
	for (const add of acts) add(builder);
	return findIn(builder, 48).filter((found) => !found.startsWith('48 days-run-back'));
};
const early = (type: EntryType, line: number, date: string, before: number, day: string) =>
	`48 day-before-its-cause {"before":${String(before)},"date":"${date}","found":"${day}","line":${String(line)},"type":"${type}"}`;

const publish = (date: string, previous: string | null = null) => {
	const prioritization = previous === null ? PRIORITIZATION : id(11);
	const methodology = { ...rules, prioritization, round: { number: previous === null ? 1 : 2, previous } };
	const hash = documentHash('methodology', methodology);
	return act('methodology.published', { prioritization, hash, methodology, date });
};
const open =
	(ranking: string, nucleus: string, date: string): Act =>
	(builder) =>
		builder.open(rules, nucleus, ranking, 1, { date });
const extend = (ranking: string, date: string) =>
	act('ranking.extended', { ranking, closes: '2026-04-01T00:00:00Z', reason, date });
const close = (ranking: string, date: string) =>
	act('ranking.closed', {
		...{ ranking, date, accepted: 0, superseded: 0, counted: 0 },
		...{ eligibleSeats: 6, quorum: 2, quorumMet: false, publication: 'anonymous' },
	});
const omit = (nucleus: string, date: string) =>
	act('nucleus.omitted', { prioritization: PRIORITIZATION, nucleus, reason, date });
const draw = (date: string) =>
	act('tiebreak.drawn', { prioritization: PRIORITIZATION, source: 'Sorteo', drawn: '4 8', date });
const count = (date: string) =>
	act('tally.computed', {
		...{ prioritization: PRIORITIZATION, result: STRANGE_HASH, rankings: [], software: 'x', date },
	});

describe('the day of a ranking', () => {
	it('is not before that on which it was extended, and binds nothing else until it closes', () => {
		const begun = [publish('2026-03-01'), open(first, here, '2026-03-02'), extend(first, '2026-03-12')];
		expect(daysOf(...begun, extend(first, '2026-03-11'), close(first, '2026-03-11'))).toEqual([
			early('ranking.extended', 4, '2026-03-11', 3, '2026-03-12'),
			early('ranking.closed', 5, '2026-03-11', 3, '2026-03-12'),
		]);
		expect(daysOf(...begun, open(second, here, '2026-03-11'), count('2026-03-11'))).toEqual([]);
	});

	it('that was never opened is only compared with its own', () => {
		expect(daysOf(close(first, '2026-03-12'), count('2026-03-11'))).toEqual([]);
		expect(daysOf(close(first, '2026-03-12'), extend(first, '2026-03-11'))).toEqual([
			early('ranking.extended', 2, '2026-03-11', 1, '2026-03-12'),
		]);
	});
});

describe('the day on which a nucleus is left out', () => {
	it('is not before its methodology or its own rankings, whatever others do', () => {
		const begun = [publish('2026-03-05'), open(first, there, '2026-03-05'), close(first, '2026-03-12')];
		expect(daysOf(...begun, omit(here, '2026-03-05'))).toEqual([]);
		expect(daysOf(...begun, omit(here, '2026-03-04'))).toEqual([
			early('nucleus.omitted', 4, '2026-03-04', 1, '2026-03-05'),
		]);
		expect(daysOf(...begun, omit(there, '2026-03-11'))).toEqual([
			early('nucleus.omitted', 4, '2026-03-11', 3, '2026-03-12'),
		]);
	});

	it('comes before its draw and its result', () => {
		const begun = [publish('2026-03-05'), omit(here, '2026-03-12')];
		expect(daysOf(...begun, draw('2026-03-11'), count('2026-03-11'))).toEqual([
			early('tiebreak.drawn', 3, '2026-03-11', 2, '2026-03-12'),
			early('tally.computed', 4, '2026-03-11', 2, '2026-03-12'),
		]);
	});
});

describe('the day of a draw or a result', () => {
	it('is not before its methodology, also where nobody had voted', () => {
		const begun = publish('2026-03-05');
		expect(daysOf(begun, draw('2026-03-04'))).toEqual([
			early('tiebreak.drawn', 2, '2026-03-04', 1, '2026-03-05'),
		]);
		expect(daysOf(begun, count('2026-03-04'))).toEqual([
			early('tally.computed', 2, '2026-03-04', 1, '2026-03-05'),
		]);
	});

	it('comes before the next round only if it is a result', () => {
		const begun = publish('2026-03-01');
		expect(daysOf(begun, draw('2026-03-12'), publish('2026-03-11', PRIORITIZATION))).toEqual([]);
		expect(daysOf(begun, count('2026-03-12'), publish('2026-03-11', PRIORITIZATION))).toEqual([
			early('methodology.published', 3, '2026-03-11', 2, '2026-03-12'),
		]);
		expect(daysOf(begun, count('2026-03-12'), publish('2026-03-11', id(12)))).toEqual([]);
	});
});

const openSurvey = act('survey.opened', {
	...{ consultation: id(2), survey: SURVEY, instrument: STRANGE_HASH, notice: STRANGE_HASH },
	...{ channels: ['web'], opens: '2026-02-01', closes: '2026-02-28', graceDays: 0, reviewDays: 0 },
	date: '2026-02-01',
});
const change = (version: number, date: string) =>
	act('survey.changed', {
		...{ survey: SURVEY, version, instrument: STRANGE_HASH, notice: STRANGE_HASH, reason, date },
	});
const closeSurvey = (date: string) =>
	act('survey.closed', {
		...{ survey: SURVEY, date, accepted: 0, superseded: 0, withdrawn: 0, counted: 0 },
		...{ byChannel: [], reason: 'early' as const },
	});
/** An answer put in quarantine, and what was decided of it. */
const decide =
	(
		type: 'response.admitted' | 'response.rejected',
		date: string,
		changes: Partial<EntryBody<'response.quarantined'>> = {},
	): Act =>
	(builder) => {
		const [leaf = ''] = hold(builder.record, 1, changes);
		builder.act(type, { ...decision(leaf), date });
	};
const exclude = (exclusion: string, date: string, survey = SURVEY): Act[] => {
	const body = {
		...{ survey, exclusion, reason, roles: ['guarantor', 'stl_staff'] as [string, string], count: 1 },
		...{ byChannel: [{ channel: 'web', count: 1 }], answers: STRANGE_HASH, date },
	};
	return [
		act('responses.excluded', { ...body, rule: { name: 'identical', least: 3 } }),
		act('responses.readmitted', body),
	];
};

describe('the day of a survey', () => {
	it('is not before that of its last version', () => {
		const begun = [openSurvey, change(2, '2026-02-10')];
		expect(daysOf(...begun, change(3, '2026-02-09'), closeSurvey('2026-02-09'))).toEqual([
			early('survey.changed', 3, '2026-02-09', 2, '2026-02-10'),
			early('survey.closed', 4, '2026-02-09', 2, '2026-02-10'),
		]);
	});

	it('on which answers are counted again is compared with their own exclusion', () => {
		const [out] = exclude(id(701), '2026-03-20');
		const [other, back] = exclude(id(702), '2026-03-10');
		const [elsewhere] = exclude(id(702), '2026-03-20', id(4));
		if (!out || !other || !back || !elsewhere) throw new Error('nothing was left out');
		expect(daysOf(openSurvey, closeSurvey('2026-03-01'), out, other, elsewhere, back)).toEqual([]);
		expect(daysOf(openSurvey, closeSurvey('2026-03-01'), ...exclude(id(701), '2026-02-28'))).toEqual([
			early('responses.excluded', 3, '2026-02-28', 2, '2026-03-01'),
			early('responses.readmitted', 4, '2026-02-28', 2, '2026-03-01'),
		]);
	});
});

describe('the day on which a late answer is decided on', () => {
	const announced = (type: EntryType, date: string) =>
		`48 day-before-announced {"date":"${date}","found":"2026-02-28","line":4,"type":"${type}"}`;

	it.each(['response.admitted', 'response.rejected'] as const)(
		'is not before the announced close while the survey is open: %s',
		(type) => {
			expect(daysOf(openSurvey, decide(type, '2026-02-27'))).toEqual([announced(type, '2026-02-27')]);
			expect(daysOf(openSurvey, decide(type, '2026-02-28'))).toEqual([]);
			expect(daysOf(openSurvey, decide(type, '2026-02-27', { reason: 'station_revoked' }))).toEqual([]);
		},
	);

	it('is compared with the true close once that is written, and with nothing where no survey opened', () => {
		const soon = [openSurvey, closeSurvey('2026-02-20')];
		expect(daysOf(...soon, decide('response.admitted', '2026-02-20'))).toEqual([]);
		expect(daysOf(...soon, decide('response.admitted', '2026-02-19'))).toEqual([
			early('response.admitted', 5, '2026-02-19', 2, '2026-02-20'),
		]);
		expect(daysOf(decide('response.admitted', '2026-02-19'))).toEqual([]);
	});
});
