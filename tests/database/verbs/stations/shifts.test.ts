import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { enrollStation, freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['report_shift', 'confirm_station', 'station_totals', 'give_up_shift'],
	async ({ client, exercise }) => {
		const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
		const other = await publishConsultation(client, exercise, `${exercise.slug}-otra`);
		return {
			open,
			station: await enrollStation(client, exercise, open),
			elsewhere: await enrollStation(client, exercise, other),
		};
	},
);
const { scene, call, refusal, read } = verbs;

const id = randomUUID();
const shift = (changes: Record<string, unknown> = {}) => ({
	p_token: scene().more.station.token,
	p_id: id,
	p_opened_by: 'AB',
	p_opened_on: '2026-11-20',
	p_closed_by: null,
	p_closed_on: null,
	p_made: 0,
	p_ids: [],
	...changes,
});
const report = (changes: Record<string, unknown> = {}) => call(anybody, 'report_shift', shift(changes));
const waits = () =>
	read(`select string_agg(response_id::text, ' ') from private.shift_waits where shift_id = $1`, [id]);
const totals = () => call(scene().exercise.staff, 'station_totals', { p_consultation: scene().more.open.id });
const counts = () => read(`select made || ' ' || arrived from app.shifts where id = $1`, [id]);

describe('a shift', () => {
	it('reconciles once each of its answers has arrived, and says which have not', async () => {
		const { more } = scene();
		const [sent, waiting] = [freezeAnswer(more.open), freezeAnswer(more.open)];
		const submit = (body: typeof sent) =>
			call(
				anybody,
				'submit_answer',
				submissionOf(body, { p_channel: 'kiosk', p_station_token: more.station.token }),
			);
		expect(await report()).toEqual({ missing: [] });
		await submit(sent);
		expect(await report({ p_made: 2, p_ids: [sent.id, waiting.id] })).toEqual({ missing: [waiting.id] });
		expect(await counts()).toBe('2 1');
		expect(await waits()).toBe(waiting.id);
		await submit(waiting);
		// Without the tablet saying anything more.
		expect(await counts()).toBe('2 2');
		expect(await waits()).toBeNull();
		const closing = { p_made: 2, p_ids: [waiting.id], p_closed_by: '7', p_closed_on: '2026-11-20' };
		expect(await report(closing)).toEqual({ missing: [] });
		expect(await counts()).toBe('2 2');
		// Saying it again changes nothing.
		expect(await report(closing)).toEqual({ missing: [] });
		expect(await counts()).toBe('2 2');
		expect(await read(`select count(*) from app.shifts h where h::text like $1`, [`%${sent.id}%`])).toBe('0');
	});

	it('reconciles when its answers come in a file, also those of a tablet that was revoked and never said more', async () => {
		const { exercise, more } = scene();
		const [waited, unheard] = [freezeAnswer(more.open), freezeAnswer(more.open)];
		await report({ p_made: 1, p_ids: [waited.id] });
		expect(await counts()).toBe('1 0');
		await call(exercise.staff, 'revoke_station', { p_station: more.station.id });
		const pass = await call(exercise.staff, 'open_station_import', { p_station: more.station.id });
		for (const body of [waited, unheard])
			expect(
				await call(
					anybody,
					'submit_answer',
					submissionOf(body, { p_channel: 'kiosk', p_station_token: pass }),
				),
			).toMatchObject({ standing: 'in_review' });
		expect(await counts()).toBe('1 1');
		const told = { p_token: pass, p_made: 2, p_ids: [waited.id, unheard.id] };
		expect(await report({ ...told, p_closed_by: '7', p_closed_on: '2026-11-20' })).toEqual({ missing: [] });
		expect(await counts()).toBe('2 2');
		// An older file takes nothing back.
		expect(await report({ ...told, p_made: 1, p_ids: [waited.id] })).toEqual({ missing: [] });
		expect(
			await read(`select made || ' ' || arrived || ' ' || closed_by from app.shifts where id = $1`, [id]),
		).toBe('2 2 7');
		expect(await waits()).toBeNull();
		expect(await totals()).toMatchObject({ [more.station.id]: 2 });
	});

	it('is of a station that works, and stays with it', async () => {
		const { exercise, more } = scene();
		await report();
		expect(await refusal(anybody, 'report_shift', shift({ p_token: more.elsewhere.token }))).toBe('PZ101');
		for (const token of ['nada', null])
			expect(await refusal(anybody, 'report_shift', shift({ p_token: token }))).toBe('PZ207');
		await call(exercise.staff, 'revoke_station', { p_station: more.station.id });
		expect(await refusal(anybody, 'report_shift', shift())).toBe('PZ207');
	});

	it('of a lost tablet is given up with a reason, and which answers it lacked is forgotten', async () => {
		const { administrator, exercise, more, stranger } = scene();
		const [lost, found] = [freezeAnswer(more.open), freezeAnswer(more.open)];
		const why = { p_shift: id, p_reason: 'Se llevaron la tableta del módulo.' };
		await report({ p_made: 2, p_ids: [lost.id, found.id] });
		expect(await refusal(exercise.staff, 'give_up_shift', why)).toBe('PZ215');
		await call(exercise.staff, 'revoke_station', { p_station: more.station.id });
		for (const other of [administrator, exercise.guarantor, exercise.titular, stranger])
			expect(await refusal(other, 'give_up_shift', why)).toBe('PZ100');
		expect(await refusal(exercise.staff, 'give_up_shift', { ...why, p_shift: randomUUID() })).toBe('PZ100');
		for (const p_reason of ['Se perdió', ' '.repeat(20), null])
			expect(await refusal(exercise.staff, 'give_up_shift', { ...why, p_reason })).toBe('PZ302');
		await call(exercise.staff, 'give_up_shift', why);
		expect(await waits()).toBeNull();
		const sheet = () =>
			read(`select concat_ws(' ', made, arrived, lost, lost_reason) from app.shifts where id = $1`, [id]);
		expect(await sheet()).toBe(`2 0 2 ${why.p_reason}`);
		expect(await refusal(exercise.staff, 'give_up_shift', why)).toBe('PZ216');
		// It turns up: its file names what it holds, and the rest of what it made has arrived.
		const pass = await call(exercise.staff, 'open_station_import', { p_station: more.station.id });
		expect(await report({ p_token: pass, p_made: 2, p_ids: [found.id] })).toEqual({ missing: [found.id] });
		expect(await sheet()).toBe('2 1 0');
		await call(anybody, 'submit_answer', submissionOf(found, { p_channel: 'kiosk', p_station_token: pass }));
		expect(await sheet()).toBe('2 2 0');
	});

	it('says nothing of the answers of other consultations', async () => {
		const { more } = scene();
		const body = freezeAnswer(more.open);
		await call(anybody, 'submit_answer', submissionOf(body));
		const asked = { p_token: more.elsewhere.token, p_id: randomUUID(), p_made: 1, p_ids: [body.id] };
		expect(await report(asked)).toEqual({ missing: [body.id] });
	});

	it('is held against what is stored of its station, as staff read it', async () => {
		const { administrator, exercise, more, stranger } = scene();
		const sent = { p_channel: 'kiosk', p_station_token: more.station.token };
		expect(await totals()).toEqual({ [more.station.id]: 0 });
		await call(anybody, 'submit_answer', submissionOf(freezeAnswer(more.open), sent));
		await call(anybody, 'submit_answer', submissionOf(freezeAnswer(more.open)));
		expect(await totals()).toEqual({ [more.station.id]: 1 });
		const asked = { p_consultation: more.open.id };
		for (const other of [administrator, exercise.guarantor, exercise.titular, stranger])
			expect(await refusal(other, 'station_totals', asked)).toBe('PZ100');
		expect(await refusal(exercise.staff, 'station_totals', { p_consultation: randomUUID() })).toBe('PZ100');
	});

	it.each([
		['more answers than it made', { p_ids: [randomUUID()] }, 'PZ002'],
		['no list', { p_ids: null }, 'PZ002'],
		['a name', { p_opened_by: 'Zoe Simulada de la O' }, '23514'],
		['nobody', { p_opened_by: '' }, '23514'],
		['who closed and not when', { p_closed_by: 'AB' }, '23514'],
		['an end before its beginning', { p_closed_by: 'AB', p_closed_on: '2026-11-19' }, '23514'],
		['a day no calendar shows', { p_opened_on: '-infinity' }, '23514'],
		['an end no calendar shows', { p_closed_by: 'AB', p_closed_on: 'infinity' }, '23514'],
		['fewer than none', { p_made: -1 }, 'PZ002'],
		['no day', { p_opened_on: null }, '23502'],
	])('is refused with %s', async (_, changes, code) => {
		expect(await refusal(anybody, 'report_shift', shift(changes))).toBe(code);
	});
});

describe('the station of what a tablet holds', () => {
	const confirm = (p_token: unknown, p_station: unknown) =>
		refusal(anybody, 'confirm_station', { p_token, p_station });

	it('is that of its token, revoked or not', async () => {
		const { exercise, more } = scene();
		const { id: mine, token } = more.station;
		expect(await confirm(token, mine)).toBe('none');
		for (const other of [more.elsewhere.id, randomUUID(), null])
			expect(await confirm(token, other)).toBe('PZ212');
		for (const bad of ['nada', null]) expect(await confirm(bad, mine)).toBe('PZ207');
		await call(exercise.staff, 'revoke_station', { p_station: mine });
		expect(await confirm(token, mine)).toBe('none');
	});
});

verbs.proveAll();
