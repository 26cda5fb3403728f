import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { base64url, canonicalText, commit, SALT_BYTES } from '../../../src/lib/evidence';
import { tallyInputShape } from '../../../src/lib/server/data/results';
import { composeResult } from '../../../src/lib/server/data/tallies';
import type { Exercise } from './exercise';
import { asId, call, daysAway, json, readOne, worker, type Caller, type Parameters } from './stage';

export type VotingNucleus = 'civil' | 'authority' | 'organ';

export interface Prioritization {
	readonly id: string;
	readonly slug: string;
	readonly methodologyHash: string;
	readonly alternatives: readonly string[];
	readonly rankings: Readonly<Record<VotingNucleus, string>>;
}

export const problemOf = (changes: Parameters = {}): Parameters => ({
	p_title: 'Falta agua en la colonia',
	p_description: 'Desde hace un año.',
	p_theme: 'agua',
	p_tags: ['individual'],
	p_territories: ['20067'],
	p_latitude_e6: null,
	p_longitude_e6: null,
	p_sources: json([{ kind: 'study', citation: 'Estudio de prueba', link: 'https://estudio.example/1' }]),
	...changes,
});

export const materialOf = ({ id }: Pick<Exercise, 'id'>, changes: Parameters = {}): Parameters => ({
	p_exercise: id,
	p_kind: 'study',
	p_title: 'Encuesta de vivienda de prueba',
	p_author: 'Instituto de Prueba',
	p_dated: '2024-05',
	p_place: null,
	p_nucleus: null,
	p_link: 'https://estudio.example/vivienda',
	p_file: null,
	...changes,
});

export const assessmentOf = (problem: string, changes: Parameters = {}): Parameters => ({
	p_problem: problem,
	p_legal: 4,
	p_budget: 2,
	p_timing: 3,
	p_competence: 5,
	p_assessor: 'Área técnica de prueba',
	p_evidence: 'El programa de obra de prueba ya lo prevé.',
	p_link: 'https://evidencia.example/1',
	...changes,
});

export async function addProblem(
	client: ClientBase,
	{ id, staff }: Exercise,
	title: string,
): Promise<string> {
	const problem = { p_exercise: id, ...problemOf({ p_title: title }) };
	return asId(await call(client, staff, 'create_problem', problem));
}

export async function addProblems(client: ClientBase, exercise: Exercise, count: number): Promise<string[]> {
	const added: string[] = [];
	for (let at = 1; at <= count; at += 1) added.push(await addProblem(client, exercise, `Problema ${at}`));
	return added;
}

/** A draw that is held well after the rankings of {@link openingsOf} close. */
export const drawRule = () =>
	json({ rule: 'draw', source: 'Sorteo público de prueba', heldOn: daysAway(30).slice(0, 10) });

/** The day of the draw comes. */
export async function reachDraw(client: ClientBase, { id }: { id: string }): Promise<void> {
	await client.query(
		`update app.prioritizations set tie_rule = jsonb_set(tie_rule, '{heldOn}', to_jsonb(private.today_in(exercise_id)::text)) where id = $1`,
		[id],
	);
}

/** How rankings are counted where nothing else is said. */
export const rankingOf = (changes: Record<string, unknown> = {}) => ({
	task: 'rank',
	method: 'ranked-pairs',
	strength: 'winning-then-losing',
	unranked: 'last',
	mostRanked: null,
	...changes,
});

export const prioritizationOf = (alternatives: readonly string[], changes: Parameters = {}): Parameters => ({
	p_title: 'Jerarquización de prueba',
	p_question: '¿Qué urge más en la región?',
	p_counting: json(rankingOf()),
	p_tie_rule: json({ rule: 'leave-tied' }),
	p_publication: 'anonymous',
	p_alternatives: alternatives,
	...changes,
});

export async function draftPrioritization(
	client: ClientBase,
	{ id, staff }: Exercise,
	slug: string,
	alternatives: readonly string[],
	publication = 'anonymous',
	changes: Parameters = {},
): Promise<string> {
	return asId(
		await call(client, staff, 'create_prioritization', {
			p_exercise: id,
			p_slug: slug,
			...prioritizationOf(alternatives, { p_publication: publication, ...changes }),
		}),
	);
}

