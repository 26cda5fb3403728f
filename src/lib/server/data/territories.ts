import { z } from 'zod';
import { readRows } from '../backend/call';
import type { Backend } from '../backend/clients';

const stateShape = z.object({ id: z.string(), name: z.string() });

/** The states of the country by their INEGI key. */
export function listStates(backend: Backend): Promise<z.infer<typeof stateShape>[]> {
	return readRows(
		backend.from('territories').select('id, name').eq('kind', 'state').order('id'),
		'territories',
		stateShape,
	);
}
