import { describe, expect, it } from 'vitest';
import { decide, hold } from '../testing/answers';
import { countAgain, excluded, leaveOut } from '../testing/bad/exclusions';
import { judge } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { id } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { pick } from '../testing/spoil';

describe('answers that a rule leaves out', () => {
	it('are said, until they are counted again', () => {
		const record = buildSample();
		leaveOut(record);
		expect(judge(record)).toMatchObject({ failures: [], observations: ['answers-excluded'] });
		expect(judge(record).sentences.join()).not.toMatch(/[{}]|undefined/);
		countAgain(record);
		expect(judge(record)).toMatchObject({ failures: [], observations: [] });
	});

	it('are no more than counted, those admitted before the close once', () => {
		const record = buildSample();
		const open = record.entries.findIndex(({ type }) => type === 'survey.opened') + 1;
		const after = record.entries.splice(open);
		decide(record, 'response.admitted', hold(record, 1)[0] ?? '');
		for (const entry of after)
			if (entry.type === 'batch.sealed') entry.body.first += record.entries.length - open;
		record.entries.push(...after);
		const { body } = pick(record, 'survey.closed');
		for (const counts of [body, ...body.byChannel.filter(({ channel }) => channel === 'web')]) {
			counts.accepted += 1;
			counts.counted += 1;
		}
		leaveOut(record, { count: 5, byChannel: [{ channel: 'web', count: 5 }] });
		expect(judge(record).failures).toEqual([]);
		record.entries.pop();
		leaveOut(record, { count: 6, byChannel: [{ channel: 'web', count: 6 }] });
		expect(judge(record).failures).toEqual(['channel-count-differs']);
	});

	it('may be all of the channel that the rule names, and left out again once they counted', () => {
		const record = buildSample();
		const some = {
			rule: { name: 'channel_day' as const, channel: 'web', day: '2026-02-10', place: null, station: null },
			...{ count: 4, byChannel: [{ channel: 'web', count: 4 }] },
		};
		leaveOut(record, some);
		countAgain(record, some);
		leaveOut(record, { ...some, exclusion: id(78) });
		expect(judge(record)).toMatchObject({ failures: [], observations: ['answers-excluded'] });
	});

	it('are left out once by one decision, also where it is said of another survey', () => {
		const record = buildSample();
		leaveOut(record);
		leaveOut(record, { survey: id(4) });
		expect(judge(record).failures).toContain('excluded-twice');
		record.entries.splice(-2, 1);
		expect(judge(record).failures).not.toContain('excluded-twice');
	});

	it.each(excluded)('are refused: %s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('excluded', name, codes));
	});
});
