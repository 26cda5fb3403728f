import { describe, expect, it } from 'vitest';
import type { EntryBody } from '../../evidence';
import { decide, hold } from '../testing/answers';
import { judge, type Spoil } from '../testing/judge';
import { EXERCISE } from '../testing/recordBuilder';
import { buildSample, SURVEY } from '../testing/sampleRecord';
import { insertAt, pick, STRANGE_HASH } from '../testing/spoil';

type Exclusion = EntryBody<'responses.excluded'>;

/** Says at the end of the log that two people left answers out, or counted them again. */
function leaveOut(record: Parameters<Spoil>[0], changes: Partial<Exclusion> = {}): void {
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
function countAgain(record: Parameters<Spoil>[0], changes: Partial<Exclusion> = {}): void {
	leaveOut(record, changes);
	const last = record.entries.pop();
	if (last?.type !== 'responses.excluded') return;
	const { rule: _, ...body } = last.body;
	record.entries.push({ v: 1, type: 'responses.readmitted', exercise: EXERCISE.id, body });
}

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
		const closing = record.entries.findIndex(({ type }) => type === 'survey.closed');
		const after = record.entries.splice(closing);
		decide(record, 'response.admitted', hold(record, 1)[0] ?? '');
		for (const entry of after)
			if (entry.type === 'batch.sealed') entry.body.first += record.entries.length - closing;
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

	it.each<[string, Spoil, readonly string[]]>([
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
			['excluded-before-close'],
		],
	])('are refused: %s', (_, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judge(record).failures).toEqual(codes);
	});
});
