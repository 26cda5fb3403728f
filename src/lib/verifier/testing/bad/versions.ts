import { documentHash, type EntryOf } from '../../../evidence';
import type { Bad } from '../judge';
import { EXERCISE, type SampleRecord } from '../recordBuilder';
import { SURVEY } from '../sampleRecord';
import { insertAt, pick, placeOf, remove, sortBatches, STRANGE_HASH } from '../spoil';

const notice = { short: { es: 'Otro aviso' } };
const document = (version: number) => ({ v: 1, survey: SURVEY, notice, questions: [{ id: 'q1', version }] });

/** Adds a later version with its documents, as the database writes it, before the answers are sealed. */
export function publishVersion(record: SampleRecord, version: number): EntryOf<'survey.changed'> {
	const entry: EntryOf<'survey.changed'> = {
		...{ v: 1, type: 'survey.changed', exercise: EXERCISE.id },
		body: {
			...{ survey: SURVEY, version, reason: 'Faltaba una opción.', date: '2026-02-10' },
			instrument: documentHash('instrument', document(version)),
			notice: documentHash('notice', notice),
		},
	};
	insertAt(record, placeOf(record, pick(record, 'response')), entry);
	record.instruments.push({ survey: SURVEY, version, document: document(version) });
	record.notices.push({ survey: SURVEY, version, document: notice });
	return entry;
}

/** Lets one answer of the sample be to another version. */
export function answerTo(record: SampleRecord, instrument: string): void {
	pick(record, 'response').body.instrument = instrument;
	sortBatches(record);
}

export const versions: readonly Bad[] = [
	['one that skips a number', (r) => publishVersion(r, 3), ['version-number']],
	[
		'one whose questions are missing',
		(r) => {
			publishVersion(r, 2);
			r.instruments.pop();
		},
		['document-missing'],
	],
	[
		'one whose questions are others',
		(r) => (publishVersion(r, 2).body.instrument = STRANGE_HASH),
		['document-differs'],
	],
	[
		'an answer to a version that came after it',
		(r) => {
			const entry = publishVersion(r, 2);
			remove(r, entry);
			insertAt(r, placeOf(r, pick(r, 'survey.closed')), entry);
			answerTo(r, entry.body.instrument);
		},
		['batch-apart', 'other-instrument'],
	],
	[
		'one after the close',
		(r) => {
			const entry = publishVersion(r, 2);
			entry.body.date = '2026-03-01';
			remove(r, entry);
			insertAt(r, placeOf(r, pick(r, 'survey.closed')) + 1, entry);
		},
		['entry-after-end'],
	],
	[
		'one dated before the opening',
		(r) => (publishVersion(r, 2).body.date = '2026-01-01'),
		['dates-backwards'],
	],
];
