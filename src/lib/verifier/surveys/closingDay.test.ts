import { describe, expect, it } from 'vitest';
import type { EntryBody } from '../../evidence';
import { findIn } from '../testing/acts';
import { hold } from '../testing/answers';
import { RecordBuilder } from '../testing/recordBuilder';
import { SURVEY } from '../testing/sampleRecord';
import { pick } from '../testing/spoil';

type Closed = Partial<EntryBody<'survey.closed'>>;
/** What check 15 finds in a survey of some days, from 1 to 28 February where none is given, and its close. */
function close(change: Closed, days: Partial<EntryBody<'survey.opened'>> = {}, answers = 1): string[] {
	const builder = new RecordBuilder().begin().survey(SURVEY, { web: answers });
	Object.assign(pick(builder.record, 'survey.opened').body, days);
	Object.assign(pick(builder.record, 'survey.closed').body, change);
	return findIn(builder, 15);
}
const soon = (date: string) => `15 survey-closed-early {"date":"${date}","survey":"${SURVEY}"}`;
const failed = (code: string, date: string, announced: string, line = 6) =>
	`15 closed-before-${code} {${[
		...(code === 'date' ? [`"closes":"${announced}"`] : []),
		`"date":"${date}"`,
		`"line":${String(line)}`,
		...(code === 'opening' ? [`"opens":"${announced}"`] : []),
	].join()},"type":"survey.closed"}`;

describe('the day on which a survey closes', () => {
	it('is its date or later where it closed by it, and a day before is said', () => {
		expect(close({ date: '2026-02-28' })).toEqual([]);
		expect(close({ date: '2026-03-20' })).toEqual([]);
		expect(close({ date: '2026-02-27' })).toEqual([soon('2026-02-27')]);
		expect(close({ date: '2026-02-26' })).toEqual([failed('date', '2026-02-26', '2026-02-28')]);
		expect(close({ date: '0000-01-01' })).toEqual([
			failed('date', '0000-01-01', '2026-02-28'),
			failed('opening', '0000-01-01', '2026-02-01'),
		]);
	});

	it('may be any other since it opened where staff say that they closed it early', () => {
		const reason = 'early';
		expect(close({ date: '2026-02-02', reason })).toEqual([soon('2026-02-02')]);
		expect(close({ date: '2026-02-19', reason }, { opens: '2026-02-20' })).toEqual([soon('2026-02-19')]);
		expect(close({ date: '2026-02-18', reason }, { opens: '2026-02-20' })).toEqual([
			failed('opening', '2026-02-18', '2026-02-20'),
			soon('2026-02-18'),
		]);
	});

	it('may be before it opens where nobody had answered and its date is not given as the reason', () => {
		const opens = '2026-02-20';
		expect(close({ date: '2026-02-02', reason: 'early' }, { opens }, 0)).toEqual([soon('2026-02-02')]);
		expect(close({ date: '2026-02-02' }, { opens }, 0)).toEqual([
			failed('date', '2026-02-02', '2026-02-28', 4),
			failed('opening', '2026-02-02', '2026-02-20', 4),
		]);
	});

	it('is not compared with answers that came after it and wait in review', () => {
		const builder = new RecordBuilder().begin().survey(SURVEY, { web: 0 });
		Object.assign(pick(builder.record, 'survey.opened').body, { opens: '2026-02-20' });
		Object.assign(pick(builder.record, 'survey.closed').body, { date: '2026-02-02', reason: 'early' });
		hold(builder.record, 1);
		expect(findIn(builder, 15)).toContain(soon('2026-02-02'));
		expect(findIn(builder, 15).join()).not.toContain('closed-before-opening');
	});

	it('of one that never opened is compared with nothing', () => {
		const builder = new RecordBuilder().begin().survey(SURVEY, { web: 0 });
		builder.record.entries.splice(2, 1);
		pick(builder.record, 'survey.closed').body.date = '2026-01-01';
		expect(findIn(builder, 15)).toEqual([]);
	});
});
