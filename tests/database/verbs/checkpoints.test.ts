import { describe, expect, it } from 'vitest';
import { base64url, buildTree, publicKeyOf, rootOf, signCheckpoint } from '../../../src/lib/evidence';
import { publishConsultation } from '../scene/consultation';
import { anybody, worker } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	[
		'register_log_key',
		'adopt_log_key',
		'rotate_log_key',
		'logs_to_sign',
		'log_leaves',
		'publish_checkpoint',
		'halt_log',
		'resume_log',
	],
	async ({ client, exercise }) => {
		await publishConsultation(client, exercise, `${exercise.slug}-sellos`);
		// What the installation under test has signed so far is not of this file.
		await client.query('delete from app.log_keys');
		const { rows } = await client.query<{ origin: string }>(
			'select origin from app.logs where exercise_id = $1',
			[exercise.id],
		);
		return { origin: rows[0]?.origin ?? '' };
	},
);
const { scene, call, refusal, entriesOf, read } = verbs;

const privateKey = (n: number) => new Uint8Array(32).fill(n);
const publicKey = (n: number) => base64url(publicKeyOf(privateKey(n)));
const register = (n: number) => ({ p_key: publicKey(n) });
const rotate = (old: number, next: number, cause: unknown = 'scheduled') => ({
	p_old: publicKey(old),
	p_new: publicKey(next),
	p_cause: cause,
});

/** The log of the exercise as anybody reads it. */
async function readTree() {
	const text = await call(anybody, 'log_leaves', {
		p_log: scene().exercise.id,
		p_first: 0,
		p_count: 70_000,
	});
	return buildTree(Buffer.from(String(text), 'base64'));
}

/** A checkpoint of the first entries, as the worker publishes it. */
async function sealed(size: number) {
	const { exercise, more } = scene();
	const root = rootOf(await readTree(), size);
	return {
		p_exercise: exercise.id,
		p_size: size,
		p_root: base64url(root),
		p_note: signCheckpoint({ origin: more.origin, size, root }, [privateKey(1)]),
	};
}
const nobody = '00000000-0000-4000-8000-000000000000';
const own = (list: unknown) =>
	(list as { exercise: string }[]).find((one) => one.exercise === scene().exercise.id);

