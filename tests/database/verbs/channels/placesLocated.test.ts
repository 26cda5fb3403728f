import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['locate_place', 'answers_by_place'], async ({ client, exercise }) => ({
	open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`, {
		p_channels: ['web', 'public_space', 'interviewer'],
	}),
}));
const { scene, call, refusal, read } = verbs;

const createPlace = async (name = 'Mercado de prueba') =>
	z.object({ place: z.uuid(), key: z.string() }).parse(
		await call(scene().exercise.staff, 'create_place', {
			p_consultation: scene().more.open.id,
			p_name: name,
			p_kind: 'market',
			p_municipality: '20067',
		}),
	);
const submit = (channel: string, place?: string) =>
	call(
		anybody,
		'submit_answer',
		submissionOf(freezeAnswer(scene().more.open), {
			p_channel: channel,
			p_circumstances: place === undefined ? null : JSON.stringify({ place }),
		}),
	);
const outsiders = () => {
	const { administrator, exercise, stranger } = scene();
	return [administrator, exercise.guarantor, exercise.titular, exercise.former, stranger];
};
const pointOf = (place: string) =>
	read('select concat(latitude_e6, $$ $$, longitude_e6) from app.places where id = $1', [place]);

describe('a place', () => {
	it('is put on the map by staff, moved, and taken off it', async () => {
		const { exercise } = scene();
		const { place } = await createPlace();
		const at = { p_place: place, p_latitude_e6: 17_060_700, p_longitude_e6: -96_725_300 };
		for (const other of outsiders()) expect(await refusal(other, 'locate_place', at)).toBe('PZ100');
		await call(exercise.staff, 'locate_place', at);
		expect(await pointOf(place)).toBe('17060700 -96725300');
		await call(exercise.staff, 'locate_place', { p_place: place });
		expect(await pointOf(place)).toBe(' ');
	});

	it.each<[string, Parameters]>([
		['half a point', { p_latitude_e6: 17_060_700 }],
		['a point in another country', { p_latitude_e6: 40_000_000, p_longitude_e6: -3_000_000 }],
	])('is refused %s', async (_, point) => {
		const { place } = await createPlace();
		expect(await refusal(scene().exercise.staff, 'locate_place', { p_place: place, ...point })).toBe('23514');
	});

	it('brought so many of the answers that match, told to staff after the close', async () => {
		const { exercise, more } = scene();
		const { place, key } = await createPlace();
		const other = await createPlace('Plaza de prueba');
		for (const where of [key, key, other.key]) await submit('public_space', where);
		await submit('web');
		const ask = { p_consultation: more.open.id };
		expect(await refusal(exercise.staff, 'answers_by_place', ask)).toBe('PZ208');
		await call(exercise.staff, 'close_consultation', ask);
		for (const outsider of outsiders())
			expect(await refusal(outsider, 'answers_by_place', ask)).toBe('PZ100');
		expect(await call(exercise.staff, 'answers_by_place', ask)).toEqual({ [place]: 2, [other.place]: 1 });
		expect(await call(exercise.staff, 'answers_by_place', { ...ask, p_channel: 'web' })).toEqual({});
		const matches = (value: unknown) => ({ ...ask, p_matches: JSON.stringify({ tema: value }) });
		expect(await call(exercise.staff, 'answers_by_place', matches(null))).toEqual({
			[place]: 2,
			[other.place]: 1,
		});
		expect(await call(exercise.staff, 'answers_by_place', matches('nobody said this'))).toEqual({});
	});
});

verbs.proveAll();
