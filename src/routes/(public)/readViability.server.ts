import type { ResultView } from '$lib/domain/result/resultView';
import { viewViability, type ViabilityView } from '$lib/domain/result/viabilityView';
import type { Backend } from '$lib/server/backend/clients';
import { listAssessments } from '$lib/server/data/ranking/viability';

/** How realizable the problems of a result are, beside their places; null where none was assessed. */
export async function readViability(backend: Backend, { joint }: ResultView): Promise<ViabilityView | null> {
	const problems = joint.rows.map(({ id }) => id);
	return viewViability(joint, await listAssessments(backend, problems));
}
