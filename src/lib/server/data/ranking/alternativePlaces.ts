import { z } from 'zod';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';

const placesShape = z.object({ problem: z.uuid(), territories: z.array(z.string()) });
/** States and municipalities of a ranked problem, by their INEGI keys. */
export type AlternativePlaces = z.infer<typeof placesShape>;

/** Where each problem of a published prioritization happens. */
export function readAlternativePlaces(
	backend: Backend,
	prioritizationId: string,
): Promise<AlternativePlaces[]> {
	return readVerb(backend, 'alternative_places', { p_prioritization: prioritizationId }, placesShape.array());
}
