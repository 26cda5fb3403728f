import { z } from 'zod';
import { ok, type Result } from '$lib/basics/result';
import type { OpeningList } from '$lib/evidence';
import { callVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
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
			openings: openings.map(({ content, salt }) => ({ content: JSON.parse(content) as unknown, salt })),
		})),
	);
}