describe('the key of the logs', () => {
	it('is adopted once, and another is refused', async () => {
		expect(await call(worker, 'register_log_key', register(1))).toBe(true);
		expect(await call(worker, 'register_log_key', register(1))).toBe(false);
		expect(await refusal(worker, 'register_log_key', register(2))).toBe('PZ280');
		expect(await refusal(worker, 'register_log_key', { p_key: 'corta' })).toBe('PZ001');
		expect(await refusal(scene().exercise.staff, 'register_log_key', register(1))).toBe('42501');
	});

	it('changes with a cause, and a former one never comes back', async () => {
		await call(worker, 'register_log_key', register(1));
		await call(worker, 'rotate_log_key', rotate(1, 2));
		expect(await refusal(worker, 'rotate_log_key', rotate(2, 1))).toBe('PZ280');
		expect(await refusal(worker, 'rotate_log_key', rotate(1, 3))).toBe('PZ280');
		for (const cause of ['first', '', null])
			expect(await refusal(worker, 'rotate_log_key', rotate(2, 3, cause))).toBe('PZ002');
		expect(await refusal(worker, 'rotate_log_key', { ...rotate(2, 3), p_new: 'corta' })).toBe('PZ001');
		await call(worker, 'rotate_log_key', rotate(2, 3, 'lost'));
		expect(await read('select private.current_log_key()')).toBe(publicKey(3));
	});

	it('is named by each log, with every change since', async () => {
		const { exercise } = scene();
		const adopt = () => call(worker, 'adopt_log_key', { p_exercise: exercise.id });
		const named = async () => {
			const entries = await read(
				`select jsonb_agg(convert_from(entry, 'UTF8')::jsonb -> 'body' order by position) from app.log_entries
				where exercise_id = $1 and type = 'key.rotated'`,
				[exercise.id],
			);
			return (entries ?? []) as unknown[];
		};
		expect(await refusal(worker, 'adopt_log_key', { p_exercise: exercise.id })).toBe('PZ101');
		await call(worker, 'register_log_key', register(1));
		expect(await refusal(worker, 'adopt_log_key', { p_exercise: nobody })).toBe('PZ101');
		expect(own(await call(worker, 'logs_to_sign', { p_all: false }))).toMatchObject({ key: null });
		expect(await entriesOf(adopt)).toEqual(['key.rotated']);
		expect(await named()).toMatchObject([{ old: null, new: publicKey(1), cause: 'first' }]);
		expect(await entriesOf(adopt)).toEqual([]);
		await call(worker, 'rotate_log_key', rotate(1, 2));
		await call(worker, 'rotate_log_key', rotate(2, 3, 'compromised'));
		expect(await entriesOf(adopt)).toEqual(['key.rotated', 'key.rotated']);
		expect((await named()).slice(1)).toMatchObject([
			{ old: publicKey(1), new: publicKey(2), cause: 'scheduled' },
			{ old: publicKey(2), new: publicKey(3), cause: 'compromised' },
		]);
		expect(own(await call(worker, 'logs_to_sign', { p_all: true }))).toMatchObject({
			key: publicKey(3),
			keyChanged: true,
		});
	});

	it('stands in the first entry of logs that begin afterwards', async () => {
		const { client } = scene();
		await call(worker, 'register_log_key', register(1));
		const { rows } = await client.query<{ body: { key?: string } }>(
			`with begun as (insert into app.exercises (slug, name, state_id, ruleset_id, ruleset_version, time_zone, institution_name, is_sample)
				select 'con-llave', name, state_id, ruleset_id, ruleset_version, time_zone, institution_name, is_sample
				from app.exercises where id = $1 returning id),
			log as (insert into app.logs (exercise_id, origin, number) select id, 'prioriza/con-llave', 9999 from begun returning exercise_id)
			select exercise_id from log`,
			[scene().exercise.id],
		);
		expect(rows).toHaveLength(1);
		await client.query(
			`select private.append_beginning(exercise_id, number, origin, 'prioriza/0.1.0') from app.logs where number = 9999`,
		);
		const entry = await read(
			`select convert_from(entry, 'UTF8') from app.log_entries e join app.logs l using (exercise_id) where l.number = 9999`,
		);
		expect(JSON.parse(String(entry))).toMatchObject({
			type: 'log.created',
			body: { key: publicKey(1), number: 9999 },
		});
	});
});

describe('a checkpoint', () => {
	it('is published once for each size, and only forward', async () => {
		const { exercise } = scene();
		expect(own(await call(worker, 'logs_to_sign', { p_all: false }))).toMatchObject({
			signedSize: 0,
			signedRoot: null,
			halt: null,
		});
		expect(await call(worker, 'publish_checkpoint', await sealed(2))).toBe(true);
		expect(await call(worker, 'publish_checkpoint', await sealed(2))).toBe(false);
		expect(await refusal(worker, 'publish_checkpoint', await sealed(1))).toBe('PZ281');
		const size = Number(await read('select size from app.logs where exercise_id = $1', [exercise.id]));
		const whole = await sealed(size);
		expect(await call(worker, 'publish_checkpoint', whole)).toBe(true);
		expect(own(await call(worker, 'logs_to_sign', { p_all: false }))).toBeUndefined();
		expect(own(await call(worker, 'logs_to_sign', { p_all: true }))).toMatchObject({
			signedSize: size,
			signedRoot: whole.p_root,
			keyChanged: false,
		});
		expect(
			await read('select note from api.checkpoints where exercise_id = $1 and size = 2', [exercise.id]),
		).toContain('\n2\n');
	});

	it('of another history of the same size is refused', async () => {
		const { exercise, more } = scene();
		const two = await sealed(2);
		await call(worker, 'publish_checkpoint', two);
		const root = new Uint8Array(32);
		const other = {
			p_exercise: exercise.id,
			p_size: 2,
			p_root: base64url(root),
			p_note: signCheckpoint({ origin: more.origin, size: 2, root }, [privateKey(1)]),
		};
		expect(await refusal(worker, 'publish_checkpoint', other)).toBe('PZ282');
	});

	it('that does not say what it is published as is refused', async () => {
		const two = await sealed(2);
		const three = await sealed(3);
		for (const bad of [
			{ p_size: 0 },
			{ p_size: null },
			{ p_size: 100_000 },
			{ p_note: null },
			{ p_note: three.p_note },
			{ p_note: two.p_note.replace('prioriza/', 'otra/') },
			{ p_root: three.p_root },
		])
			expect(await refusal(worker, 'publish_checkpoint', { ...two, ...bad })).toBe('PZ002');
		expect(await refusal(worker, 'publish_checkpoint', { ...two, p_root: 'corta' })).toBe('PZ001');
		expect(await refusal(worker, 'publish_checkpoint', { ...two, p_exercise: nobody })).toBe('PZ101');
	});

	it('is neither changed nor taken back, whoever tries', async () => {
		const { client } = scene();
		await call(worker, 'publish_checkpoint', await sealed(2));
		for (const sql of [
			'update app.checkpoints set size = 3',
			'delete from app.checkpoints',
			'truncate app.checkpoints cascade',
		]) {
			await client.query('savepoint tried');
			await expect(client.query(sql)).rejects.toMatchObject({ code: 'PZ500' });
			await client.query('rollback to savepoint tried');
		}
	});
});

