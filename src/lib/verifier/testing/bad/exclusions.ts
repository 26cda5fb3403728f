import type { EntryBody } from '../../../evidence';
import type { Bad } from '../judge';
import { EXERCISE, type SampleRecord } from '../recordBuilder';
import { SURVEY } from '../sampleRecord';
import { insertAt, STRANGE_HASH } from '../spoil';

type Exclusion = EntryBody<'responses.excluded'>;

/** Says at the end of the log that two people left answers out, or counted them again. */
export function leaveOut(record: SampleRecord, changes: Partial<Exclusion> = {}): void {
	const body: Exclusion = {
		survey: SURVEY,
		exclusion: '00000000-0000-4000-8000-000000000077',
		rule: { name: 'identical', least: 3 },
		reason: 'Son iguales y llegaron juntas.',
		roles: ['guarantor', 'stl_staff'],
		count: 1,
		byChannel: [{ channel: 'web', count: 1 }],
		answers: STRANGE_HASH,
		date: '2026-03-20',
		...changes,
	};
	record.entries.push({ v: 1, type: 'responses.excluded', exercise: EXERCISE.id, body });
}

/** Says that answers two people had left out count again. */
export function countAgain(record: SampleRecord, changes: Partial<Exclusion> = {}): void {
	leaveOut(record, changes);
	const last = record.entries.pop();
	if (last?.type !== 'responses.excluded') return;
	const { rule: _, ...body } = last.body;
	record.entries.push({ v: 1, type: 'responses.readmitted', exercise: EXERCISE.id, body });
}

export const excluded: readonly Bad[] = [
	[
		'more than came',
		(record) => leaveOut(record, { count: 9_999, byChannel: [{ channel: 'web', count: 9_999 }] }),
		['channel-count-differs'],
	],
	['that do not sum', (record) => leaveOut(record, { count: 2 }), ['excluded-count-differs']],
	[
		'twice by one decision',
		(record) => {
			leaveOut(record);
			leaveOut(record);
		},
		['excluded-twice'],
	],
	[
		'twice, by two decisions on the same answers',
		(record) => {
			leaveOut(record);
			leaveOut(record, { exclusion: '00000000-0000-4000-8000-000000000078' });
		},
		['excluded-twice'],
	],
	[
		'by a rule of another channel',
		(record) =>
			leaveOut(record, {
				rule: { name: 'channel_day', channel: 'kiosk', day: '2026-02-10', place: null, station: null },
			}),
		['excluded-other-channel'],
	],
	[
		'and fewer counted again',
		(record) => {
			leaveOut(record, { count: 4, byChannel: [{ channel: 'web', count: 4 }] });
			countAgain(record);
		},
		['readmission-differs'],
	],
	[
		'and as many of another channel counted again',
		(record) => {
			leaveOut(record);
			countAgain(record, { byChannel: [{ channel: 'kiosk', count: 1 }] });
		},
		['readmission-differs'],
	],
	[
		'and others counted again',
		(record) => {
			leaveOut(record);
			countAgain(record, { answers: 'A'.repeat(43) });
		},
		['readmitted-unknown'],
	],
	['and never counted again', (record) => countAgain(record), ['readmitted-unknown']],
	[
		'before the close',
		(record) => {
			leaveOut(record);
			const [moved] = record.entries.splice(-1);
			const closing = record.entries.findIndex(({ type }) => type === 'survey.closed');
			if (moved) insertAt(record, closing, moved);
		},
		['batch-apart', 'excluded-before-close'],
	],
];
