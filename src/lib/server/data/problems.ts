import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readRow, readRows, rowsPerPage } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const problemShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	number: z.number(),
	title: z.string(),
	description: z.string(),
	theme: z.string(),
	tags: z.array(z.string()),
	latitudeE6: z.number().nullable(),
	longitudeE6: z.number().nullable(),
	createdOn: z.string(),
	createdBy: z.string().nullable(),
	territories: z.array(z.string()),
	sources: z.number(),
	sourceKinds: z.array(z.string()),
	mergedInto: z.uuid().nullable(),
});
export type Problem = z.infer<typeof problemShape>;

const sourceShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	problemId: z.uuid(),
	kind: z.string(),
	citation: z.string(),
	responseId: z.uuid().nullable(),
	link: z.string().nullable(),
	/** Page or figure. */
	citedAt: z.string().nullable(),
	materialId: z.uuid().nullable(),
	materialNumber: z.number().nullable(),
	materialTitle: z.string().nullable(),
	materialAuthor: z.string().nullable(),
	materialDated: z.string().nullable(),
	/** SHA-256 of its file, in hexadecimal. */
	materialHash: z.string().nullable(),
	materialWithdrawnOn: z.string().nullable(),
	problemNumber: z.number(),
	problemTitle: z.string(),
});
export type ProblemSource = z.infer<typeof sourceShape>;

const mergeShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	absorbedId: z.uuid(),
	absorbedTitle: z.string(),
	keptId: z.uuid(),
	keptTitle: z.string(),
	reason: z.string(),
	mergedBy: z.string().nullable(),
	mergedOn: z.string(),
	undoneBy: z.string().nullable(),
	undoneOn: z.string().nullable(),
});
export type ProblemMerge = z.infer<typeof mergeShape>;

export interface ProblemDetails {
	title: string;
	description: string;
	theme: string;
	tags: readonly string[];
	territories: readonly string[];
	point: { latE6: number; lonE6: number } | null;
	sources: readonly {
		kind: string;
		citation: string;
		response: string | null;
		link: string | null;
		material: string | null;
		citedAt: string | null;
	}[];
}

/** The whole bank of an exercise, page by page. */
export async function listProblems(backend: Backend, exerciseId: string): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (;;) {
		const page = await readRows(
			backend
				.from('problems')
				.select()
				.eq('exercise_id', exerciseId)
				.gt('number', problems.at(-1)?.number ?? 0)
				.order('number')
				.limit(rowsPerPage),
			'problems',
			problemShape,
		);
		problems.push(...page);
		if (page.length < rowsPerPage) return problems;
	}
}

export function findProblem(backend: Backend, exerciseId: string, number: number): Promise<Problem | null> {
	return readRow(
		backend.from('problems').select().eq('exercise_id', exerciseId).eq('number', number),
		'problems',
		problemShape,
	);
}

export function findProblemById(backend: Backend, id: string): Promise<Problem | null> {
	return readRow(backend.from('problems').select().eq('id', id), 'problems', problemShape);
}

export function listProblemSources(backend: Backend, problemId: string): Promise<ProblemSource[]> {
	return readRows(
		backend.from('problem_sources').select().eq('problem_id', problemId).order('kind').order('id'),
		'problem_sources',
		sourceShape,
	);
}

export function listMerges(backend: Backend, exerciseId: string): Promise<ProblemMerge[]> {
	return readRows(
		backend.from('problem_merges').select().eq('exercise_id', exerciseId).order('merged_on').order('id'),
		'problem_merges',
		mergeShape,
	);
}

export function createProblem(
	backend: Backend,
	exerciseId: string,
	details: ProblemDetails,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'create_problem',
		{ p_exercise: exerciseId, ...detailParameters(details) },
		z.uuid(),
	);
}

export function editProblem(
	backend: Backend,
	problemId: string,
	details: ProblemDetails,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'edit_problem', { p_problem: problemId, ...detailParameters(details) }, z.null());
}

function detailParameters(details: ProblemDetails) {
	return {
		p_title: details.title,
		p_description: details.description,
		p_theme: details.theme,
		p_tags: details.tags,
		p_territories: details.territories,
		p_latitude_e6: details.point?.latE6 ?? null,
		p_longitude_e6: details.point?.lonE6 ?? null,
		p_sources: details.sources,
	};
}

export function mergeProblems(
	backend: Backend,
	absorbedId: string,
	keptId: string,
	reason: string,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'merge_problems',
		{ p_absorbed: absorbedId, p_kept: keptId, p_reason: reason },
		z.uuid(),
	);
}

export function undoMerge(backend: Backend, mergeId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'undo_merge', { p_merge: mergeId }, z.null());
}
