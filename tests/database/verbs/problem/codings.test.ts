import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { addProblem, publishPrioritization } from '../../scene/ranking';
import { anybody, call as doIt, type Caller } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const said = [
	'No hay agua en la colonia',
	'Las fugas de agua',
	'Falta luz en las calles',
	'la calle sin luz',
];
const verbs = useVerbs(
	[
		'written_answers',
		'written_terms',
		'code_answers',
		'uncode_answers',
		'problem_support',
		'problems_from_consultation',
	],
	async ({ client, exercise }) => {
		const consultation = await publishConsultation(client, exercise, `${exercise.slug}-leida`);
		const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
		const answers: string[] = [];
		for (const [at, words] of said.entries()) {
			const body = freezeAnswer(consultation, { tema: at < 2 ? 'agua' : 'luz', detalle: words });
			await doIt(client, anybody, 'submit_answer', submissionOf(body));
			answers.push(body.id);
		}
		const silent = freezeAnswer(consultation);
		const early = freezeAnswer(open);
		for (const body of [silent, early]) await doIt(client, anybody, 'submit_answer', submissionOf(body));
		await doIt(client, exercise.staff, 'close_consultation', { p_consultation: consultation.id });
		const problems = [
			await addProblem(client, exercise, 'Falta de agua en la colonia'),
			await addProblem(client, exercise, 'Calles sin luz'),
			await addProblem(client, exercise, 'Agua que no llega'),
		];
		await publishPrioritization(client, exercise, `${exercise.slug}-publicada`, problems.slice(0, 2));
		return { consultation, open, answers, silent: silent.id, early: early.id, problems };
	},
);
const { scene, call, refusal, read } = verbs;
const at = (place: number) => scene().more.problems[place] ?? '';
const answer = (place: number) => scene().more.answers[place] ?? '';
const asked = (changes: Record<string, unknown> = {}) => ({
	p_consultation: scene().more.consultation.id,
	p_question: 'detalle',
	...changes,
});
const listShape = z.object({
	total: z.number(),
	answers: z.array(z.object({ id: z.string(), words: z.string(), problems: z.array(z.string()) })),
});
const list = async (changes: Record<string, unknown> = {}) =>
	listShape.parse(await call(scene().exercise.staff, 'written_answers', asked(changes)));
const wordsOf = async (changes: Record<string, unknown>) =>
	(await list(changes)).answers.map(({ words }) => words).toSorted();
const code = (problem: number, ...answers: number[]) =>
	call(scene().exercise.staff, 'code_answers', {
		p_problem: at(problem),
		p_responses: answers.map((place) => answer(place)),
	});
const support = (caller: Caller, problem: number) =>
	call(caller, 'problem_support', { p_problem: at(problem) });
const others = (): Caller[] => {
	const { administrator, exercise, stranger } = scene();
	const { facilitator, guarantor, titular, former } = exercise;
	return [administrator, facilitator, guarantor, titular, former, stranger];
};

describe('what was written', () => {
	it('is read by staff alone, once the consultation is closed', async () => {
		expect((await list()).total).toBe(said.length);
		for (const other of others())
			for (const verb of ['written_answers', 'written_terms'])
				expect(await refusal(other, verb, asked())).toBe('PZ100');
		const { staff } = scene().exercise;
		for (const verb of ['written_answers', 'written_terms'])
			expect(await refusal(staff, verb, asked({ p_consultation: scene().more.open.id }))).toBe('PZ208');
	});

	it('is found by its words, in any form, and by the answers beside it', async () => {
		expect(await wordsOf({ p_words: 'calle' })).toEqual(['Falta luz en las calles', 'la calle sin luz']);
		expect(await wordsOf({ p_words: 'FUGÁS' })).toEqual(['Las fugas de agua']);
		expect(await wordsOf({ p_words: '100%' })).toEqual([]);
		expect(await wordsOf({ p_matches: JSON.stringify({ tema: 'agua' }), p_words: 'agua' })).toHaveLength(2);
		expect(await wordsOf({ p_channel: 'kiosk' })).toEqual([]);
		expect(await wordsOf({ p_question: 'tema' })).toEqual([]);
	});

	it('comes with what is most like a problem first, and in pages', async () => {
		const first = await list({ p_problem: at(0) });
		expect(first.answers[0]?.words).toBe('No hay agua en la colonia');
		const second = await list({ p_problem: at(0), p_skip: 1, p_limit: 1 });
		expect(second).toMatchObject({ total: said.length, answers: [{ id: first.answers[1]?.id }] });
	});

	it('says its terms, each form of a word as one and without those that only join', async () => {
		expect(await call(scene().exercise.staff, 'written_terms', asked())).toEqual([
			{ term: 'agua', answers: 2 },
			{ term: 'calle', answers: 2 },
			{ term: 'luz', answers: 2 },
		]);
	});
});

