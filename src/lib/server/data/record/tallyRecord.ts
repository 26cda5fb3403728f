import { z } from 'zod';
import {
	canonicalText,
	composeTallyRecord,
	decidePublication,
	parseEntry,
	resultSchema,
	type Marks,
	type Methodology,
	type TallyRecord,
} from '$lib/evidence';
import { readRows } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { StoredResult } from '../results';
import { readPublishedBallots } from './publishedBallots';

/** A record, and the bytes that are published of it. */
export interface PublishedTallyRecord {
	record: TallyRecord;
	/** Canonical text. */
	text: string;
}

/**
 * The record of a result, from what anybody may read: null while its ballots are not published, as when a nucleus votes
 * again meanwhile.
 */
export async function readTallyRecord(
	backend: Backend,
	methodology: Methodology,
	stored: StoredResult,
): Promise<PublishedTallyRecord | null> {
	const result = resultSchema.parse(JSON.parse(stored.content));
	const { task } = methodology.counting;
	const shown = result.rankings.filter(
		({ quorumMet, counted }) =>
			quorumMet && decidePublication(methodology.publication, counted) !== 'aggregates',
	);
	const [software, ...published] = await Promise.all([
		readSoftware(backend, stored),
		...shown.map(({ ranking }) => readPublishedBallots(backend, ranking, task)),
	]);
	const ballots = new Map<string, readonly Marks[]>();
	for (const [at, { ranking }] of shown.entries()) {
		const own = published[at];
		if (own)
			ballots.set(
				ranking,
				own.map(({ marks }) => marks),
			);
	}
	const composed = composeTallyRecord({ methodology, result, ballots, software });
	if (!composed.ok && composed.error === 'ballots-missing') return null;
	if (!composed.ok)
		throw new Error(`The record of result ${stored.id} cannot be composed: ${composed.error}`);
	return { record: composed.value, text: canonicalText(composed.value) };
}

/** What computed a result, as the log says. */
async function readSoftware(
	backend: Backend,
	{ id, exerciseId, contentHash }: Pick<StoredResult, 'id' | 'exerciseId' | 'contentHash'>,
): Promise<string> {
	const entries = await readRows(
		backend.from('log_entries').select().eq('exercise_id', exerciseId).eq('type', 'tally.computed'),
		'log_entries',
		z.object({ entry: z.string() }),
	);
	for (const { entry } of entries) {
		const read = parseEntry(JSON.parse(entry));
		if (read.ok && read.value.type === 'tally.computed' && read.value.body.result === contentHash) {
			return read.value.body.software;
		}
	}
	throw new Error(`No entry of the log names result ${id}`);
}
