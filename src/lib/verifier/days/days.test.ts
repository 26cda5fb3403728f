import { describe, expect, it } from 'vitest';
import { badDays, decidedOn, drawnOn } from '../testing/bad/days';
import { nextDay } from '../testing/days';
import { fileDocument } from '../testing/fileDocument';
import { judge } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { EXERCISE, id, type SampleRecord } from '../testing/recordBuilder';
import { buildSample } from '../testing/sampleRecord';
import { pick } from '../testing/spoil';
import { verifyBundle } from '../verifyBundle';
import { packRecord } from '../testing/sampleRecord';

describe('the days that acts say', () => {
	it.each(badDays)('%s', (name, make, codes) => {
		expect(judgeBad(packRecord(make()))).toEqual(badOf('days', name, codes));
	});

	it('may be the very day of what had to come first, or the announced one', () => {
		const record = buildSample('aggregates');
		pick(record, 'tally.computed').body.date = '2026-03-10';
		expect(judge(record).failures).toEqual([]);
		expect(judge(drawnOn('2026-03-11')).failures).toEqual([]);
		expect(judge(decidedOn('2026-02-28')).failures).toEqual([]);
	});

	it('names both lines and both days', () => {
		const record = buildSample('aggregates');
		pick(record, 'tally.computed').body.date = '2026-03-09';
		const found = verifyBundle(packRecord(record), {}).checks.find(({ number }) => number === 48);
		const closes = record.entries.flatMap(({ type }, at) => (type === 'ranking.closed' ? [at + 1] : []));
		expect(found?.failures).toEqual([
			{
				code: 'day-before-its-cause',
				params: {
					line: record.entries.length,
					type: 'tally.computed',
					date: '2026-03-09',
					before: closes[0],
					found: '2026-03-10',
				},
			},
		]);
	});
});

describe('days of lines that have nothing to do with each other', () => {
	/** Codes were made, the log says, on a day before its last lines. */
	function codesOn(date: string): SampleRecord {
		const record = buildSample('aggregates');
		const body = { consultation: id(2), batch: id(71), number: 5, kind: 'sheet' as const, date };
		record.entries.push({ v: 1, type: 'codes.issued', exercise: EXERCISE.id, body });
		return record;
	}

	it('run back by a day at most without a word', () => {
		expect(judge(codesOn('2026-03-11'))).toMatchObject({ failures: [], observations: [] });
		expect(judge(codesOn('2026-03-10'))).toMatchObject({ failures: [], observations: [] });
		expect(judge(codesOn('2026-03-09'))).toMatchObject({ failures: [], observations: ['days-run-back'] });
		expect(judge(codesOn('0000-03-01')).observations).toEqual(['days-run-back']);
	});

	it('are counted from the latest, not from the line before, over months and leap days', () => {
		const record = codesOn('2026-03-10');
		record.entries.push(...codesOn('2026-03-09').entries.slice(-1));
		expect(judge(record).observations).toEqual(['days-run-back']);
		const over = (newest: string, date: string) => {
			const { entries, ...rest } = codesOn(newest);
			return judge({ ...rest, entries: [...entries, ...codesOn(date).entries.slice(-1)] }).observations;
		};
		expect(over('2028-03-01', '2028-02-29')).toEqual([]);
		expect(over('2028-03-01', '2028-02-28')).toEqual(['days-run-back']);
		expect(over('2027-01-01', '2026-12-31')).toEqual([]);
		expect(over('2027-01-01', '2026-12-30')).toEqual(['days-run-back']);
	});

	it('are those of filed documents too', () => {
		const record = buildSample('aggregates');
		fileDocument(record, id(601), '%PDF-1.7 minuta de prueba');
		pick(record, 'document.filed').body.date = '2026-02-01';
		expect(judge(record)).toMatchObject({ failures: [], observations: ['days-run-back'] });
	});
});

describe('the day of the next act of a sample', () => {
	it('is never before the last', () => {
		const { entries } = buildSample('aggregates');
		expect([
			nextDay(entries, '2026-01-01'),
			nextDay(entries, '2026-05-01'),
			nextDay([], '2026-01-01'),
		]).toEqual(['2026-03-11', '2026-05-01', '2026-01-01']);
	});
});
