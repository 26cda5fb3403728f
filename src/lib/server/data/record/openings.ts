import { z } from 'zod';
import { ok, type Result } from '$lib/basics/result';
import type { Opening, OpeningList } from '$lib/evidence';
import { callVerb, readVerb } from '../../backend/call';
import { workerBackend, type Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const listShape = z.object({
	kind: z.enum(['response', 'ballot']),
	subject: z.uuid(),
	openings: z.array(z.object({ content: z.string(), salt: z.string() })),
});

/** Takes what the commitments of an exercise bind, of all that closed. Only the guarantor body may; each time is noted. */
export async function takeOpenings(
	backend: Backend,
	exerciseId: string,
): Promise<Result<OpeningList[], Refusal>> {
	const taken = await callVerb(backend, 'take_openings', { p_exercise: exerciseId }, listShape.array());
	if (!taken.ok) return taken;
	return ok(
		taken.value.map(({ openings, ...of }) => ({
			...of,
			openings: { [Symbol.iterator]: () => readEach(openings) },
		})),
	);
}

/** Each content is taken apart when it is its turn: fifty thousand of them at once fill hundreds of megabytes. */
function* readEach(openings: readonly { content: string; salt: string }[]): Generator<Opening> {
	for (const { content, salt } of openings) yield { content: JSON.parse(content) as unknown, salt };
}

const keptShape = z.object({
	days: z.number(),
	/** Local day; null while something is open or still to be counted. */
	until: z.iso.date().nullable(),
	erasedOn: z.iso.date().nullable(),
});

/** How long what people said is kept after the last close of an exercise, until when, and when it last was erased; the exercise by its slug. */
export function readOpeningsKept(backend: Backend, slug: string): Promise<z.infer<typeof keptShape> | null> {
	return readVerb(backend, 'openings_kept', { p_slug: slug }, keptShape.nullable());
}

/** Erases what people said in the exercises whose day has come. */
export async function eraseDueOpenings(): Promise<void> {
	await readVerb(workerBackend(), 'erase_due_openings', {}, z.uuid().array());
}