describe('a coding', () => {
	it('joins answers to a problem, once, and one answer to several', async () => {
		expect(await code(0, 0, 1)).toBe(2);
		expect(await code(0, 1)).toBe(0);
		expect(await code(2, 1)).toBe(1);
		const { answers } = await list({ p_words: 'fugas' });
		expect(answers[0]?.problems).toEqual([at(0), at(2)].toSorted());
		expect(await wordsOf({ p_coding: 'none' })).toHaveLength(2);
		expect(await wordsOf({ p_coding: 'this', p_problem: at(2) })).toEqual(['Las fugas de agua']);
		expect(await wordsOf({ p_coding: 'others', p_problem: at(2) })).toHaveLength(3);
	});

	it('is taken back, and that it was said stays', async () => {
		await code(0, 0, 1);
		const { staff } = scene().exercise;
		const back = { p_problem: at(0), p_responses: [answer(1)] };
		expect(await call(staff, 'uncode_answers', back)).toBe(1);
		expect(await call(staff, 'uncode_answers', back)).toBe(0);
		const kept = 'select count(*) from app.answer_codings where problem_id = $1 and undone_on is not null';
		expect(await read(kept, [at(0)])).toBe('1');
		expect(await code(0, 1)).toBe(1);
		for (const other of others()) expect(await refusal(other, 'uncode_answers', back)).toBe('PZ100');
	});

	it('is made by staff, of answers that count, to a closed consultation and a problem that stands', async () => {
		const { client, exercise, more } = scene();
		const coding = (responses: unknown, problem = at(0)) => ({ p_problem: problem, p_responses: responses });
		for (const other of others())
			expect(await refusal(other, 'code_answers', coding([answer(0)]))).toBe('PZ100');
		const { staff } = exercise;
		expect(await refusal(staff, 'code_answers', coding([]))).toBe('PZ002');
		expect(await refusal(staff, 'code_answers', coding([answer(0), randomUUID()]))).toBe('PZ101');
		expect(await refusal(staff, 'code_answers', coding([more.early]))).toBe('PZ208');
		await client.query(`update app.responses set standing = 'withdrawn' where id = $1`, [answer(3)]);
		expect(await refusal(staff, 'code_answers', coding([answer(3)]))).toBe('PZ101');
		const merge = { p_absorbed: at(2), p_kept: at(0), p_reason: 'Hablan de lo mismo.' };
		await doIt(client, staff, 'merge_problems', merge);
		expect(await refusal(staff, 'code_answers', coding([answer(0)], at(2)))).toBe('PZ305');
	});
});

describe('how many answers speak of a problem', () => {
	const source = (answers: number | null, channels: Record<string, number> | null, from = 1) => ({
		consultation: scene().more.consultation.slug,
		title: 'Consulta de prueba',
		from,
		answers,
		channels,
	});

	it('is told exactly to staff, and to others only where they are ten or more', async () => {
		await code(0, 0, 1);
		const { exercise } = scene();
		expect(await support(exercise.staff, 0)).toEqual([source(2, { web: 2 })]);
		for (const other of [anybody, exercise.titular])
			expect(await support(other, 0)).toEqual([source(null, null)]);
	});

	it('tells no channel where the rest would give a small one away', async () => {
		const { client, more } = scene();
		await client.query(
			`with copies as (
				insert into app.responses (id, exercise_id, survey_id, channel, folio, commitment, received_on)
				select gen_random_uuid(), r.exercise_id, r.survey_id, case when n <= 3 then 'public_space' else 'web' end, r.folio, r.commitment, r.received_on
				from app.responses r, generate_series(1, 18) n where r.id = $1 returning id, exercise_id)
			insert into app.answer_codings (exercise_id, problem_id, response_id, coded_by, coded_on)
			select exercise_id, $2, id, private.person_in(exercise_id), current_date from copies`.replace(
				'private.person_in(exercise_id)',
				`(select created_by from app.problems where id = $2)`,
			),
			[answer(0), at(0)],
		);
		const channels = { public_space: 3, web: 15 };
		expect(await support(scene().exercise.staff, 0)).toEqual([source(18, channels)]);
		expect(await support(anybody, 0)).toEqual([source(18, null)]);
		expect(more.consultation.slug).toBe(source(1, null).consultation);
	});

	it('leaves out what no longer counts, and keeps what came with a merged problem apart', async () => {
		const { client, exercise } = scene();
		await code(0, 0, 1);
		await code(2, 1);
		await client.query(`update app.responses set standing = 'withdrawn' where id = $1`, [answer(0)]);
		const merge = { p_absorbed: at(2), p_kept: at(0), p_reason: 'Hablan de lo mismo.' };
		await doIt(client, exercise.staff, 'merge_problems', merge);
		expect(await support(exercise.staff, 0)).toEqual([source(1, { web: 1 }), source(1, { web: 1 }, 3)]);
	});

	it('of a problem that is not ranked in public is told inside the exercise alone', async () => {
		await code(2, 0);
		const { exercise, stranger } = scene();
		expect(await support(exercise.titular, 2)).toEqual([source(null, null, 3)]);
		for (const other of [anybody, stranger]) expect(await support(other, 2)).toEqual([]);
		expect(await call(exercise.staff, 'problem_support', { p_problem: randomUUID() })).toEqual([]);
	});
});

describe('what came of answers', () => {
	const first = () => ({ problem: at(0), number: 1, title: 'Falta de agua en la colonia' });

	it('is told to anybody by consultation: by title what is ranked, and how many others', async () => {
		const from = () =>
			call(anybody, 'problems_from_consultation', { p_slug: scene().more.consultation.slug });
		expect(await from()).toEqual({ ranked: [], unranked: 0 });
		await code(0, 0);
		await code(2, 1);
		expect(await from()).toEqual({ ranked: [first()], unranked: 1 });
		const open = { p_slug: scene().more.open.slug };
		expect(await call(anybody, 'problems_from_consultation', open)).toEqual({ ranked: [], unranked: 0 });
	});

	it('follows a problem into the one it is merged into', async () => {
		const { client, exercise } = scene();
		await code(2, 0);
		const merge = { p_absorbed: at(2), p_kept: at(0), p_reason: 'Hablan de lo mismo.' };
		await doIt(client, exercise.staff, 'merge_problems', merge);
		const from = await call(anybody, 'problems_from_consultation', {
			p_slug: scene().more.consultation.slug,
		});
		expect(from).toEqual({ ranked: [first()], unranked: 0 });
	});
});

verbs.proveAll();
