import { describe, expect, it } from 'vitest';
import { decide, hold } from '../testing/answers';
import { change, changed, declare, leafOfWeb, quarantined } from '../testing/bad/answers';
import { judge } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { pick } from '../testing/spoil';

describe('answers in quarantine', () => {
	it('that two people decide are said and break nothing; those nobody decides are said too', () => {
		const record = buildSample();
		const [one, other] = hold(record, 3);
		decide(record, 'response.admitted', one ?? '');
		decide(record, 'response.rejected', other ?? '');
		const { failures, observations, sentences } = judge(record);
		expect(failures).toEqual([]);
		expect(observations).toEqual(['answers-admitted', 'answers-in-review', 'answers-rejected']);
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});

	it('admitted before the close count in it', () => {
		const record = buildSample();
		const open = record.entries.findIndex(({ type }) => type === 'survey.opened') + 1;
		const after = record.entries.splice(open);
		decide(record, 'response.admitted', hold(record, 1)[0] ?? '');
		const added = record.entries.length - open;
		for (const entry of after) if (entry.type === 'batch.sealed') entry.body.first += added;
		record.entries.push(...after);
		expect(judge(record).failures).toEqual(['channel-count-differs', 'survey-count-differs']);
		const { body } = pick(record, 'survey.closed');
		body.accepted += 1;
		body.counted += 1;
		for (const row of body.byChannel) {
			if (row.channel !== 'web') continue;
			row.accepted += 1;
			row.counted += 1;
		}
		expect(judge(record).failures).toEqual([]);
		expect(judge(record).observations).not.toContain('answers-admitted');
	});

	it.each(quarantined)('are refused when %s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('quarantined', name, codes));
	});
});

describe('answers that were corrected or withdrawn', () => {
	it('are in the record, and accepted is what counts and what does not', () => {
		const record = buildSample();
		const [one, other] = [leafOfWeb(record), leafOfWeb(record, 1)];
		change(record, 'response.superseded', one);
		change(record, 'response.withdrawn', other);
		declare(record, 1, 1);
		expect(judge(record).failures).toEqual([]);
	});

	it.each(changed)('are refused when %s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('changed', name, codes));
	});
});
