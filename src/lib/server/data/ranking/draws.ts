import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readRow } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const drawShape = z.object({ prioritizationId: z.uuid(), drawn: z.string(), drawnOn: z.string() });
/** What the draw that was announced for ties gave. */
export type TieDraw = z.infer<typeof drawShape>;

const enteredShape = z.object({
	/** Two people have entered the same: it holds. */
	agreed: z.boolean(),
	/** Somebody else entered something else. */
	differs: z.boolean(),
});
export type EnteredDraw = z.infer<typeof enteredShape>;

/** The draw of a prioritization, once two people entered the same. */
export function findDraw(backend: Backend, prioritizationId: string): Promise<TieDraw | null> {
	return readRow(
		backend.from('tie_draws').select().eq('prioritization_id', prioritizationId),
		'tie_draws',
		drawShape,
	);
}

/** Enters what the announced draw gave. Staff and the guarantor may; it takes two people who read the same. */
export function enterDraw(
	backend: Backend,
	prioritizationId: string,
	drawn: string,
): Promise<Result<EnteredDraw, Refusal>> {
	return callVerb(
		backend,
		'enter_draw',
		{ p_prioritization: prioritizationId, p_drawn: drawn },
		enteredShape,
	);
}
