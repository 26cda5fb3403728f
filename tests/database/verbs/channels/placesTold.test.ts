import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freezeAnswer, publishConsultation, publishFigures, submissionOf } from '../../scene/consultation';
import { anybody, type Caller } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs([], async ({ client, exercise }) => ({
	open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`, {
		p_channels: ['web', 'public_space'],
	}),
}));
const { scene, call } = verbs;

const createPlace = async (name = 'Mercado de prueba') =>
	z.object({ key: z.string() }).parse(
		await call(scene().exercise.staff, 'create_place', {
			p_consultation: scene().more.open.id,
			p_name: name,
			p_kind: 'market',
			p_municipality: '20067',
		}),
	);
const submit = (place: string) =>
	call(
		anybody,
		'submit_answer',
		submissionOf(freezeAnswer(scene().more.open), {
			p_channel: 'public_space',
			p_circumstances: JSON.stringify({ place }),
		}),
	);
const told = async (caller: Caller) => {
	const { places } = z
		.object({ places: z.array(z.object({ name: z.string(), answers: z.number().nullable() })) })
		.parse(await call(caller, 'consultation_counts', { p_consultation: scene().more.open.id }));
	return Object.fromEntries(places.map(({ name, answers }) => [name, answers]));
};

describe('a place', () => {
	it('is told to everybody; its count once counts are published, and to staff at once', async () => {
		const { client, exercise, more } = scene();
		const { key } = await createPlace();
		for (let at = 0; at < 10; at += 1) await submit(key);
		expect(await told(anybody)).toEqual({ 'Mercado de prueba': null });
		expect(await told(exercise.guarantor)).toEqual({ 'Mercado de prueba': null });
		expect(await told(exercise.staff)).toEqual({ 'Mercado de prueba': 10 });
		await call(exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		expect(await told(anybody)).toEqual({ 'Mercado de prueba': null });
		await publishFigures(client, more.open, { channels: { public_space: 10 }, counts: [] });
		expect(await told(anybody)).toEqual({ 'Mercado de prueba': 10 });
	});

	it('of few is not told, nor another beside it from which it would follow', async () => {
		const { client, exercise, more } = scene();
		const { key } = await createPlace();
		const { key: square } = await createPlace('Plaza de prueba');
		const { key: fair } = await createPlace('Tianguis de prueba');
		await createPlace('Vado de prueba');
		for (const [place, count] of [
			[key, 3],
			[square, 11],
			[fair, 14],
		] as const)
			for (let at = 0; at < count; at += 1) await submit(place);
		await call(exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		await publishFigures(client, more.open, { channels: { public_space: 28 }, counts: [] });
		const shown = { 'Tianguis de prueba': 14, 'Vado de prueba': 0 };
		expect(await told(anybody)).toEqual({
			...shown,
			'Mercado de prueba': null,
			'Plaza de prueba': null,
		});
		expect(await told(exercise.staff)).toEqual({
			...shown,
			'Mercado de prueba': 3,
			'Plaza de prueba': 11,
		});
	});
});
