import { describe, expect, it } from 'vitest';
import { base64url, publicKeyOf } from '../../../../src/lib/evidence';
import { publishSeal } from '../../scene/seal';
import { worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['name_witnesses', 'keep_cosignature'], async ({ client, exercise }) => ({
	size: await publishSeal(client, exercise.id),
}));
const { scene, call, refusal, refusalOf, entriesOf, read } = verbs;

const keyOf = (n: number) => base64url(publicKeyOf(new Uint8Array(32).fill(n)));
const witness = (name: string, role: string, n: number) => ({ name, role, key: keyOf(n) });
const society = witness('sociedad.prueba', 'Sociedad civil', 7);
const authority = witness('autoridad.prueba', 'Autoridad', 8);
const name = (witnesses: unknown, needed: unknown = 1, required: unknown = false) => ({
	p_exercise: scene().exercise.id,
	p_witnesses: JSON.stringify(witnesses),
	p_needed: needed,
	p_required: required,
});
const lineOf = (signer: string) => `— ${signer} ${'A'.repeat(102)}==\n`;
const keep = (changes: Record<string, unknown> = {}) => ({
	p_exercise: scene().exercise.id,
	p_size: scene().more.size,
	p_key: society.key,
	p_line: lineOf(society.name),
	...changes,
});

describe('witnesses', () => {
	it('are named by staff in the log, by name, and named anew', async () => {
		const { exercise } = scene();
		const named = () => call(exercise.staff, 'name_witnesses', name([society, authority], 2, true));
		expect(await entriesOf(named)).toEqual(['witnesses.named']);
		const body = await read(
			`select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries
			where exercise_id = $1 and type = 'witnesses.named'`,
			[exercise.id],
		);
		expect(body).toMatchObject({ witnesses: [authority, society], needed: 2, required: true });
		await call(exercise.staff, 'name_witnesses', name([], 0));
		await call(exercise.staff, 'name_witnesses', name([society]));
	});

	it('are named by nobody else, and only as the log can hold them', async () => {
		const { exercise, administrator, stranger } = scene();
		for (const other of [exercise.guarantor, exercise.titular, exercise.former, administrator, stranger])
			expect(await refusal(other, 'name_witnesses', name([society]))).toBe('PZ100');
		const odd: unknown[] = [
			null,
			'testigo',
			{},
			[5],
			[{ ...society, name: 'Sociedad Civil' }],
			[{ ...society, name: 'so+cia' }],
			[{ ...society, role: ' ' }],
			[{ ...society, key: 'corta' }],
			[society, { ...authority, name: society.name }],
			Array.from({ length: 21 }, (_, at) => witness(`testigo-${at}`, `Papel ${at}`, at + 20)),
		];
		for (const witnesses of odd)
			expect(await refusal(exercise.staff, 'name_witnesses', name(witnesses, 0))).toBe('PZ002');
		for (const needed of [-1, 3, null])
			expect(await refusal(exercise.staff, 'name_witnesses', name([society, authority], needed))).toBe(
				'PZ002',
			);
		expect(await refusal(exercise.staff, 'name_witnesses', name([society], 1, null))).toBe('PZ002');
		// Two people of one role are one role.
		const two = [society, witness('otra.prueba', society.role, 9)];
		expect(await refusal(exercise.staff, 'name_witnesses', name(two, 2))).toBe('PZ002');
	});

	it('have each a key of their own, which is not that of the log', async () => {
		const { client, exercise } = scene();
		const twice = [society, { ...authority, key: society.key }];
		expect(await refusal(exercise.staff, 'name_witnesses', name(twice))).toBe('PZ284');
		await client.query(
			`insert into app.log_keys (public_key, number, cause)
			select $1, coalesce(max(number), 0) + 1, case when count(*) = 0 then 'first' else 'scheduled' end from app.log_keys`,
			[keyOf(7)],
		);
		expect(await refusalOf(exercise.staff, 'name_witnesses', name([society]))).toMatchObject({
			code: 'PZ284',
		});
	});

	it('sign published states, once each, and nothing of it is taken away', async () => {
		const { client, exercise } = scene();
		await call(exercise.staff, 'name_witnesses', name([society, authority]));
		expect(await call(worker, 'keep_cosignature', keep())).toBe(true);
		expect(await call(worker, 'keep_cosignature', keep())).toBe(false);
		const second = { p_key: authority.key, p_line: lineOf(authority.name) };
		expect(await call(worker, 'keep_cosignature', keep(second))).toBe(true);
		expect(await read('select cosignatures from api.checkpoints where exercise_id = $1', [exercise.id])).toBe(
			lineOf(authority.name) + lineOf(society.name),
		);
		for (const change of ['update app.cosignatures set size = size', 'delete from app.cosignatures']) {
			await client.query('savepoint change');
			await expect(client.query(change)).rejects.toMatchObject({ code: 'PZ500' });
			await client.query('rollback to change');
		}
	});

	it('sign nothing else: no other state, no other name, no other key, no other text', async () => {
		const { exercise } = scene();
		expect(await refusal(worker, 'keep_cosignature', keep())).toBe('PZ285');
		await call(exercise.staff, 'name_witnesses', name([society]));
		const odd: [Record<string, unknown>, string][] = [
			[{ p_size: scene().more.size + 1 }, 'PZ101'],
			[{ p_key: authority.key }, 'PZ285'],
			[{ p_line: lineOf(authority.name) }, 'PZ285'],
			[{ p_line: lineOf(society.name).slice(0, -3) }, '23514'],
			[{ p_line: `${lineOf(society.name)}${lineOf(society.name)}` }, '23514'],
		];
		for (const [changes, code] of odd)
			expect(await refusal(worker, 'keep_cosignature', keep(changes))).toBe(code);
		// Whoever is named no longer signs no longer.
		await call(exercise.staff, 'name_witnesses', name([authority]));
		expect(await refusal(worker, 'keep_cosignature', keep())).toBe('PZ285');
	});
});

verbs.proveAll();
