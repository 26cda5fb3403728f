import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, countRows, readRow, readRows, readVerb, rowsPerPage } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const resultShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	prioritizationId: z.uuid(),
	version: z.number(),
	/** Canonical JSON. */
	content: z.string(),
	contentHash: z.string(),
	computedOn: z.string(),
});
export type StoredResult = z.infer<typeof resultShape>;

/** A closed ranking as it stands at the head of a result. */
const countedRankingShape = z.object({
	ranking: z.uuid(),
	nucleus: z.uuid(),
	name: z.string(),
	attempt: z.number(),
	eligibleSeats: z.number(),
	quorum: z.number(),
	quorumMet: z.boolean(),
	counted: z.number(),
});

/** What the database hands to whoever counts. */
export const tallyInputShape = z.object({
	methodology: z.string(),
	hash: z.string(),
	rankings: z.array(countedRankingShape),
	/** Nuclei left out by word, as a result names them. */
	leftOut: z.array(z.object({ nucleus: z.uuid(), name: z.string(), reason: z.string() })),
	/** Ballots by ranking, canonical JSON each, ordered by their bytes. */
	ballots: z.record(z.string(), z.array(z.string())),
	/** What the announced draw gave; null where none was announced. */
	drawn: z.string().nullable(),
});
export type TallyInputRecord = z.infer<typeof tallyInputShape>;

const entryShape = z.object({
	exerciseId: z.uuid(),
	position: z.number(),
	type: z.string(),
	/** The exact canonical text that is hashed. */
	entry: z.string(),
	leafHash: z.string(),
});
export type LogEntry = z.infer<typeof entryShape>;

const lineShape = entryShape.pick({ position: true, type: true, entry: true });
/** An entry as the record has it. */
export type LogLine = z.infer<typeof lineShape>;

/** Every result of a prioritization, newest first. */
export function listResults(backend: Backend, prioritizationId: string): Promise<StoredResult[]> {
	return readRows(
		backend
			.from('results')
			.select()
			.eq('prioritization_id', prioritizationId)
			.order('version', { ascending: false }),
		'results',
		resultShape,
	);
}

/** Closes what is past its date; gives the prioritizations whose result is still to be computed. */
export function closeDue(worker: Backend): Promise<string[]> {
	return readVerb(worker, 'close_due', {}, z.array(z.uuid()));
}

export function readTallyInput(worker: Backend, prioritizationId: string): Promise<TallyInputRecord> {
	return readVerb(worker, 'tally_input', { p_prioritization: prioritizationId }, tallyInputShape);
}

export function recordResult(
	worker: Backend,
	prioritizationId: string,
	content: string,
	software: string,
): Promise<Result<string, Refusal>> {
	return callVerb(
		worker,
		'record_result',
		{ p_prioritization: prioritizationId, p_content: content, p_software: software },
		z.string(),
	);
}

/** The newest entry with a place in the log. */
export function readLastEntry(backend: Backend, exerciseId: string): Promise<LogEntry | null> {
	return readRow(
		backend
			.from('log_entries')
			.select()
			.eq('exercise_id', exerciseId)
			.order('position', { ascending: false })
			.limit(1),
		'log_entries',
		entryShape,
	);
}

/** One entry of the log by its place, from 0. */
export function readEntry(backend: Backend, exerciseId: string, position: number): Promise<LogEntry | null> {
	return readRow(
		backend.from('log_entries').select().eq('exercise_id', exerciseId).eq('position', position),
		'log_entries',
		entryShape,
	);
}

/** How many lines of a log are of any of these types. */
export function countEntries(
	backend: Backend,
	exerciseId: string,
	types: readonly string[],
): Promise<number> {
	return countRows(
		backend
			.from('log_entries')
			.select('position', { count: 'exact', head: true })
			.eq('exercise_id', exerciseId)
			.in('type', types),
		'log_entries',
	);
}

/** Pages of the log that are asked for at a time: the database answers one while another is on its way. */
const pagesAtOnce = 4;

/**
 * The whole log of an exercise as it stands now, in order.
 *
 * @param onRead told how many of how many lines have arrived.
 */
export async function readLog(
	backend: Backend,
	exerciseId: string,
	onRead: (lines: number, of: number) => void = () => undefined,
): Promise<LogLine[]> {
	// It only grows: what is up to here now is the same whenever its pages are read.
	const size = ((await readLastEntry(backend, exerciseId))?.position ?? -1) + 1;
	const pages: LogLine[][] = Array.from({ length: Math.ceil(size / rowsPerPage) }, () => []);
	const waiting = pages.keys();
	let read = 0;
	const readPages = async () => {
		for (const at of waiting) {
			const page = await readPage(backend, exerciseId, at * rowsPerPage, size);
			pages[at] = page;
			read += page.length;
			onRead(read, size);
		}
	};
	await Promise.all(Array.from({ length: pagesAtOnce }, readPages));
	return pages.flat();
}

/** Only what is used: of a long log every column more is seconds more. */
function readPage(backend: Backend, exerciseId: string, from: number, size: number): Promise<LogLine[]> {
	return readRows(
		backend
			.from('log_entries')
			.select('position, type, entry')
			.eq('exercise_id', exerciseId)
			.gte('position', from)
			.lt('position', Math.min(from + rowsPerPage, size))
			.order('position')
			.limit(rowsPerPage),
		'log_entries',
		lineShape,
	);
}
