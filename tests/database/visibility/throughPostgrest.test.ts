import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../contract/people';
import { useBackend, type Client } from '../../local-backend/backendFixture';
import { readTruth, shows, type Truth } from './shows';
import { openTwoExercises, type Persona, type TwoExercises } from './twoExercises';
import { visible } from './visible';

/** The same list, asked as a browser could ask: supabase-js, the gateway, PostgREST and tokens that were issued. */
const backend = useBackend();
const password = 'clave-de-prueba-9182';
let scene: TwoExercises;
let truth: Truth;

beforeAll(async () => {
	const client = await backend.sql.connect();
	try {
		await client.query('begin');
		scene = await openTwoExercises(client, async (email) => {
			const { data, error } = await backend
				.asService()
				.auth.admin.createUser({ email, password, email_confirm: true });
			if (error !== null) throw error;
			return data.user.id;
		});
		truth = await readTruth(client);
		await client.query('commit');
	} finally {
		client.release();
	}
});

const find = (name: string): Persona => {
	const persona = scene.personas.find((each) => each.name === name);
	if (persona === undefined) throw new Error(`There is nobody called ${name}.`);
	return persona;
};

async function clientOf({ caller }: Persona): Promise<Client> {
	if (caller.role === 'service_role') return backend.asService();
	if (caller.role === 'anon') return backend.asVisitor();
	return (await signIn(backend, { email: caller.email, password })).client;
}

const keyOf = (row: Record<string, unknown>) =>
	String(
		row.id ??
			('key' in row && 'line' in row
				? `${String(row.exercise_id)} ${String(row.size)} ${String(row.key)}`
				: 'published_on' in row && 'note' in row
					? `${String(row.exercise_id)} ${String(row.size)}`
					: 'position' in row
						? `${String(row.exercise_id)} ${String(row.position)}`
						: 'survey_id' in row
							? `${String(row.survey_id)} ${String(row.version)}`
							: (row.consultation_id ?? row.exercise_id)),
	);

const views = visible
	.filter(({ isOfEverybody }) => !isOfEverybody)
	.flatMap((line) =>
		line.relations.filter((name) => name.startsWith('api.')).map((name) => ({ line, name })),
	);

describe('T10 rows through PostgREST', () => {
	it.each([
		'anybody, a kiosk station too',
		'an account without a part',
		'a titular',
		'staff',
		'who was staff',
		'an administrator',
		'staff of the other exercise',
		'the worker',
	])('show themselves to %s as the list says', async (name) => {
		const persona = find(name);
		const client = await clientOf(persona);
		const sides = [scene.ours.id, scene.theirs.id];
		for (const { line, name: view } of views) {
			const column = view === 'api.exercises' ? 'id' : 'exercise_id';
			const rows = (truth.get(line) ?? []).filter(({ exercise }) => sides.includes(exercise ?? ''));
			const expected = rows.filter((row) => shows(row, persona));
			const ask = () => client.from(view.slice(4));
			const answer = await ask().select('*', { count: 'exact' }).in(column, sides);
			if (answer.error?.code === '42501') {
				// Closed to the role as a whole, which hides at least as much as the list asks.
				expect(expected, view).toEqual([]);
				continue;
			}
			expect(answer.error, view).toBeNull();
			expect((answer.data ?? []).map(keyOf).sort(), view).toEqual(expected.map(({ key }) => key).sort());
			expect(answer.count, view).toBe(expected.length);
			const other = await ask().select('*', { count: 'exact', head: true }).eq(column, scene.theirs.id);
			expect(other.count, view).toBe(expected.filter(({ exercise }) => exercise === scene.theirs.id).length);
		}
	});

	it('give a stranger no row of another exercise by filter, by order, nor by what hangs from it', async () => {
		const client = await clientOf(find('staff of the other exercise'));
		const hidden = await backend.sql.query<{ id: string }>(
			`select id from app.consultations where exercise_id = $1 and state = 'draft'`,
			[scene.ours.id],
		);
		const [draft] = hidden.rows;
		const { data } = await client
			.from('consultations')
			.select('id')
			.or(`id.eq.${draft?.id ?? ''},state.eq.draft`)
			.order('title');
		expect((data ?? []).map(keyOf)).not.toContain(draft?.id);
		for (const hanging of ['exercises(*)', 'people(*)', 'surveys(draft)', 'stations(*)']) {
			const answer = await client
				.from('consultations')
				.select(`id, ${hanging}`)
				.eq('id', draft?.id ?? '');
			expect(answer.data ?? [], hanging).toEqual([]);
		}
	});

	it('are reached in the exposed schema alone', async () => {
		const client = await clientOf(find('an administrator'));
		for (const schema of ['app', 'private', 'auth', 'pg_catalog']) {
			const answer = await fetch(`${backend.url}/rest/v1/people?select=*`, {
				headers: { apikey: backend.publishableKey, 'accept-profile': schema },
			});
			expect(answer.status, schema).toBe(406);
		}
		expect((await client.from('people').select('*')).error?.code).toMatch(/^(PGRST205|42P01)$/);
	});

	it('are not written by anybody, whatever the way', async () => {
		const client = await clientOf(find('staff'));
		for (const { name: view } of views) {
			const table = () => client.from(view.slice(4));
			const column = view === 'api.exercises' ? 'id' : 'exercise_id';
			const changes: Record<string, unknown> = { [column]: scene.theirs.id };
			for (const answer of [
				await table().insert(changes),
				await table().update(changes).eq(column, scene.ours.id),
				await table().delete().eq(column, scene.ours.id),
			])
				expect(['42501', '55000'], `${view} ${answer.error?.message ?? ''}`).toContain(answer.error?.code);
		}
	});
});

describe('T10 a token', () => {
	it('of a station, of nobody or signed with another key opens nothing', async () => {
		const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const claims = { sub: scene.ours.staff.account, role: 'service_role', aud: 'authenticated', exp: 4e9 };
		const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
		const forged = `${body}.${createHmac('sha256', backend.publishableKey).update(body).digest('base64url')}`;
		for (const token of [
			scene.stationToken,
			'nada',
			`${encode({ alg: 'none' })}.${encode(claims)}.`,
			forged,
		]) {
			const answer = await backend.asVisitor(token).from('stations').select('*');
			expect({ status: answer.status, data: answer.data }, token).toEqual({ status: 401, data: null });
		}
	});

	it('of somebody whose role is taken back shows the rows no more, although it has not expired', async () => {
		const persona = find('staff');
		const client = await clientOf(persona);
		const count = async () =>
			(await client.from('stations').select('*', { count: 'exact', head: true })).count;
		expect(await count()).toBe(1);
		await backend.sql.query(
			`update app.role_grants set revoked_on = current_date where person_id = $1 and role = 'stl_staff'`,
			[scene.ours.staff.person],
		);
		expect(await count()).toBe(0);
	});
});
