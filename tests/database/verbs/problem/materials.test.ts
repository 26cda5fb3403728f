import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
	addProblems,
	draftPrioritization,
	materialOf,
	problemOf,
	publishPrioritization,
} from '../../scene/ranking';
import { anybody, asId, json, worker, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['register_material', 'confirm_material_file', 'withdraw_material', 'public_problem', 'public_problems'],
	async ({ client, exercise }) => ({ problems: await addProblems(client, exercise, 2) }),
);
const { scene, call, refusal, read } = verbs;
const hash = 'a'.repeat(64);
const file = (changes: object = {}) =>
	json({ hash, name: 'informe.pdf', type: 'application/pdf', bytes: 1_000, ...changes });
const reason = 'Se registró dos veces.';
const at = (place: number) => scene().more.problems[place] ?? '';
const register = async (changes: Parameters = {}) => {
	const { exercise } = scene();
	const number = z
		.number()
		.parse(await call(exercise.staff, 'register_material', materialOf(exercise, changes)));
	const id = await read('select id from app.materials where exercise_id = $1 and number = $2', [
		exercise.id,
		number,
	]);
	return { id: asId(id), number };
};
const others = () => {
	const { administrator, exercise, stranger } = scene();
	return [administrator, exercise.facilitator, exercise.titular, exercise.former, stranger];
};

describe('a material', () => {
	it('is registered by staff and by the guarantor, with a number of its own', async () => {
		const { exercise } = scene();
		expect((await register()).number).toBe(1);
		const minutes = materialOf(exercise, {
			p_kind: 'mesa',
			p_place: 'Plaza de prueba',
			p_link: null,
			p_author: null,
		});
		expect(await call(exercise.guarantor, 'register_material', minutes)).toBe(2);
		for (const kind of ['problem', 'criterion', 'solution', 'commitment']) {
			const output = {
				p_kind: `kickoff-${kind}`,
				p_author: null,
				p_link: null,
				p_nucleus: exercise.nuclei.civil,
			};
			expect((await register(output)).number).toBeGreaterThan(2);
		}
		for (const other of others())
			expect(await refusal(other, 'register_material', materialOf(exercise))).toBe('PZ100');
	});

	it.each<[string, Parameters, string]>([
		['a kind nobody knows', { p_kind: 'rumor' }, '23514'],
		['a study nobody can read', { p_link: null }, '23514'],
		['a study of nobody', { p_author: null }, '23514'],
		['a mesa nowhere', { p_kind: 'mesa' }, '23514'],
		['a date that is none', { p_dated: '2024-13' }, '23514'],
		['a link that runs', { p_link: 'javascript:alert(1)' }, '23514'],
		['a nucleus that is not there', { p_nucleus: randomUUID() }, '23503'],
		['half a file', { p_file: json({ hash }) }, '23514'],
		['a file that runs', { p_file: file({ type: 'text/html' }) }, '23514'],
		['a file that is large', { p_file: file({ bytes: 8_000_001 }) }, '23514'],
		['a hash that is none', { p_file: file({ hash: 'A'.repeat(64) }) }, '23514'],
		['a file with the name of a folder', { p_file: file({ name: '../informe.pdf' }) }, '23514'],
	])('is refused as %s', async (_, changes, code) => {
		const { exercise } = scene();
		expect(await refusal(exercise.staff, 'register_material', materialOf(exercise, changes))).toBe(code);
	});

	it('has a file once the server says that the bytes of its hash are there', async () => {
		const { id } = await register({ p_file: file() });
		const arrived = () => read('select file_arrived from app.materials where id = $1', [id]);
		expect(await arrived()).toBe(false);
		const confirm = { p_material: id, p_hash: hash };
		expect(await refusal(worker, 'confirm_material_file', { ...confirm, p_hash: 'b'.repeat(64) })).toBe(
			'PZ101',
		);
		expect(await refusal(scene().exercise.staff, 'confirm_material_file', confirm)).toBe('42501');
		await call(worker, 'confirm_material_file', confirm);
		expect(await arrived()).toBe(true);
	});

	it('is withdrawn once, with a reason', async () => {
		const { exercise } = scene();
		const { id } = await register();
		const withdraw = { p_material: id, p_reason: reason };
		for (const other of others()) expect(await refusal(other, 'withdraw_material', withdraw)).toBe('PZ100');
		expect(await refusal(exercise.staff, 'withdraw_material', { ...withdraw, p_reason: null })).toBe('PZ302');
		expect(await refusal(exercise.staff, 'withdraw_material', { ...withdraw, p_reason: 'corta' })).toBe(
			'23514',
		);
		await call(exercise.guarantor, 'withdraw_material', withdraw);
		expect(await refusal(exercise.staff, 'withdraw_material', withdraw)).toBe('PZ320');
	});
});

