import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readRows } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const rowShape = z.object({
	id: z.uuid(),
	number: z.number(),
	answersTo: z.uuid().nullable(),
	body: z.string(),
	writtenBy: z.string().nullable(),
	writtenOn: z.string(),
});
type Row = z.infer<typeof rowShape>;

/** An observation of the guarantor body with what staff answered, the oldest answer first. */
export interface Observation extends Row {
	answers: Row[];
}

/** The observations of an exercise, the newest first. */
export async function listObservations(backend: Backend, exerciseId: string): Promise<Observation[]> {
	const rows = await readRows(
		backend.from('observations').select().eq('exercise_id', exerciseId).order('number').limit(1_000),
		'observations',
		rowShape,
	);
	return rows
		.filter(({ answersTo }) => answersTo === null)
		.map((row) => ({ ...row, answers: rows.filter(({ answersTo }) => answersTo === row.id) }))
		.reverse();
}

/** Sends an observation back to staff. Gives its number. */
export function writeObservation(
	backend: Backend,
	exerciseId: string,
	body: string,
): Promise<Result<number, Refusal>> {
	return callVerb(backend, 'write_observation', { p_exercise: exerciseId, p_body: body }, z.number());
}

/** Answers an observation. Gives the number of the answer. */
export function answerObservation(
	backend: Backend,
	observationId: string,
	body: string,
): Promise<Result<number, Refusal>> {
	return callVerb(backend, 'answer_observation', { p_observation: observationId, p_body: body }, z.number());
}
