import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishConsultation } from '../../scene/consultation';
import { anybody, json, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['declare_openness'], async ({ client, exercise }) => {
	const consultation = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
	const { rows } = await client.query<{ id: string }>(
		`insert into app.places (exercise_id, consultation_id, public_key, name, kind) values ($1, $2, 'ABC123', 'Plaza de prueba', 'square') returning id`,
		[exercise.id, consultation.id],
	);
	return { consultation: consultation.id, place: rows[0]?.id ?? '' };
});
const { scene, call, refusal, read } = verbs;
const declare = (changes: Parameters = {}): Parameters => ({
	p_consultation: scene().more.consultation,
	p_hours: json({ [scene().more.place]: 'Lunes a viernes, de 9 a 15 horas' }),
	p_barriers: ['step_free', 'childcare', 'step_free'],
	p_words: 'Hubo rampa en la entrada.',
	...changes,
});
const seen = async () =>
	z
		.object({
			barriers: z.array(z.string()),
			barriersWords: z.string().nullable(),
			places: z.array(z.object({ hours: z.string().nullable() })),
		})
		.parse(await call(anybody, 'consultation_counts', { p_consultation: scene().more.consultation }));

describe('how open a consultation is', () => {
	it('is declared by staff and read by anybody, and may be taken back before the close', async () => {
		const { staff } = scene().exercise;
		await call(staff, 'declare_openness', declare());
		expect(await seen()).toEqual({
			barriers: ['childcare', 'step_free'],
			barriersWords: 'Hubo rampa en la entrada.',
			places: [{ hours: 'Lunes a viernes, de 9 a 15 horas' }],
		});
		// What is not named stays.
		await call(staff, 'declare_openness', declare({ p_hours: '{}', p_barriers: [], p_words: null }));
		expect(await seen()).toMatchObject({
			barriers: [],
			barriersWords: null,
			places: [{ hours: 'Lunes a viernes, de 9 a 15 horas' }],
		});
		await call(staff, 'declare_openness', declare({ p_hours: json({ [scene().more.place]: '' }) }));
		expect(await seen()).toMatchObject({ places: [{ hours: null }] });
	});

	it.each<[string, Parameters, string]>([
		['a barrier nobody knows', { p_barriers: ['magic'] }, '23514'],
		['hours of one letter', {}, '23514'],
		['hours that are a list', { p_hours: '[]' }, 'PZ002'],
		['no list of barriers', { p_barriers: null }, 'PZ002'],
		['words of one letter', { p_words: 'a' }, '23514'],
	])('is refused with %s', async (name, changes, code) => {
		const hours = name === 'hours of one letter' ? { p_hours: json({ [scene().more.place]: 'x' }) } : {};
		expect(await refusal(scene().exercise.staff, 'declare_openness', declare({ ...changes, ...hours }))).toBe(
			code,
		);
	});

	it('is not declared by others, nor of a consultation of others, nor after the close', async () => {
		const { administrator, exercise, stranger, more } = scene();
		for (const other of [administrator, exercise.guarantor, exercise.titular, exercise.former, stranger])
			expect(await refusal(other, 'declare_openness', declare())).toBe('PZ100');
		expect(await refusal(exercise.staff, 'declare_openness', declare({ p_consultation: randomUUID() }))).toBe(
			'PZ100',
		);
		await read(
			`update app.consultations set state = 'closed', closed_on = private.today_in(exercise_id) where id = $1`,
			[more.consultation],
		);
		expect(await refusal(exercise.staff, 'declare_openness', declare())).toBe('PZ200');
	});
});

verbs.proveAll();
