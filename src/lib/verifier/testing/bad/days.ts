import { base64url, documentHash, type Entry, type EntryBody } from '../../../evidence';
import type { FindingCode } from '../../report';
import { decide, decision, hold } from '../answers';
import { holdTask } from '../countRecord';
import { EXERCISE, id, salt, type SampleRecord } from '../recordBuilder';
import { buildSample, describeMethodology, NUCLEI, PRIORITIZATION, RANKINGS, SURVEY } from '../sampleRecord';
import { copy, insertAt, pick, placeOf, STRANGE_HASH } from '../spoil';

/** A record in which some act says a day that cannot be. */
type BadDay = readonly [name: string, make: () => SampleRecord, codes: readonly FindingCode[]];

const makeEntry = (entry: Pick<Entry, 'type' | 'body'>) =>
	({ v: 1, exercise: EXERCISE.id, ...entry }) as Entry;

function spoiled(spoil: (record: SampleRecord) => void): () => SampleRecord {
	return () => {
		const record = buildSample('aggregates');
		spoil(record);
		return record;
	};
}

function push(record: SampleRecord, ...entries: Pick<Entry, 'type' | 'body'>[]): void {
	record.entries.push(...entries.map(makeEntry));
}

const annulled = (date: string) => ({
	type: 'ranking.annulled' as const,
	body: { ranking: RANKINGS[0], reason: 'Faltó luz', date },
});

function leftOut(date: string): EntryBody<'responses.readmitted'> {
	return {
		survey: SURVEY,
		exclusion: id(88),
		reason: 'Son iguales y llegaron juntas.',
		roles: ['guarantor', 'stl_staff'],
		count: 1,
		byChannel: [{ channel: 'web', count: 1 }],
		answers: STRANGE_HASH,
		date,
	};
}

function exclude(record: SampleRecord, date: string): void {
	push(record, {
		type: 'responses.excluded',
		body: { ...leftOut(date), rule: { name: 'identical', least: 3 } },
	});
}

/** Two keys of a log, or two lists of its witnesses, of which the second takes the place of the first. */
function keysOn(first: string, second: string): (record: SampleRecord) => void {
	const [one, two] = [base64url(salt(1)), base64url(salt(2))];
	return (record) =>
		push(
			record,
			{ type: 'key.rotated', body: { old: null, new: one, cause: 'first', date: first } },
			{ type: 'key.rotated', body: { old: one, new: two, cause: 'lost', date: second } },
		);
}

/** A record that draws its ties, on some day of the draw. */
export function drawnOn(date: string): SampleRecord {
	const cast = NUCLEI.map(() => [1, 2, 3].map(() => ({ approved: [] })));
	const { sample } = holdTask('approve', cast, 'aggregates', '4 8 15 16');
	const body = {
		prioritization: PRIORITIZATION,
		source: 'Sorteo ficticio de la semana',
		drawn: '4 8 15 16',
		date,
	};
	insertAt(sample, sample.entries.length - 1, makeEntry({ type: 'tiebreak.drawn', body }));
	return sample;
}

/** An answer that came after the announced close, and what was decided of it before the close was written down. */
export function decidedOn(date: string): SampleRecord {
	const record = buildSample('aggregates');
	const open = placeOf(record, pick(record, 'survey.opened')) + 1;
	const rest = record.entries.splice(open);
	const [leaf = ''] = hold(record, 1);
	push(record, { type: 'response.rejected', body: { ...decision(leaf), date } });
	for (const entry of rest)
		if (entry.type === 'batch.sealed') entry.body.first += record.entries.length - open;
	record.entries.push(...rest);
	pick(record, 'survey.closed').body.date = '2026-03-02';
	return record;
}

