import { describe, expect, it } from 'vitest';
import { asId, anybody, worker } from '../scene/stage';
import { z } from 'zod';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	[
		...['issue_first_administrator_link', 'is_administrator_link', 'become_first_administrator'],
		...['create_exercise', 'edit_institution', 'add_nucleus', 'add_seat', 'label_seat', 'constitute_stl'],
		'set_embed_origins',
	],
	() => Promise.resolve(undefined),
);
const { scene, call, refusal, refusalOf, entriesOf, read } = verbs;
const nowhere = '00000000-0000-4000-8000-000000000000';

const newExercise = (changes: Record<string, unknown> = {}) => ({
	p_slug: 'otro-ejercicio',
	p_name: 'Otro ejercicio',
	p_state: '20',
	p_ruleset: 'pa18',
	p_ruleset_version: 1,
	p_time_zone: 'America/Mexico_City',
	p_institution: 'Órgano de prueba',
	p_software: 'prioriza/test',
	...changes,
});

describe('the first administrator', () => {
	const issue = async () => {
		await scene().client.query('delete from app.administrators');
		return z.object({ token: z.string() }).parse(await call(worker, 'issue_first_administrator_link')).token;
	};
	const become = (token: unknown, name = 'Ada Prueba') => ({ p_token: token, p_name: name });

	it('gets a link that works once, typed as it may be', async () => {
		const token = await issue();
		expect(await call(worker, 'is_administrator_link', { p_token: token })).toBe(true);
		await call(scene().stranger, 'become_first_administrator', become(token.toLowerCase()));
		expect(await read('select display_name from app.administrators')).toBe('Ada Prueba');
		expect(await call(worker, 'is_administrator_link', { p_token: token })).toBe(false);
		expect(await refusal(scene().exercise.staff, 'become_first_administrator', become(token))).toBe('PZ112');
	});

	it('is refused with an unknown, a replaced or an expired link, and without an account', async () => {
		const old = await issue();
		const token = await issue();
		const { stranger } = scene();
		expect(await refusal(stranger, 'become_first_administrator', become('nada'))).toBe('PZ112');
		expect(await refusal(stranger, 'become_first_administrator', become(null))).toBe('PZ112');
		expect(await refusal(stranger, 'become_first_administrator', become(old))).toBe('PZ112');
		expect(await refusal(anybody, 'become_first_administrator', become(token))).toBe('42501');
		expect(await refusal(stranger, 'become_first_administrator', become(token, 'A'))).toBe('23514');
		await scene().client.query('update private.administrator_links set expires_at = now()');
		expect(await call(worker, 'is_administrator_link', { p_token: token })).toBe(false);
		expect(await refusal(stranger, 'become_first_administrator', become(token))).toBe('PZ112');
	});

	it('is the only one made so: with an administrator there is no link, and an old one is dead', async () => {
		expect(await call(worker, 'issue_first_administrator_link')).toBeNull();
		const token = await issue();
		await scene().client.query(`insert into app.administrators values ($1, 'Otra Prueba')`, [
			scene().administrator.account,
		]);
		expect(await refusal(scene().stranger, 'become_first_administrator', become(token))).toBe('PZ112');
	});

	it('keeps no link: what is stored cannot be used', async () => {
		const token = await issue();
		expect(
			await read('select count(*) from private.administrator_links l where l::text ilike $1', [`%${token}%`]),
		).toBe('0');
	});
});