/** Rankings to open, as `publish_prioritization` takes them. */
export const openingsOf = (
	{ nuclei }: Exercise,
	chosen: readonly VotingNucleus[] = ['civil', 'authority', 'organ'],
	changes: Parameters = {},
) =>
	chosen.map((nucleus) => ({
		nucleus: nuclei[nucleus],
		quorum: 1,
		opens: daysAway(-1),
		closes: daysAway(10),
		...changes,
	}));

export async function publishPrioritization(
	client: ClientBase,
	exercise: Exercise,
	slug: string,
	alternatives: readonly string[],
	publication = 'anonymous',
	changes: Parameters = {},
): Promise<Prioritization> {
	const id = await draftPrioritization(client, exercise, slug, alternatives, publication, changes);
	const hash = await call(client, exercise.staff, 'publish_prioritization', {
		p_prioritization: id,
		p_rankings: json(openingsOf(exercise)),
		p_left_out: '[]',
		p_software: 'prioriza/test',
	});
	const ranking = async (nucleus: VotingNucleus) =>
		asId(
			await readOne(client, 'select id from app.rankings where prioritization_id = $1 and nucleus_id = $2', [
				id,
				exercise.nuclei[nucleus],
			]),
		);
	return {
		id,
		slug,
		methodologyHash: z.string().parse(hash),
		alternatives,
		rankings: {
			civil: await ranking('civil'),
			authority: await ranking('authority'),
			organ: await ranking('organ'),
		},
	};
}

/** A ranking as the page of a seat freezes it. */
export function freezeBallot(
	prioritization: Prioritization,
	tiers: unknown,
	nucleus: VotingNucleus = 'civil',
	changes: Record<string, unknown> = {},
): Parameters {
	return freezeMarks(prioritization, { tiers, ...changes }, nucleus);
}

/** A ballot of any task as the page of a seat freezes it. */
export function freezeMarks(
	{ methodologyHash, rankings }: Prioritization,
	marks: Record<string, unknown>,
	nucleus: VotingNucleus = 'civil',
): Parameters {
	const salt = new Uint8Array(randomBytes(SALT_BYTES));
	const content = { v: 1, ranking: rankings[nucleus], methodology: methodologyHash, ...marks };
	return {
		p_ranking: rankings[nucleus],
		p_content: canonicalText(content),
		p_salt: base64url(salt),
		p_commitment: commit('ballot', salt, content),
	};
}

function rankFirstTwo({ alternatives: [first, second] }: Prioritization) {
	return { tiers: [[first], [second]] };
}

/** Every seat takes part, every ranking closes. */
export async function closeWithEverybody(
	client: ClientBase,
	exercise: Exercise,
	prioritization: Prioritization,
	marks: Record<string, unknown> = rankFirstTwo(prioritization),
): Promise<void> {
	const ballots: [Caller, VotingNucleus][] = [
		[exercise.titular, 'civil'],
		[exercise.neighbour, 'civil'],
		[exercise.authority, 'authority'],
		[exercise.organ, 'organ'],
	];
	for (const [member, nucleus] of ballots)
		await call(client, member, 'cast_ballot', freezeMarks(prioritization, marks, nucleus));
	for (const ranking of Object.values(prioritization.rankings))
		await call(client, exercise.staff, 'close_ranking', { p_ranking: ranking });
}

/** The document the worker hands in, as the worker composes it. */
export async function resultOf(
	client: ClientBase,
	{ id }: Prioritization,
	changes: Record<string, unknown> = {},
): Promise<Parameters> {
	const record = tallyInputShape.parse(await call(client, worker, 'tally_input', { p_prioritization: id }));
	const { hash, rankings, leftOut } = record;
	const composed = rankings.some(({ quorumMet }) => quorumMet) ? composeResult(record) : null;
	if (composed?.ok === false) throw new Error(composed.error.code);
	const content = {
		...(composed
			? (JSON.parse(composed.value) as object)
			: { v: 1, methodology: hash, rankings, leftOut, tally: null }),
		...changes,
	};
	return { p_prioritization: id, p_content: canonicalText(content), p_software: 'prioriza/test' };
}

export async function settle(client: ClientBase, prioritization: Prioritization): Promise<void> {
	await call(client, worker, 'record_result', await resultOf(client, prioritization));
}
