import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import type { ViabilityDetails } from '$lib/domain/problem/viability';
import type { ResultView } from '$lib/domain/result/resultView';
import { viewViability, type ViabilityView } from '$lib/domain/result/viabilityView';
import { callVerb, readRows, rowsPerPage } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const assessmentShape = z.object({
	id: z.uuid(),
	problemId: z.uuid(),
	number: z.number(),
	legal: z.number(),
	budget: z.number(),
	timing: z.number(),
	competence: z.number(),
	assessor: z.string(),
	evidence: z.string(),
	link: z.string().nullable(),
	/** Staff who wrote it down; null for who may not know. */
	recordedBy: z.string().nullable(),
	assessedOn: z.string(),
});
export type StoredAssessment = z.infer<typeof assessmentShape>;

/** Every assessment of some problems that the caller may see, those that stand and those before them. */
export async function listAssessments(
	backend: Backend,
	problems: readonly string[],
): Promise<StoredAssessment[]> {
	const found: StoredAssessment[] = [];
	if (problems.length === 0) return found;
	for (;;) {
		const query = backend
			.from('viability_assessments')
			.select()
			.in('problem_id', [...problems]);
		const last = found.at(-1)?.id;
		const page = await readRows(
			(last === undefined ? query : query.gt('id', last)).order('id').limit(rowsPerPage),
			'viability_assessments',
			assessmentShape,
		);
		found.push(...page);
		if (page.length < rowsPerPage) return found;
	}
}

/** Writes an assessment down; gives its id. The same one again gives the id of the first. */
export function assessViability(
	backend: Backend,
	problemId: string,
	details: ViabilityDetails,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'assess_viability',
		{
			p_problem: problemId,
			p_legal: details.legal,
			p_budget: details.budget,
			p_timing: details.timing,
			p_competence: details.competence,
			p_assessor: details.assessor,
			p_evidence: details.evidence,
			p_link: details.link,
		},
		z.uuid(),
	);
}

/** How realizable the problems of a result are, beside their places; null where none was assessed. */
export async function readViability(backend: Backend, { joint }: ResultView): Promise<ViabilityView | null> {
	const problems = joint.rows.map(({ id }) => id);
	return viewViability(joint, await listAssessments(backend, problems));
}