describe('an exercise', () => {
	it('starts with its log in the same act', async () => {
		const { administrator } = scene();
		const id = asId(await call(administrator, 'create_exercise', newExercise()));
		expect(await read('select size from app.logs where exercise_id = $1', [id])).toBe(2);
		const types = 'select array_agg(type order by position) from app.log_entries where exercise_id = $1';
		expect(await read(types, [id])).toEqual(['log.created', 'ruleset.adopted']);
		expect(await refusal(administrator, 'create_exercise', newExercise())).toBe('23505');
		const next = asId(await call(administrator, 'create_exercise', newExercise({ p_slug: 'uno-mas' })));
		const number = 'select number from app.logs where exercise_id = $1';
		expect(await read(number, [next])).toBe(Number(await read(number, [id])) + 1);
	});

	it.each([
		['who is not an administrator', {}, 'PZ100'],
		['a time zone nobody lives in', { p_time_zone: 'America/Ninguna' }, 'PZ002'],
		['no time zone', { p_time_zone: null }, 'PZ002'],
		['a program without a name', { p_software: null }, 'PZ002'],
		['a name of the program the log could not give back', { p_software: 'a\u0301 b' }, 'PZ002'],
		['a rule set that does not exist', { p_ruleset_version: 99 }, '23503'],
		['a state that does not exist', { p_state: '77' }, '23503'],
		['a name in addresses with a blank', { p_slug: 'con espacio' }, '23514'],
	])('is refused to %s', async (_, changes, code) => {
		const { administrator, exercise } = scene();
		const caller = code === 'PZ100' ? exercise.staff : administrator;
		expect(await refusal(caller, 'create_exercise', newExercise(changes))).toBe(code);
	});

	it('says anew which institution answers for it', async () => {
		const { administrator, exercise } = scene();
		const change = (changes: Record<string, unknown> = {}) => ({
			p_exercise: exercise.id,
			p_institution: 'Otro órgano',
			p_accent: '#0a5f3c',
			p_crest: null,
			...changes,
		});
		await call(administrator, 'edit_institution', change());
		expect(await read('select institution_name from app.exercises where id = $1', [exercise.id])).toBe(
			'Otro órgano',
		);
		expect(await refusal(exercise.staff, 'edit_institution', change())).toBe('PZ100');
		expect(await refusal(administrator, 'edit_institution', change({ p_exercise: nowhere }))).toBe('PZ101');
		expect(await refusal(administrator, 'edit_institution', change({ p_accent: 'verde' }))).toBe('23514');
	});
});

describe('whose pages may show a consultation', () => {
	it('is said by an administrator, and undone', async () => {
		const { administrator, exercise } = scene();
		const set = (origins: readonly unknown[] | null, on = exercise.id) => ({
			p_exercise: on,
			p_origins: origins,
		});
		const kept = ['https://gobierno.example', 'http://127.0.0.1:4000'];
		await call(administrator, 'set_embed_origins', set(kept));
		expect(await read('select embed_origins from api.exercises where id = $1', [exercise.id])).toEqual(kept);
		await call(administrator, 'set_embed_origins', set([]));
		expect(await read('select embed_origins from api.exercises where id = $1', [exercise.id])).toEqual([]);

		expect(await refusal(exercise.staff, 'set_embed_origins', set(kept))).toBe('PZ100');
		expect(await refusal(anybody, 'set_embed_origins', set(kept))).toBe('42501');
		expect(await refusal(administrator, 'set_embed_origins', set(kept, nowhere))).toBe('PZ101');
		expect(await refusal(administrator, 'set_embed_origins', set(null))).toBe('PZ002');
		for (const wrong of [
			['http://gobierno.example'],
			['https://gobierno.example/'],
			['https://*.example'],
			["https://a.example; script-src 'unsafe-inline'"],
			['https://a.example https://b.example'],
			['https://a.example\n'],
			[null],
			Array.from({ length: 21 }, (_, at) => `https://p${at.toString()}.example`),
		])
			expect(await refusal(administrator, 'set_embed_origins', set(wrong)), String(wrong)).toBe('23514');
	});
});

