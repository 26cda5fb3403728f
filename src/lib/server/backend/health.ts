import type { Backend } from './clients';

/** Whether the database answers a question through everything that lies between. */
export async function answersNow(backend: Backend): Promise<boolean> {
	const { error } = await backend.from('rulesets').select('id').limit(1);
	return error === null;
}
