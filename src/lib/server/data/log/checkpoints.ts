import { z } from 'zod';
import { readRow, readRows } from '../../backend/call';
import type { Backend } from '../../backend/clients';

const columns = 'size, root, note, published_on, cosignatures';
const checkpointShape = z
	.object({
		size: z.int(),
		root: z.string(),
		note: z.string(),
		publishedOn: z.string(),
		cosignatures: z.string(),
	})
	.transform(({ note, cosignatures, ...rest }) => ({ ...rest, note: note + cosignatures }));
/** A published state of a log; its note carries what witnesses signed since. */
export type PublishedCheckpoint = z.infer<typeof checkpointShape>;

const rowsPerPage = 1000;

/** Every checkpoint of an exercise, the smallest first. */
export async function listCheckpoints(backend: Backend, exercise: string): Promise<PublishedCheckpoint[]> {
	const all: PublishedCheckpoint[] = [];
	for (;;) {
		const page = await readRows(
			backend
				.from('checkpoints')
				.select(columns)
				.eq('exercise_id', exercise)
				.gt('size', all.at(-1)?.size ?? 0)
				.order('size')
				.limit(rowsPerPage),
			'checkpoints',
			checkpointShape,
		);
		all.push(...page);
		if (page.length < rowsPerPage) return all;
	}
}

/** The newest checkpoint, or the one of a size. */
export function findCheckpoint(
	backend: Backend,
	exercise: string,
	size: number | null = null,
): Promise<PublishedCheckpoint | null> {
	const rows = backend.from('checkpoints').select(columns).eq('exercise_id', exercise);
	const asked = size === null ? rows.order('size', { ascending: false }).limit(1) : rows.eq('size', size);
	return readRow(asked, 'checkpoints', checkpointShape);
}

const haltShape = z.object({ reason: z.enum(['smaller', 'different']), size: z.int(), haltedOn: z.string() });
/** Why a log is not signed. */
export type LogHalt = z.infer<typeof haltShape>;

/** Why the log of an exercise is not signed now; `null` where it is. */
export function findHalt(backend: Backend, exercise: string): Promise<LogHalt | null> {
	return readRow(
		backend.from('log_halts').select('reason, size, halted_on').eq('exercise_id', exercise),
		'log_halts',
		haltShape,
	);
}
