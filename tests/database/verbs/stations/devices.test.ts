import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { enrollStation, freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const { scene, call, refusal, read } = useVerbs([], async ({ client, exercise }) => {
	const open = await publishConsultation(client, exercise, `${exercise.slug}-equipos`, {
		p_channels: ['kiosk', 'interviewer'],
	});
	return { open, station: await enrollStation(client, exercise, open) };
});

const answer = (how: Parameters) => submissionOf(freezeAnswer(scene().more.open), how);
const submitted = (how: Parameters) => refusal(anybody, 'submit_answer', answer(how));
const bring = (how: Parameters) => call(anybody, 'submit_answer', answer(how));

describe('a device of the staff', () => {
	it('that interviews is proven by its token, whatever is said of the channel', async () => {
		const { client, exercise, more } = scene();
		const roaming = await enrollStation(client, exercise, more.open, { p_kind: 'interviewer' });
		expect(await submitted({ p_channel: 'interviewer' })).toBe('PZ206');
		expect(await submitted({ p_channel: 'interviewer', p_station_token: 'nada' })).toBe('PZ207');
		const token = { p_station_token: roaming.token };
		for (const p_channel of ['interviewer', 'kiosk']) await bring({ p_channel, ...token });
		expect(
			await read(
				"select count(*)::int from app.responses where station_id = $1 and channel = 'interviewer'",
				[roaming.id],
			),
		).toBe(2);
		// A tablet at a desk does not become an interviewer by saying so.
		await bring({ p_channel: 'interviewer', p_station_token: more.station.token });
		expect(
			await read('select array_agg(distinct channel) from app.responses where station_id = $1', [
				more.station.id,
			]),
		).toEqual(['kiosk']);
	});

	it('that interviews is no desk: nobody who interviews is named to everybody', async () => {
		const { client, exercise, more } = scene();
		const p_name = 'Persona de prueba que entrevista';
		await enrollStation(client, exercise, more.open, { p_kind: 'interviewer', p_name });
		const { desks } = z
			.object({ desks: z.array(z.object({ name: z.string() })) })
			.parse(await call(anybody, 'consultation_counts', { p_consultation: more.open.id }));
		expect(desks.length).toBeGreaterThan(0);
		expect(desks.map(({ name }) => name)).not.toContain(p_name);
	});

	it('says since when its oldest answer waits, to the hour', async () => {
		const { more } = scene();
		const since = () =>
			read('select extract(epoch from now() - waiting_since)::int from api.stations where id = $1', [
				more.station.id,
			]);
		const report = (p_waiting: number | null, p_hours?: number) =>
			call(anybody, 'report_station', { p_token: more.station.token, p_waiting, p_hours: p_hours ?? 0 });
		await report(2, 30);
		const seconds = Number(await since());
		expect(seconds).toBeGreaterThanOrEqual(30 * 3_600);
		expect(seconds).toBeLessThan(31 * 3_600);
		await report(null);
		expect(Number(await since())).toBe(seconds);
		await report(0);
		expect(await since()).toBeNull();
		await report(1, -5);
		expect(Number(await since())).toBeLessThan(3_600);
	});

	it('keeps in review what it brings beyond its answers a day; the day after they count again', async () => {
		const { client, exercise, more } = scene();
		const { token, id } = await enrollStation(client, exercise, more.open, { p_ceiling: 2 });
		const kiosk = { p_channel: 'kiosk', p_station_token: token };
		const standings: unknown[] = [];
		for (let count = 0; count < 3; count++) standings.push(await bring(kiosk));
		expect(standings).toMatchObject([
			{ standing: 'counted' },
			{ standing: 'counted' },
			{ standing: 'in_review' },
		]);
		expect(
			await read('select array_agg(reason) from app.quarantined_responses where station_id = $1', [id]),
		).toEqual(['station_ceiling']);
		// Other devices go on.
		const others = { p_channel: 'kiosk', p_station_token: more.station.token };
		expect(await bring(others)).toMatchObject({ standing: 'counted' });
		await client.query('update app.responses set received_on = received_on - 1 where station_id = $1', [id]);
		expect(await bring(kiosk)).toMatchObject({ standing: 'counted' });
	});

	it('that is none has nothing to report', async () => {
		expect(await refusal(anybody, 'report_station', { p_token: 'nada', p_waiting: 1 })).toBe('PZ207');
	});
});