describe('a source that cites a material', () => {
	const write = (material: string, changes: object = {}) => ({
		p_exercise: scene().exercise.id,
		...problemOf({
			p_sources: json([
				{ kind: 'answer', citation: 'Lo dice la tabla.', material, citedAt: 'página 12', ...changes },
			]),
		}),
	});

	it('is of the kind that the material is', async () => {
		const { staff } = scene().exercise;
		for (const [kind, expected] of [
			['dataset', 'study'],
			['kickoff-criterion', 'kickoff-event'],
			['mesa', 'mesa'],
		]) {
			const { id } = await register({ p_kind: kind, p_place: 'Plaza de prueba' });
			const problem = asId(await call(staff, 'create_problem', write(id)));
			const stored = `select kind || ' ' || cited_at || ' ' || material_id from app.problem_sources where problem_id = $1`;
			expect(await read(stored, [problem])).toBe(`${expected ?? ''} página 12 ${id}`);
		}
	});

	it('cites one of its own exercise', async () => {
		const { staff } = scene().exercise;
		expect(await refusal(staff, 'create_problem', write(randomUUID()))).toBe('PZ101');
		expect(await refusal(staff, 'create_problem', write('x'))).toBe('PZ101');
		const { id } = await register();
		expect(await refusal(staff, 'create_problem', write(id, { citedAt: 'x'.repeat(121) }))).toBe('23514');
	});
});

describe('what anybody reads of a problem', () => {
	const shown = z.object({
		number: z.number(),
		quoted: z.array(z.string()),
		sources: z.array(
			z.object({
				citation: z.string(),
				from: z.number().nullable(),
				material: z.object({ title: z.string(), hash: z.string().nullable() }).nullable(),
			}),
		),
		tags: z.array(z.string()),
		merged: z.array(z.object({ number: z.number(), reason: z.string() })),
	});

	it('is all its sources and those of what is read as it, once it is ranked in public, and no words of answers', async () => {
		const { client, exercise } = scene();
		const { id } = await register({ p_file: file() });
		const sources = json([
			{ kind: 'study', citation: 'Lo dice la tabla.', material: id },
			{ kind: 'answer', citation: 'Palabras de una persona.' },
		]);
		const problem = asId(
			await call(exercise.staff, 'create_problem', {
				p_exercise: exercise.id,
				...problemOf({ p_sources: sources }),
			}),
		);
		const merge = { p_absorbed: at(1), p_kept: problem, p_reason: 'Hablan de lo mismo.' };
		const merged = asId(await call(exercise.staff, 'merge_problems', merge));
		const slug = `${exercise.slug}-publica`;
		const see = (p_problem: string) =>
			call(anybody, 'public_problem', { p_prioritization_slug: slug, p_problem });
		expect(await see(problem)).toBeNull();
		await publishPrioritization(client, exercise, slug, [problem, at(0)]);
		const seen = shown.parse(await see(problem));
		expect(seen).toMatchObject({
			number: 3,
			tags: ['individual'],
			quoted: ['answer'],
			merged: [{ number: 2 }],
		});
		expect(seen.sources.map(({ citation, from }) => [citation, from]).sort()).toEqual([
			['Estudio de prueba', 2],
			['Lo dice la tabla.', null],
		]);
		expect(seen.sources.find(({ from }) => from === null)?.material).toEqual({
			title: 'Encuesta de vivienda de prueba',
			hash,
		});
		expect(JSON.stringify(await see(problem))).not.toContain('Palabras de una persona.');
		// A problem that the ranking does not show is as unknown as one that is not there.
		expect(await see(at(1))).toBeNull();
		await call(exercise.staff, 'undo_merge', { p_merge: merged });
		expect(shown.parse(await see(problem))).toMatchObject({ merged: [], sources: [{ from: null }] });
	});
});

describe('the public problems of an exercise', () => {
	it('are those of published rankings, with their tags and where each was ranked last', async () => {
		const { client, exercise } = scene();
		const listed = async (slug = exercise.slug) =>
			z
				.array(
					z.object({
						number: z.number(),
						theme: z.string(),
						tags: z.array(z.string()),
						prioritization: z.string(),
					}),
				)
				.parse(await call(anybody, 'public_problems', { p_exercise: slug }));
		expect(await listed()).toEqual([]);
		const aimed = asId(
			await call(exercise.staff, 'create_problem', {
				p_exercise: exercise.id,
				...problemOf({ p_tags: ['riesgos', 'individual'] }),
			}),
		);
		const [first, second] = [`${exercise.slug}-primera`, `${exercise.slug}-segunda`];
		await draftPrioritization(client, exercise, second, [at(0), aimed]);
		expect(await listed()).toEqual([]);
		await publishPrioritization(client, exercise, first, [at(0), aimed]);
		const facts = { theme: 'agua', prioritization: first };
		expect(await listed()).toEqual([
			{ ...facts, number: 1, tags: ['individual'] },
			{ ...facts, number: 3, tags: ['riesgos', 'individual'] },
		]);
		await read(`update app.prioritizations set published_on = published_on - 1 where slug = $1`, [first]);
		await publishPrioritization(client, exercise, `${exercise.slug}-tercera`, [at(1), aimed]);
		expect((await listed()).map(({ number, prioritization }) => [number, prioritization])).toEqual([
			[1, first],
			[2, `${exercise.slug}-tercera`],
			[3, `${exercise.slug}-tercera`],
		]);
		expect(await listed('no-existe')).toEqual([]);
	});
});

verbs.proveAll();