export const badDays: readonly BadDay[] = [
	[
		'a result counted before a ranking closed',
		spoiled((r) => (pick(r, 'tally.computed').body.date = '2026-03-09')),
		['day-before-its-cause'],
	],
	[
		'a ranking opened before its methodology',
		spoiled((r) => (pick(r, 'ranking.opened').body.date = '2026-03-01')),
		['day-before-its-cause'],
	],
	[
		'a ranking closed before it was extended',
		spoiled((r) => {
			const body = { ranking: RANKINGS[0], closes: '2026-03-12T00:00:00Z', reason: 'x', date: '2026-03-11' };
			const at = placeOf(r, pick(r, 'ranking.opened', 2)) + 1;
			insertAt(r, at, makeEntry({ type: 'ranking.extended', body }));
		}),
		['day-before-its-cause'],
	],
	[
		'a close annulled before it was',
		spoiled((r) => push(r, annulled('2026-03-09'))),
		['day-before-its-cause'],
	],
	[
		'a new attempt before the annulment',
		spoiled((r) => {
			push(r, annulled('2026-03-13'));
			const again = copy(pick(r, 'ranking.opened'));
			Object.assign(again.body, { ranking: id(77), attempt: 2, date: '2026-03-12' });
			r.entries.push(again);
		}),
		['day-before-its-cause'],
	],
	[
		'a nucleus left out before the annulment',
		spoiled((r) => {
			const body = { prioritization: PRIORITIZATION, nucleus: NUCLEI[0], reason: 'x', date: '2026-03-12' };
			push(r, annulled('2026-03-13'), { type: 'nucleus.omitted', body });
		}),
		['day-before-its-cause'],
	],
	[
		'a later round before the result of the one before',
		spoiled((r) => {
			const rules = describeMethodology('aggregates');
			const methodology = {
				...rules,
				prioritization: id(11),
				round: { number: 2, previous: PRIORITIZATION },
			};
			const hash = documentHash('methodology', methodology);
			const body = { prioritization: id(11), hash, methodology, date: '2026-03-10' };
			push(r, { type: 'methodology.published', body });
		}),
		['day-before-its-cause'],
	],
	[
		'an answer admitted before the close',
		spoiled((r) => {
			decide(r, 'response.admitted', hold(r, 1)[0] ?? '');
			pick(r, 'response.admitted').body.date = '2026-02-28';
		}),
		['day-before-its-cause'],
	],
	[
		'an answer of another version rejected before its survey opened',
		spoiled((r) => {
			const at = placeOf(r, pick(r, 'survey.opened')) + 1;
			const rest = r.entries.splice(at);
			const [leaf = ''] = hold(r, 1, { reason: 'other_instrument' });
			push(r, { type: 'response.rejected', body: { ...decision(leaf), date: '2026-01-31' } });
			for (const entry of rest) if (entry.type === 'batch.sealed') entry.body.first += r.entries.length - at;
			r.entries.push(...rest);
		}),
		['day-before-its-cause'],
	],
	[
		'an answer of after the close decided on before the announced day',
		() => decidedOn('2026-02-27'),
		['day-before-announced'],
	],
	[
		'answers left out before the close',
		spoiled((r) => {
			exclude(r, '2026-02-28');
		}),
		['day-before-its-cause'],
	],
	[
		'answers counted again before they were left out',
		spoiled((r) => {
			exclude(r, '2026-03-20');
			push(r, { type: 'responses.readmitted', body: leftOut('2026-03-19') });
		}),
		['day-before-its-cause'],
	],
	['a draw before the closes', () => drawnOn('2026-03-09'), ['day-before-announced', 'day-before-its-cause']],
	['a draw before its announced day', () => drawnOn('2026-03-10'), ['day-before-announced']],
	['a draw after the result', () => drawnOn('2026-03-12'), ['day-before-its-cause']],
	['a key before the one it replaced', spoiled(keysOn('2026-03-13', '2026-03-12')), ['day-before-its-cause']],
	[
		'witnesses before those whose place they take',
		spoiled((r) => {
			const named = (date: string) => ({
				type: 'witnesses.named' as const,
				body: { witnesses: [], needed: 0, required: false, date },
			});
			push(r, named('2026-03-13'), named('2026-03-12'));
		}),
		['day-before-its-cause'],
	],
];
