import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attempt } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['write_observation', 'answer_observation'], () => Promise.resolve(null));
const { scene, call, refusal, read } = verbs;
const p_body = 'Falta la minuta de la primera mesa.';
const write = async () => {
	const { exercise } = scene();
	const number = await call(exercise.guarantor, 'write_observation', { p_exercise: exercise.id, p_body });
	const id = await read('select id from app.observations where exercise_id = $1 and number = $2', [
		exercise.id,
		number,
	]);
	return { id: String(id), number };
};

describe('an observation', () => {
	it('is written by the guarantor alone, with the next number', async () => {
		const { administrator, exercise, stranger } = scene();
		expect((await write()).number).toBe(1);
		expect((await write()).number).toBe(2);
		for (const other of [exercise.staff, exercise.titular, exercise.former, administrator, stranger])
			expect(await refusal(other, 'write_observation', { p_exercise: exercise.id, p_body })).toBe('PZ100');
		for (const body of ['corta', 'x'.repeat(2_001)])
			expect(
				await refusal(exercise.guarantor, 'write_observation', { p_exercise: exercise.id, p_body: body }),
			).toBe('23514');
	});

	it('is answered by staff alone, more than once, and an answer is not answered', async () => {
		const { exercise, stranger } = scene();
		const { id } = await write();
		const answer = { p_observation: id, p_body: 'Se entregó hoy.' };
		for (const other of [exercise.guarantor, exercise.titular, stranger])
			expect(await refusal(other, 'answer_observation', answer)).toBe('PZ100');
		expect(await call(exercise.staff, 'answer_observation', answer)).toBe(2);
		expect(await call(exercise.staff, 'answer_observation', answer)).toBe(3);
		const answered = await read('select id from app.observations where exercise_id = $1 and number = 2', [
			exercise.id,
		]);
		for (const p_observation of [answered, randomUUID()])
			expect(await refusal(exercise.staff, 'answer_observation', { ...answer, p_observation })).toBe('PZ100');
	});

	it('is changed and taken away by nobody, not even by the owner of the table', async () => {
		const { client } = scene();
		const { id } = await write();
		for (const change of [`update app.observations set body = body || '.'`, 'delete from app.observations']) {
			await client.query('savepoint as_owner');
			await expect(client.query(`${change} where id = $1`, [id])).rejects.toMatchObject({ code: 'PZ500' });
			await client.query('rollback to savepoint as_owner');
		}
		const seen = await attempt(client, scene().exercise.titular, {
			text: 'select id from api.observations where id = $1',
			values: [id],
		});
		expect('rows' in seen && seen.rows).toEqual([]);
	});
});

verbs.proveAll();
