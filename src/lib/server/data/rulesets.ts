import { z } from 'zod';
import { readRow, readRows } from '../backend/call';
import type { Backend } from '../backend/clients';

const rulesetShape = z.object({
	id: z.string(),
	version: z.number(),
	/** Canonical JSON; read it with the schema of the domain. */
	content: z.string(),
});
export type StoredRuleset = z.infer<typeof rulesetShape>;

export function listRulesets(backend: Backend): Promise<StoredRuleset[]> {
	return readRows(backend.from('rulesets').select().order('id').order('version'), 'rulesets', rulesetShape);
}

export function findRuleset(backend: Backend, id: string, version: number): Promise<StoredRuleset | null> {
	return readRow(
		backend.from('rulesets').select().eq('id', id).eq('version', version),
		'rulesets',
		rulesetShape,
	);
}
