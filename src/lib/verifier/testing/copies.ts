import type { OwnCopy } from '../../basics/copies/ownCopy';
import {
	base64url,
	canonicalBytes,
	canonicalText,
	commit,
	compareBytes,
	hashLeaf,
	type Entry,
	type EntryBody,
} from '../../evidence';
import type { CopyStanding, FindingCode } from '../report';
import { decide, leafOf } from './answers';
import { EXERCISE, id, salt, type SampleRecord } from './recordBuilder';
import { buildSample, SURVEY } from './sampleRecord';
import { insertAt, pick, placeOf, remove, sortBatches, STRANGE_HASH } from './spoil';

/** What somebody brings to a record, and what is said of it. */
type CopyCase = {
	readonly name: string;
	readonly record: SampleRecord;
	readonly copy: OwnCopy;
	readonly codes: readonly FindingCode[];
	/** How the answer stands, where it has a line. */
	readonly standing?: CopyStanding;
};

const FOLIO = 'EETW-YFAQ';
const QUARANTINED_SALT = 77;

/** What the third answer through the web of the sample said. */
function contentOf(record: SampleRecord): Record<string, unknown> {
	const { instrument } = pick(record, 'survey.opened').body;
	return { v: 1, survey: SURVEY, instrument, language: 'es', answers: { q1: 2 } };
}

/** The copy that whoever gave that answer kept. */
export function copyOf(record: SampleRecord, changes: Partial<OwnCopy> = {}, number = 6): OwnCopy {
	return {
		folio: FOLIO,
		content: canonicalText(contentOf(record)),
		salt: base64url(salt(number)),
		...changes,
	};
}

/** The line of that answer, from 0. */
export function lineOf(record: SampleRecord): number {
	const commitment = commit('response', salt(6), contentOf(record));
	return record.entries.findIndex(
		(entry) => entry.type === 'response' && entry.body.commitment === commitment,
	);
}

function entryAt(record: SampleRecord): Entry {
	const entry = record.entries[lineOf(record)];
	if (!entry) throw new Error('the sample has another answer');
	return entry;
}

const makeEntry = (entry: Pick<Entry, 'type' | 'body'>) =>
	({ v: 1, exercise: EXERCISE.id, ...entry }) as Entry;

/** Says in the batch of the answers that one of them was changed, as the close does. */
function changed(type: 'response.superseded' | 'response.withdrawn'): SampleRecord {
	const record = buildSample();
	const leaf = base64url(leafOf(entryAt(record)));
	const seal = pick(record, 'batch.sealed');
	insertAt(record, placeOf(record, seal), makeEntry({ type, body: { survey: SURVEY, leaf } }));
	seal.body.count += 1;
	const { body } = pick(record, 'survey.closed');
	body[type === 'response.superseded' ? 'superseded' : 'withdrawn'] += 1;
	for (const counts of [body, ...body.byChannel.filter(({ channel }) => channel === 'web')])
		counts.counted -= 1;
	sortBatches(record);
	return record;
}

/** An answer that came late, waiting or decided on. */
function late(verdict?: 'response.admitted' | 'response.rejected'): SampleRecord {
	const record = buildSample();
	const commitment = commit('response', salt(QUARANTINED_SALT), contentOf(record));
	const held = [commitment, STRANGE_HASH]
		.map((one) => {
			const body = { survey: SURVEY, channel: 'web', commitment: one, reason: 'after_close' as const };
			return makeEntry({ type: 'response.quarantined', body });
		})
		.sort((a, b) => compareBytes(hashLeaf(canonicalBytes(a)), hashLeaf(canonicalBytes(b))));
	const seal = { first: record.entries.length, count: held.length };
	record.entries.push(...held, makeEntry({ type: 'batch.sealed', body: seal }));
	const own = held.find(
		(entry) => entry.type === 'response.quarantined' && entry.body.commitment === commitment,
	);
	if (verdict && own) decide(record, verdict, base64url(leafOf(own)));
	return record;
}

/** A rule that left answers of a channel out, and whether they were counted again. */
function leftOut(channel: string, isReadmitted = false): SampleRecord {
	const record = buildSample();
	const { rule, ...body }: EntryBody<'responses.excluded'> = {
		survey: SURVEY,
		exclusion: id(88),
		rule: { name: 'identical', least: 3 },
		reason: 'Son iguales y llegaron juntas.',
		roles: ['guarantor', 'stl_staff'],
		count: 1,
		byChannel: ['kiosk', 'web'].map((name) => ({ channel: name, count: name === channel ? 1 : 0 })),
		answers: STRANGE_HASH,
		date: '2026-03-20',
	};
	record.entries.push(makeEntry({ type: 'responses.excluded', body: { ...body, rule } }));
	if (isReadmitted) record.entries.push(makeEntry({ type: 'responses.readmitted', body }));
	return record;
}

/** The log as it was before its survey closed: nothing of the answers is in it. */
function open(): SampleRecord {
	const record = buildSample();
	const { entries } = record;
	entries.splice(placeOf(record, pick(record, 'survey.opened')) + 1);
	return { ...record, results: [], ballots: [] };
}

