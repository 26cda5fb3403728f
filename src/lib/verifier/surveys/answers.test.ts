import { describe, expect, it } from 'vitest';
import { base64url, type Entry } from '../../evidence';
import { decide, decision, hold, leafOf } from '../testing/answers';
import { judge, type Spoil } from '../testing/judge';
import { EXERCISE } from '../testing/recordBuilder';
import { buildSample, SURVEY } from '../testing/sampleRecord';
import { insertAt, pick, placeOf, sortBatches, STRANGE_HASH } from '../testing/spoil';

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
		const closing = record.entries.findIndex(({ type }) => type === 'survey.closed');
		const after = record.entries.splice(closing);
		decide(record, 'response.admitted', hold(record, 1)[0] ?? '');
		const added = record.entries.length - closing;
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

	it.each<[string, Spoil, readonly string[]]>([
		[
			'decided twice',
			(record) => {
				const [leaf = ''] = hold(record, 1);
				decide(record, 'response.rejected', leaf);
				decide(record, 'response.admitted', leaf);
			},
			['quarantined-decided-twice'],
		],
		[
			'decided and never there',
			(record) => decide(record, 'response.admitted', STRANGE_HASH),
			['quarantined-unknown'],
		],
		[
			'of another survey than its decision says',
			(record) => {
				const [leaf = ''] = hold(record, 1);
				const body = { ...decision(leaf), survey: '00000000-0000-4000-8000-000000000099' };
				record.entries.push({ v: 1, type: 'response.admitted', exercise: EXERCISE.id, body });
			},
			['entry-before-opening', 'quarantined-unknown'],
		],
		[
			'through a channel nobody announced',
			(record) => hold(record, 1, { channel: 'paper' }),
			['other-channel'],
		],
		[
			'outside any batch',
			(record) => {
				hold(record, 1);
				record.entries.pop();
			},
			['entry-outside-batch'],
		],
	])('are refused when %s', (_, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judge(record).failures).toEqual(codes);
	});
});

type Change = 'response.superseded' | 'response.withdrawn';

/** Says in the batch of the answers that one through the web no longer counts, and declares nothing. */
function change(record: Parameters<Spoil>[0], type: Change, leaf = leafOfWeb(record)): void {
	const seal = pick(record, 'batch.sealed');
	const entry: Entry = { v: 1, type, exercise: EXERCISE.id, body: { survey: SURVEY, leaf } };
	insertAt(record, placeOf(record, seal), entry);
	seal.body.count += 1;
	sortBatches(record);
}
function leafOfWeb(record: Parameters<Spoil>[0], nth = 0): string {
	const answers = record.entries.filter((entry) => entry.type === 'response' && entry.body.channel === 'web');
	const answer = answers[nth];
	return answer ? base64url(leafOf(answer)) : '';
}
function declare(record: Parameters<Spoil>[0], superseded: number, withdrawn: number): void {
	const { body } = pick(record, 'survey.closed');
	Object.assign(body, { superseded, withdrawn, counted: body.accepted - superseded - withdrawn });
	for (const row of body.byChannel) if (row.channel === 'web') row.counted -= superseded + withdrawn;
}

describe('answers that were corrected or withdrawn', () => {
	it('are in the record, and accepted is what counts and what does not', () => {
		const record = buildSample();
		const [one, other] = [leafOfWeb(record), leafOfWeb(record, 1)];
		change(record, 'response.superseded', one);
		change(record, 'response.withdrawn', other);
		declare(record, 1, 1);
		expect(judge(record).failures).toEqual([]);
	});

	it.each<[string, Spoil, readonly string[]]>([
		[
			'counted all the same',
			(record) => {
				change(record, 'response.withdrawn');
				pick(record, 'survey.closed').body.withdrawn = 1;
			},
			['channel-count-differs', 'survey-count-differs'],
		],
		[
			'declared and not there',
			(record) => declare(record, 1, 0),
			['channel-count-differs', 'survey-count-differs'],
		],
		[
			'declared as the other',
			(record) => {
				change(record, 'response.superseded');
				declare(record, 0, 1);
			},
			['survey-count-differs'],
		],
		[
			'counted in another channel',
			(record) => {
				change(record, 'response.superseded');
				declare(record, 1, 0);
				const [kiosk, web] = pick(record, 'survey.closed').body.byChannel;
				if (kiosk && web) [kiosk.counted, web.counted] = [kiosk.counted - 1, web.counted + 1];
			},
			['channel-count-differs'],
		],
		[
			'changed twice',
			(record) => {
				const leaf = leafOfWeb(record);
				change(record, 'response.superseded', leaf);
				change(record, 'response.withdrawn', leaf);
				declare(record, 1, 1);
			},
			['answer-changed-twice', 'channel-count-differs', 'survey-count-differs'],
		],
		[
			'no answers at all',
			(record) => {
				change(record, 'response.withdrawn', STRANGE_HASH);
				declare(record, 0, 1);
			},
			['answer-changed-unknown', 'channel-count-differs', 'survey-count-differs'],
		],
		[
			'changed after the close',
			(record) => {
				const leaf = leafOfWeb(record);
				const first = record.entries.length;
				record.entries.push(
					{ v: 1, type: 'response.withdrawn', exercise: EXERCISE.id, body: { survey: SURVEY, leaf } },
					{ v: 1, type: 'batch.sealed', exercise: EXERCISE.id, body: { first, count: 1 } },
				);
				declare(record, 0, 1);
			},
			['entry-after-end'],
		],
	])('are refused when %s', (_, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judge(record).failures).toEqual(codes);
	});
});