describe('a log that is halted', () => {
	const halt = (size: number, root: Uint8Array = new Uint8Array(32), reason: unknown = 'smaller') => ({
		p_exercise: scene().exercise.id,
		p_reason: reason,
		p_size: size,
		p_root: base64url(root),
	});
	const resume = (size: number, root: Uint8Array) => ({
		p_exercise: scene().exercise.id,
		p_size: size,
		p_root: base64url(root),
	});

	it('is not signed until it has what was published', async () => {
		const two = await sealed(2);
		const root = rootOf(await readTree(), 2);
		await call(worker, 'halt_log', halt(2, root));
		expect(own(await call(worker, 'logs_to_sign', { p_all: true }))).toMatchObject({
			halt: { size: 2, root: base64url(root) },
		});
		expect(await refusal(worker, 'publish_checkpoint', two)).toBe('PZ283');
		expect(await call(worker, 'resume_log', resume(2, new Uint8Array(32)))).toBe(false);
		expect(await call(worker, 'resume_log', resume(1, root))).toBe(false);
		expect(await refusal(worker, 'resume_log', { ...resume(2, root), p_root: 'corta' })).toBe('PZ001');
		expect(await call(worker, 'resume_log', resume(2, root))).toBe(true);
		expect(await call(worker, 'publish_checkpoint', two)).toBe(true);
	});

	it('waits for the largest state that was published', async () => {
		await call(worker, 'halt_log', halt(900));
		await call(worker, 'halt_log', halt(800, new Uint8Array(32).fill(1), 'different'));
		expect(own(await call(worker, 'logs_to_sign', { p_all: true }))).toMatchObject({ halt: { size: 900 } });
		// It has not so many entries, whatever somebody says about its root.
		expect(await call(worker, 'resume_log', resume(900, new Uint8Array(32)))).toBe(false);
	});

	it('is halted for a reason, and is a log', async () => {
		for (const bad of [{ p_reason: 'otra' }, { p_reason: null }, { p_size: 0 }, { p_size: null }])
			expect(await refusal(worker, 'halt_log', { ...halt(2), ...bad })).toBe('PZ002');
		expect(await refusal(worker, 'halt_log', { ...halt(2), p_root: 'corta' })).toBe('PZ001');
		expect(await refusal(worker, 'halt_log', { ...halt(2), p_exercise: nobody })).toBe('PZ101');
		expect(await refusal(anybody, 'halt_log', halt(2))).toBe('42501');
	});
});

describe('leaf hashes', () => {
	it('are those of the bytes, for anybody, page by page', async () => {
		const { exercise } = scene();
		const tree = await readTree();
		expect(tree.size).toBeGreaterThan(2);
		const second = await call(anybody, 'log_leaves', { p_log: exercise.id, p_first: 1, p_count: 1 });
		expect([...Buffer.from(String(second), 'base64')]).toEqual([...tree.complete(0, 1)]);
		expect(
			await call(anybody, 'log_leaves', { p_log: exercise.id, p_first: 2_000_000_000, p_count: 5 }),
		).toBe('');
		expect(await call(anybody, 'log_leaves', { p_log: nobody, p_first: 0, p_count: 5 })).toBe('');
	});
});

verbs.proveAll();