function other(spoil: (record: SampleRecord) => void): SampleRecord {
	const record = buildSample();
	spoil(record);
	return record;
}

/** Every way in which a copy may stand to a record. */
export function listCopies(): CopyCase[] {
	const sound = buildSample();
	const content = contentOf(sound);
	const spelled = (text: string): OwnCopy => copyOf(sound, { content: text });
	const said = (changes: Record<string, unknown>): OwnCopy =>
		spelled(canonicalText({ ...content, ...changes }));
	const [replaced, withdrawn] = [changed('response.superseded'), changed('response.withdrawn')];
	const kept = (record: SampleRecord) => copyOf(record, {}, QUARANTINED_SALT);
	const [waiting, admitted, rejected] = [late(), late('response.admitted'), late('response.rejected')];
	const [mine, others, again] = [leftOut('web'), leftOut('kiosk'), leftOut('web', true)];
	const unopened = open();
	const elsewhere = other((record) => {
		const entry = entryAt(record);
		if (entry.type === 'response') entry.body.survey = id(99);
		sortBatches(record);
	});
	const renamed = other((record) => {
		const entry = entryAt(record);
		if (entry.type === 'response') entry.body.instrument = STRANGE_HASH;
		sortBatches(record);
	});
	const dropped = other((record) => {
		remove(record, entryAt(record));
		const { body } = pick(record, 'survey.closed');
		for (const counts of [body, ...body.byChannel.filter(({ channel }) => channel === 'web')]) {
			counts.accepted -= 1;
			counts.counted -= 1;
		}
	});
	return [
		{ name: 'as it was sent', record: sound, copy: copyOf(sound), codes: [], standing: 'counted' },
		{
			name: 'with another folio',
			record: sound,
			copy: copyOf(sound, { folio: 'x' }),
			codes: [],
			standing: 'counted',
		},
		{
			name: 'with another answer',
			record: sound,
			copy: said({ answers: { q1: 3 } }),
			codes: ['copy-missing'],
		},
		{
			name: 'with another salt',
			record: sound,
			copy: copyOf(sound, { salt: STRANGE_HASH }),
			codes: ['copy-missing'],
		},
		{
			name: 'of another exercise',
			record: sound,
			copy: said({ survey: id(98) }),
			codes: ['copy-of-other-log'],
		},
		{
			name: 'with a space',
			record: sound,
			copy: spelled(` ${canonicalText(content)}`),
			codes: ['copy-altered'],
		},
		{ name: 'with a key more', record: sound, copy: said({ more: 1 }), codes: ['copy-altered'] },
		{ name: 'with half a sign', record: sound, copy: spelled('"\ud800"'), codes: ['copy-altered'] },
		{ name: 'with nothing', record: sound, copy: spelled(''), codes: ['copy-altered'] },
		{ name: 'of before the close', record: unopened, copy: copyOf(sound), codes: ['copy-not-yet'] },
		{ name: 'of what was taken out', record: dropped, copy: copyOf(dropped), codes: ['copy-missing'] },
		{
			name: 'that a correction replaced',
			record: replaced,
			copy: copyOf(replaced),
			codes: ['copy-superseded'],
			standing: 'superseded',
		},
		{
			name: 'that was withdrawn',
			record: withdrawn,
			copy: copyOf(withdrawn),
			codes: ['copy-withdrawn'],
			standing: 'withdrawn',
		},
		{
			name: 'in review',
			record: waiting,
			copy: kept(waiting),
			codes: ['answers-in-review', 'copy-in-review'],
			standing: 'in-review',
		},
		{
			name: 'that was admitted',
			record: admitted,
			copy: kept(admitted),
			codes: ['answers-admitted', 'answers-in-review'],
			standing: 'counted',
		},
		{
			name: 'that was rejected',
			record: rejected,
			copy: kept(rejected),
			codes: ['answers-in-review', 'answers-rejected', 'copy-rejected'],
			standing: 'rejected',
		},
		{
			name: 'of a channel of which a rule left out',
			record: mine,
			copy: copyOf(mine),
			codes: ['answers-excluded', 'copy-perhaps-excluded'],
			standing: 'perhaps-excluded',
		},
		{
			name: 'of another channel than a rule left out',
			record: others,
			copy: copyOf(others),
			codes: ['answers-excluded'],
			standing: 'counted',
		},
		{ name: 'counted again', record: again, copy: copyOf(again), codes: [], standing: 'counted' },
		{
			name: 'that the log gives to another survey',
			record: elsewhere,
			copy: copyOf(sound),
			codes: [
				'batch-apart',
				'channel-count-differs',
				'copy-line-differs',
				'entry-before-opening',
				'survey-count-differs',
			],
		},
		{
			name: 'that the log gives to other questions',
			record: renamed,
			copy: copyOf(sound),
			codes: ['copy-line-differs', 'other-instrument'],
		},
	];
}