describe('nuclei and seats', () => {
	it('are added in order, a fourth nucleus as the third', async () => {
		const { administrator, exercise } = scene();
		const nucleus = { p_exercise: exercise.id, p_kind: 'academia', p_name: 'Academia', p_votes: true };
		const id = asId(await call(administrator, 'add_nucleus', nucleus));
		expect(await read('select position from app.nuclei where id = $1', [id])).toBe(5);
		expect(await refusal(administrator, 'add_nucleus', nucleus)).toBe('23505');
		expect(await refusal(administrator, 'add_nucleus', { ...nucleus, p_kind: 'otra cosa' })).toBe('23514');
		expect(await refusal(administrator, 'add_nucleus', { ...nucleus, p_exercise: nowhere })).toBe('23503');
		expect(await refusal(exercise.facilitator, 'add_nucleus', nucleus)).toBe('PZ100');
		const seat = { p_nucleus: id, p_label: 'Facultad' };
		asId(await call(administrator, 'add_seat', seat));
		const second = asId(await call(administrator, 'add_seat', seat));
		expect(await read('select number from app.seats where id = $1', [second])).toBe(2);
		expect(await refusal(administrator, 'add_seat', { ...seat, p_nucleus: nowhere })).toBe('PZ101');
		expect(await refusal(exercise.staff, 'add_seat', seat)).toBe('PZ100');
		await call(administrator, 'label_seat', { p_seat: second, p_label: 'Instituto' });
		expect(await read('select label from app.seats where id = $1', [second])).toBe('Instituto');
		expect(await refusal(administrator, 'label_seat', { p_seat: nowhere, p_label: 'Nada' })).toBe('PZ101');
		expect(await refusal(exercise.staff, 'label_seat', { p_seat: second, p_label: 'Nada' })).toBe('PZ100');
	});

	it('make an STL when three nuclei have a titular, suplentes not counted (A5)', async () => {
		const { administrator, client, exercise } = scene();
		const constitute = { p_exercise: exercise.id };
		await client.query('update app.exercises set constituted_on = null where id = $1', [exercise.id]);
		const end = `update app.seat_terms set ends_on = starts_on where person_id = $1`;
		await client.query('savepoint three');
		await client.query(end, [exercise.organ.person]);
		expect(await refusal(administrator, 'constitute_stl', constitute)).toBe('PZ120');
		await client.query('rollback to savepoint three');
		// Three with a titular, but none is the guarantor the rule set requires.
		await client.query(`update app.nuclei set kind = 'academia' where id = $1`, [exercise.nuclei.organ]);
		expect(await refusalOf(administrator, 'constitute_stl', constitute)).toMatchObject({
			code: 'PZ121',
			detail: 'guarantor',
		});
		await client.query('rollback to savepoint three');
		await client.query('update app.nuclei set votes = false where id <> $1', [exercise.nuclei.civil]);
		expect(await refusalOf(administrator, 'constitute_stl', constitute)).toMatchObject({
			code: 'PZ122',
			detail: '1',
		});
		await client.query('rollback to savepoint three');
		// A rule set that asks for more than three.
		await client.query(
			`insert into app.rulesets (id, version, content)
			select 'cuatro', 1, jsonb_set(content::jsonb, '{nuclei,minimum}', '4')::text from app.rulesets
			where id = 'pa18' and version = 1`,
		);
		await client.query(`update app.exercises set ruleset_id = 'cuatro' where id = $1`, [exercise.id]);
		expect(await refusal(administrator, 'constitute_stl', constitute)).toBe('PZ120');
		await client.query('rollback to savepoint three');
		expect(await refusal(exercise.staff, 'constitute_stl', constitute)).toBe('PZ100');
		expect(await entriesOf(() => call(administrator, 'constitute_stl', constitute))).toEqual([]);
		const day = 'select constituted_on::text from app.exercises where id = $1';
		const first = await read(day, [exercise.id]);
		expect(first).toMatch(/^20\d\d-/);
		await call(administrator, 'constitute_stl', constitute);
		expect(await read(day, [exercise.id])).toBe(first);
	});
});

verbs.proveAll();
