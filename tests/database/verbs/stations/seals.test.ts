import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
	draftConsultation,
	enrollStation,
	freezeAnswer,
	publishConsultation,
	submissionOf,
} from '../../scene/consultation';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['sealing_key', 'keep_sealing_key', 'set_station_pin', 'station_pin_set_on', 'open_station_import'],
	async ({ client, exercise }) => {
		const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
		const draft = await draftConsultation(client, exercise, `${exercise.slug}-borrador`);
		return { open, draft, station: await enrollStation(client, exercise, open) };
	},
);
const { scene, call, refusal, read } = verbs;

const key = (letter: string) => ({ publicKey: letter.repeat(87), privateKey: letter.repeat(184) });
const keep = (slug: string, { publicKey, privateKey } = key('A')) => ({
	p_slug: slug,
	p_public: publicKey,
	p_private: privateKey,
});
const slow = (letter: string, cost = 600_000) =>
	`pbkdf2-sha256$${cost}$${'A'.repeat(22)}$${letter.repeat(43)}`;
const pinHash = slow('a');

describe('the key that tablets seal to', () => {
	it('is kept once, and only the server reads its private half', async () => {
		const { exercise, more } = scene();
		const { slug } = more.open;
		expect(await call(worker, 'sealing_key', { p_slug: slug })).toBeNull();
		expect(await call(worker, 'keep_sealing_key', keep(slug))).toBe(key('A').publicKey);
		expect(await call(worker, 'keep_sealing_key', keep(slug, key('B')))).toBe(key('A').publicKey);
		expect(await call(worker, 'sealing_key', { p_slug: slug })).toEqual(key('A'));
		for (const other of [anybody, exercise.staff, exercise.guarantor])
			expect(await refusal(other, 'sealing_key', { p_slug: slug })).toBe('42501');
	});

	it('is told to the tablets of the consultation, without its private half', async () => {
		const { more } = scene();
		const report = () => call(anybody, 'report_station', { p_token: more.station.token, p_waiting: 0 });
		expect(await report()).toMatchObject({ sealingKey: null, pin: null });
		await call(worker, 'keep_sealing_key', keep(more.open.slug));
		expect(await report()).toMatchObject({ sealingKey: key('A').publicKey });
		expect(JSON.stringify(await report())).not.toContain(key('A').privateKey);
	});

	it('is not made for a draft, nor of what is no key', async () => {
		const { more } = scene();
		expect(await refusal(worker, 'keep_sealing_key', keep(more.draft.slug))).toBe('PZ101');
		expect(await refusal(worker, 'keep_sealing_key', keep('no-hay-tal'))).toBe('PZ101');
		for (const bad of [{ p_public: 'corta' }, { p_private: 'corta' }])
			expect(await refusal(worker, 'keep_sealing_key', { ...keep(more.open.slug), ...bad })).toBe('23514');
	});
});

describe('the PIN of staff', () => {
	const set = (p_hash = pinHash) => ({ p_consultation: scene().more.open.id, p_hash });
	const asked = () => ({ p_consultation: scene().more.open.id });

	it('is set and changed by staff, as a slow hash alone', async () => {
		const { exercise, more } = scene();
		expect(await call(exercise.staff, 'station_pin_set_on', asked())).toBeNull();
		await call(exercise.staff, 'set_station_pin', set());
		const changed = slow('b');
		await call(exercise.staff, 'set_station_pin', set(changed));
		expect(await call(exercise.staff, 'station_pin_set_on', asked())).not.toBeNull();
		expect(
			await call(anybody, 'report_station', { p_token: more.station.token, p_waiting: 0 }),
		).toMatchObject({
			pin: changed,
		});
		for (const bad of ['482913', slow('a', 1_000)])
			expect(await refusal(exercise.staff, 'set_station_pin', set(bad))).toBe('23514');
	});

	it('is of nobody else', async () => {
		const { administrator, exercise, stranger } = scene();
		for (const other of [administrator, exercise.guarantor, exercise.titular, exercise.former, stranger]) {
			expect(await refusal(other, 'set_station_pin', set())).toBe('PZ100');
			expect(await refusal(other, 'station_pin_set_on', asked())).toBe('PZ100');
		}
		expect(await refusal(exercise.staff, 'set_station_pin', { ...set(), p_consultation: randomUUID() })).toBe(
			'PZ100',
		);
	});
});

describe('answers of a tablet in a file', () => {
	const pass = async () =>
		z
			.string()
			.parse(
				await call(scene().exercise.staff, 'open_station_import', { p_station: scene().more.station.id }),
			);

	it('are stored as of the station that took them, once', async () => {
		const { more } = scene();
		const body = freezeAnswer(more.open);
		const brought = { p_channel: 'kiosk', p_station_token: await pass() };
		const receipt = await call(anybody, 'submit_answer', submissionOf(body, brought));
		const sent = { p_channel: 'kiosk', p_station_token: more.station.token };
		expect(await call(anybody, 'submit_answer', submissionOf(body, sent))).toEqual(receipt);
		expect(await read('select count(*) from app.responses where station_id = $1', [more.station.id])).toBe(
			'1',
		);
	});

	it('come in for ten minutes, by a pass that is nowhere written down', async () => {
		const { client, more } = scene();
		const given = await pass();
		expect(
			await read('select count(*) from private.import_passes s where s::text ilike $1', [`%${given}%`]),
		).toBe('0');
		const submit = (p_station_token: string) =>
			refusal(
				anybody,
				'submit_answer',
				submissionOf(freezeAnswer(more.open), { p_channel: 'kiosk', p_station_token }),
			);
		expect(await submit(given)).toBe('none');
		const next = await pass();
		// Two people bring two files at once.
		expect(await submit(given)).toBe('none');
		await client.query('update private.import_passes set expires_at = now()');
		expect(await submit(next)).toBe('PZ207');
		// It stands for the station in this alone.
		expect(await refusal(anybody, 'report_station', { p_token: next, p_waiting: 0 })).toBe('PZ207');
	});

	it('are brought by staff alone; those of a station that was revoked wait in review', async () => {
		const { administrator, exercise, more, stranger } = scene();
		const of = { p_station: more.station.id };
		for (const other of [administrator, exercise.guarantor, exercise.titular, stranger])
			expect(await refusal(other, 'open_station_import', of)).toBe('PZ100');
		expect(await refusal(exercise.staff, 'open_station_import', { p_station: randomUUID() })).toBe('PZ100');
		await call(exercise.staff, 'revoke_station', of);
		const brought = { p_channel: 'kiosk', p_station_token: await pass() };
		expect(
			await call(anybody, 'submit_answer', submissionOf(freezeAnswer(more.open), brought)),
		).toMatchObject({
			standing: 'in_review',
		});
	});
});

verbs.proveAll();
