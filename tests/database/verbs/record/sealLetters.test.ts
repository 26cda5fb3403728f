import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishConsultation } from '../../scene/consultation';
import { addProblems, publishPrioritization } from '../../scene/ranking';
import { publishSeal } from '../../scene/seal';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['take_seal_letters', 'settle_seal_letter', 'seal_letters_of'],
	async ({ client, exercise }) => ({
		consultation: await publishConsultation(client, exercise, `${exercise.slug}-cartas`),
	}),
);
const { scene, call, refusal, read } = verbs;

const letterShape = z.object({
	exercise: z.string(),
	position: z.int(),
	person: z.string(),
	to: z.string().nullable(),
	event: z.string(),
	title: z.string(),
	nucleus: z.string().nullable(),
	slug: z.string(),
	size: z.int(),
	note: z.string(),
});
type Letter = z.infer<typeof letterShape>;

const seal = () => publishSeal(scene().client, scene().exercise.id);

/** The letters of this exercise that are to be sent now. */
async function take(most = 100): Promise<Letter[]> {
	const letters = letterShape.array().parse(await call(worker, 'take_seal_letters', { p_most: most }));
	return letters.filter(({ exercise }) => exercise === scene().exercise.id);
}
const settle = ({ exercise, position, person }: Letter, outcome: unknown) => ({
	p_exercise: exercise,
	p_position: position,
	p_person: person,
	p_outcome: outcome,
});
const counts = () => call(scene().exercise.staff, 'seal_letters_of', { p_exercise: scene().exercise.id });
/** The wait is over. */
const letTimePass = () => read(`update private.seal_letters set next_try_at = now() - interval '1 second'`);

describe('letters with seals', () => {
	it('go once to everybody who holds a seat, whoever seals and however often', async () => {
		const { exercise } = scene();
		expect(await take()).toEqual([]);
		const size = await seal();
		const letters = await take();
		const { titular, suplente, neighbour, authority, organ } = exercise;
		const seated = [titular, suplente, neighbour, authority, organ];
		expect(letters.map(({ to }) => to).sort()).toEqual(seated.map(({ email }) => email).sort());
		for (const letter of letters)
			expect(letter).toMatchObject({ event: 'survey.opened', nucleus: null, slug: exercise.slug, size });
		expect(letters[0]?.note).toContain(`\n${size}\n`);
		// Another instance that asks meanwhile gets none of them.
		expect(await take()).toEqual([]);
		for (const letter of letters)
			expect(await call(worker, 'settle_seal_letter', settle(letter, 'sent'))).toBe(true);
		await letTimePass();
		expect(await take()).toEqual([]);
		expect(await counts()).toMatchObject([{ event: 'survey.opened', size, sent: 5, waiting: 0, failed: 0 }]);
	});

	it('are of the first seal that covers what they tell of, with its title and nucleus', async () => {
		const { client, exercise } = scene();
		const first = await seal();
		const { rankings } = await publishPrioritization(
			client,
			exercise,
			`${exercise.slug}-orden`,
			await addProblems(client, exercise, 3),
		);
		const second = await seal();
		const letters = await take();
		const told = new Set(letters.map(({ event, nucleus, size }) => `${event} ${nucleus ?? ''} ${size}`));
		expect([...told].sort()).toEqual(
			[
				`survey.opened  ${first}`,
				...['Sociedad civil', 'Autoridad', 'Órgano garante'].map(
					(name) => `ranking.opened ${name} ${second}`,
				),
			].sort(),
		);
		expect(letters).toHaveLength(5 * (1 + Object.keys(rankings).length));
		await client.query(`select private.close_consultation(id, 'date') from app.consultations where id = $1`, [
			scene().more.consultation.id,
		]);
		await seal();
		expect(new Set((await take()).map(({ event }) => event))).toEqual(new Set(['survey.closed']));
	});

	it('wait longer each time the mail server is not there, and are given up after days', async () => {
		await seal();
		const [letter] = await take();
		if (letter === undefined) throw new Error('No letter.');
		const own = async () => (await take()).find(({ person }) => person === letter.person);
		expect(await call(worker, 'settle_seal_letter', settle(letter, 'later'))).toBe(true);
		expect(await own()).toBeUndefined();
		expect(
			await read(
				`select round(extract(epoch from next_try_at - now()) / 60) from private.seal_letters where person_id = $1`,
				[letter.person],
			),
		).toBe('10');
		for (let tries = 1; tries < 24; tries += 1) {
			await letTimePass();
			expect(await own()).toMatchObject({ to: letter.to });
			await call(worker, 'settle_seal_letter', settle(letter, 'later'));
		}
		await letTimePass();
		expect(await own()).toBeUndefined();
		expect(await counts()).toMatchObject([{ failed: 1, sent: 0, waiting: 4 }]);
		expect(await call(worker, 'settle_seal_letter', settle(letter, 'sent'))).toBe(false);
	});

	it('that nobody said anything of are given again, and a refused address is told', async () => {
		await seal();
		const letters = await take(2);
		expect(letters).toHaveLength(2);
		await letTimePass();
		expect(await take()).toHaveLength(5);
		const [one] = letters;
		if (one === undefined) throw new Error('No letter.');
		await call(worker, 'settle_seal_letter', settle(one, 'refused'));
		expect(await counts()).toMatchObject([{ failed: 1, waiting: 4 }]);
		for (const outcome of ['waiting', '', null])
			expect(await refusal(worker, 'settle_seal_letter', settle(one, outcome))).toBe('PZ002');
	});

	it('are never of what came before them, of a sample, or of a seal that is old', async () => {
		const { client, exercise } = scene();
		const until = async (sql: string) => {
			await client.query('savepoint tried');
			await client.query(sql);
			await seal();
			const letters = await take();
			await client.query('rollback to savepoint tried');
			return letters.length;
		};
		expect(await until('select 1')).toBe(5);
		expect(
			await until(
				`insert into private.seal_letter_marks (exercise_id, size) select exercise_id, size from app.logs where exercise_id = '${exercise.id}'`,
			),
		).toBe(0);
		expect(await until(`update app.exercises set is_sample = true where id = '${exercise.id}'`)).toBe(0);
		expect(
			await until(
				`create or replace function private.today_in(p_exercise uuid) returns date language sql stable set search_path = ''
					as $$ select current_date + 30 * (select count(*) from app.checkpoints c where c.exercise_id = p_exercise)::int $$`,
			),
		).toBe(0);
	});

	it('go to nobody without an address, and to nobody who left', async () => {
		const { client, exercise } = scene();
		await client.query('update private.contacts set email = null where person_id = $1', [
			exercise.organ.person,
		]);
		await client.query(`update app.seat_terms set ends_on = current_date where person_id = $1`, [
			exercise.suplente.person,
		]);
		await seal();
		expect(await take()).toHaveLength(3);
		expect(await counts()).toMatchObject([{ waiting: 3, noAddress: 1 }]);
	});

	it('are counted for staff alone, and sent by the server alone', async () => {
		const { exercise, stranger } = scene();
		for (const caller of [stranger, exercise.titular, exercise.guarantor])
			expect(await refusal(caller, 'seal_letters_of', { p_exercise: exercise.id })).toBe('PZ100');
		expect(await refusal(exercise.staff, 'take_seal_letters', { p_most: 1 })).toBe('42501');
		expect(await refusal(anybody, 'seal_letters_of', { p_exercise: exercise.id })).toBe('42501');
	});
});

verbs.proveAll();
