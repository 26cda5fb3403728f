import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anybody, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['send_letter', 'find_letter', 'letter_inbox', 'take_letter', 'answer_letter', 'letter_times'],
	() => Promise.resolve(null),
);
const { scene, call, refusal, read } = verbs;
const words = 'Nadie contesta el teléfono del módulo.';
const reply = 'Ya se repuso la línea del módulo.';
const letterOf = (changes: Parameters = {}): Parameters => ({
	p_id: randomUUID(),
	p_exercise: scene().exercise.slug,
	p_kind: 'complaint',
	p_words: words,
	...changes,
});
const folioShape = z.object({
	folio: z.string().regex(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/),
});

async function send(changes: Parameters = {}): Promise<{ id: string; folio: string }> {
	const letter = letterOf(changes);
	const { folio } = folioShape.parse(await call(anybody, 'send_letter', letter));
	return { id: z.string().parse(letter['p_id']), folio };
}
const find = (folio: string) => call(anybody, 'find_letter', { p_folio: folio });
const inbox = async () =>
	z
		.array(z.object({ id: z.string(), contact: z.string().nullable(), days: z.number() }))
		.parse(await call(scene().exercise.staff, 'letter_inbox', { p_exercise: scene().exercise.id }));
const answer = (id: string) =>
	call(scene().exercise.guarantor, 'answer_letter', { p_letter: id, p_reply: reply });
const others = () => {
	const { administrator, exercise, stranger } = scene();
	return [administrator, exercise.facilitator, exercise.titular, exercise.former, stranger];
};

describe('a letter', () => {
	it('is sent by anybody, once, and followed by its folio, which does not tell what it says', async () => {
		const letter = letterOf();
		const first = folioShape.parse(await call(anybody, 'send_letter', letter));
		expect(await call(anybody, 'send_letter', letter)).toMatchObject(first);
		expect(await find(first.folio.toLowerCase())).toEqual({
			folio: first.folio,
			kind: 'complaint',
			exercise: scene().exercise.slug,
			receivedOn: expect.any(String) as string,
			takenOn: null,
			answeredOn: null,
			reply: null,
		});
		expect(await find('0000-0000-0000')).toBeNull();
	});

	it('is refused once two thousand came on a day, but not one that came already', async () => {
		const first = letterOf();
		const sent = await call(anybody, 'send_letter', first);
		const { client, exercise } = scene();
		await client.query(
			`insert into app.letters (id, exercise_id, kind, folio, words, received_on)
			select gen_random_uuid(), $1, 'suggestion', 'prueba-' || n, $2, private.today_in($1) from generate_series(2, $3::int) n`,
			[exercise.id, words, 1999],
		);
		await call(anybody, 'send_letter', letterOf());
		expect(await refusal(anybody, 'send_letter', letterOf())).toBe('PZ311');
		expect(await call(anybody, 'send_letter', first)).toEqual(sent);
		await client.query('update app.letters set received_on = received_on - 1 where exercise_id = $1', [
			exercise.id,
		]);
		await call(anybody, 'send_letter', letterOf());
	});

	it.each([
		['another under its identity', { p_words: 'Otra cosa, bastante distinta.' }, 'PZ002'],
		['an exercise that is not', { p_exercise: 'no-existe' }, 'PZ101'],
		['an identity that tells the time', { p_id: '0190b2c4-0000-7000-8000-000000000000' }, 'PZ002'],
		['a kind nobody knows', { p_id: randomUUID(), p_kind: 'carta' }, '23514'],
		['too few words', { p_id: randomUUID(), p_words: 'Hola' }, '23514'],
		['a contact of one letter', { p_id: randomUUID(), p_contact: 'a' }, '23514'],
	])('is refused with %s', async (_, changes, code) => {
		const letter = letterOf();
		await call(anybody, 'send_letter', letter);
		expect(await refusal(anybody, 'send_letter', { ...letter, ...changes })).toBe(code);
	});

	it('is read by staff and guarantor, those that wait the longest first', async () => {
		const recent = await send();
		const old = await send();
		await read('update app.letters set received_on = received_on - 12 where id = $1', [old.id]);
		const { exercise } = scene();
		expect((await inbox()).map(({ id, days }) => [id, days])).toEqual([
			[old.id, 12],
			[recent.id, 0],
		]);
		expect(await refusal(exercise.guarantor, 'letter_inbox', { p_exercise: exercise.id })).toBe('none');
		for (const other of others())
			expect(await refusal(other, 'letter_inbox', { p_exercise: exercise.id })).toBe('PZ100');
	});

	it('is taken up and answered once, and then its contact is erased', async () => {
		const { id, folio } = await send({ p_contact: 'alguien@correo.example' });
		expect(await inbox()).toMatchObject([{ id, contact: 'alguien@correo.example' }]);
		const { staff } = scene().exercise;
		await call(staff, 'take_letter', { p_letter: id });
		expect(await find(folio)).toMatchObject({ takenOn: expect.any(String) as string, answeredOn: null });
		expect(await refusal(staff, 'answer_letter', { p_letter: id, p_reply: null })).toBe('PZ002');
		expect(await refusal(staff, 'answer_letter', { p_letter: id, p_reply: 'Sí' })).toBe('23514');
		await answer(id);
		expect(await find(folio)).toMatchObject({ reply, answeredOn: expect.any(String) as string });
		expect(await read('select count(*) from private.letter_contacts')).toBe('0');
		expect(await inbox()).toMatchObject([{ id, contact: null }]);
		expect(await refusal(staff, 'answer_letter', { p_letter: id, p_reply: reply })).toBe('PZ310');
		expect(await refusal(staff, 'take_letter', { p_letter: id })).toBe('PZ310');
	});

	it('is answered by no other', async () => {
		const { id } = await send();
		for (const other of [...others(), anybody]) {
			const code = other === anybody ? '42501' : 'PZ100';
			expect(await refusal(other, 'take_letter', { p_letter: id })).toBe(code);
			expect(await refusal(other, 'answer_letter', { p_letter: id, p_reply: reply })).toBe(code);
		}
	});
});

