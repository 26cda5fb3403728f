import { base64url, type Entry } from '../../../evidence';
import { decide, decision, hold, leafOf } from '../answers';
import type { Bad } from '../judge';
import { EXERCISE, type SampleRecord } from '../recordBuilder';
import { SURVEY } from '../sampleRecord';
import { insertAt, pick, placeOf, sortBatches, STRANGE_HASH } from '../spoil';

/** Answers in quarantine. */
export const quarantined: readonly Bad[] = [
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
];

type Change = 'response.superseded' | 'response.withdrawn';

/** Says in the batch of the answers that one through the web no longer counts, and declares nothing. */
export function change(record: SampleRecord, type: Change, leaf = leafOfWeb(record)): void {
	const seal = pick(record, 'batch.sealed');
	const entry: Entry = { v: 1, type, exercise: EXERCISE.id, body: { survey: SURVEY, leaf } };
	insertAt(record, placeOf(record, seal), entry);
	seal.body.count += 1;
	sortBatches(record);
}

/** The leaf of the n-th answer through the web. */
export function leafOfWeb(record: SampleRecord, nth = 0): string {
	const answers = record.entries.filter((entry) => entry.type === 'response' && entry.body.channel === 'web');
	const answer = answers[nth];
	return answer ? base64url(leafOf(answer)) : '';
}

/** Says in the close how many answers through the web were corrected or withdrawn. */
export function declare(record: SampleRecord, superseded: number, withdrawn: number): void {
	const { body } = pick(record, 'survey.closed');
	Object.assign(body, { superseded, withdrawn, counted: body.accepted - superseded - withdrawn });
	for (const row of body.byChannel) if (row.channel === 'web') row.counted -= superseded + withdrawn;
}

/** Answers that were corrected or withdrawn. */
export const changed: readonly Bad[] = [
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
		['batch-apart', 'entry-after-end'],
	],
];
