import { anonymousBackend } from '$lib/server/backend/clients';
import { readRecordState } from '$lib/server/data/record/recordState';
import type { Expediente } from '$lib/server/export/expediente';
import { keepBuilt } from '$lib/server/export/keepBuilt';
import { findPublicExercise } from '../findExercise.server';
import { buildExpediente, type Tell } from './buildExpediente.server';

const takeBuilt = keepBuilt<Expediente>(128 * 1024 * 1024);

/** Who wants to know, by exercise: several may wait for one building. */
const watching = new Map<string, Set<Tell>>();

/** The expediente, telling how far it is while it is built. Nothing is told where it is kept. */
export async function watchExpediente(slug: string, origin: string, tell: Tell): Promise<Expediente> {
	const watchers = watching.get(slug) ?? new Set();
	watching.set(slug, watchers.add(tell));
	try {
		return await readExpediente(slug, origin);
	} finally {
		watchers.delete(tell);
		if (watchers.size === 0) watching.delete(slug);
	}
}

/** The expediente of an exercise as anybody may have it now, built once per state of what anybody may see. */
export async function readExpediente(slug: string, origin: string): Promise<Expediente> {
	const backend = anonymousBackend();
	const find = () => findPublicExercise(slug);
	return takeBuilt(
		slug,
		// Its sheets carry the address where people reach the product.
		async () => `${origin} ${await readRecordState(backend, await find())}`,
		async () =>
			buildExpediente(backend, await find(), origin, (step) => {
				for (const tell of watching.get(slug) ?? []) tell(step);
			}),
	);
}