describe('how long answers take', () => {
	const times = () => call(anybody, 'letter_times', { p_exercise: scene().exercise.slug });

	it('is public once ten were given, and what waits too long at once', async () => {
		const none = { received: 0, answered: 0, overdue: 0, medianDays: null, inTime: null };
		expect(await times()).toEqual({ ...none, participation: none });
		const sent = [];
		for (let at = 0; at < 11; at += 1) sent.push(await send());
		for (const [at, { id }] of sent.entries())
			await read('update app.letters set received_on = received_on - $2::int where id = $1', [id, at * 2]);
		expect(await times()).toMatchObject({ received: 11, answered: 0, overdue: 5 });
		for (const { id } of sent.slice(0, 9)) await answer(id);
		expect(await times()).toMatchObject({ answered: 9, overdue: 2, medianDays: null, inTime: null });
		await answer(sent[9]?.id ?? '');
		expect(await times()).toEqual({
			...{ received: 11, answered: 10, overdue: 1, medianDays: 8, inTime: 6 },
			participation: none,
		});
	});

	it('is told apart of who asks to take part', async () => {
		const [wish, other] = [await send({ p_kind: 'participation' }), await send({ p_kind: 'complaint' })];
		await send({ p_kind: 'participation' });
		const waitFor = (id: string, days: number) =>
			read('update app.letters set received_on = received_on - $2::int where id = $1', [id, days]);
		await waitFor(wish.id, 11);
		await waitFor(other.id, 10);
		expect(await times()).toMatchObject({
			...{ received: 1, overdue: 0 },
			participation: { received: 2, answered: 0, overdue: 1 },
		});
		await answer(wish.id);
		await waitFor(other.id, 1);
		expect(await times()).toMatchObject({
			...{ received: 1, overdue: 1 },
			participation: { received: 2, answered: 1, overdue: 0 },
		});
	});
});

verbs.proveAll();
