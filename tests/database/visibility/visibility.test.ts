import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { accountsIn } from '../scene/exercise';
import { attempt } from '../scene/stage';
import { openTwoExercises, type Persona, type TwoExercises } from './twoExercises';
import { readTruth, shows, type Truth } from './shows';
import { visible } from './visible';

/** One transaction, undone at the end, that sees nothing of what other suites do meanwhile. */
let client: Client;
let scene: TwoExercises;
let truth: Truth;

beforeAll(async () => {
	client = await connectToCatalogue();
	await client.query('begin isolation level repeatable read');
	scene = await openTwoExercises(client, accountsIn(client));
	truth = await readTruth(client);
});
afterAll(async () => {
	await client.query('rollback');
	await client.end();
});

/** What a persona reads, or `null` when the relation is closed to their role (the list of privileges says which). */
async function look(persona: Persona, text: string, values: unknown[] = []): Promise<unknown[] | null> {
	const outcome = await attempt(client, persona.caller, { text, values });
	if ('rows' in outcome) return outcome.rows.flatMap((row) => Object.values(row));
	if (outcome.code === '42501') return null;
	throw new Error(`${text}: ${outcome.message}`);
}

/** One line for each way in which what a persona reads is not what the list says. */
async function listDifferences(persona: Persona): Promise<string[]> {
	const found: string[] = [];
	for (const [line, rows] of truth) {
		const expected = rows.filter((row) => shows(row, persona));
		const hidden = rows.find((row) => !shows(row, persona));
		const strange = expected.filter(({ exercise }) => exercise === scene.theirs.id).length;
		for (const relation of line.relations) {
			const keys = await look(persona, `select ${line.key} from ${relation}`);
			if (keys === null) continue;
			const sort = (some: unknown[]) => some.map(String).sort().join('\n');
			if (sort(keys) !== sort(expected.map(({ key }) => key)))
				found.push(`${relation}: reads ${keys.length} rows instead of ${expected.length}.`);
			const [count] = (await look(persona, `select count(*) from ${relation}`)) ?? [];
			if (Number(count) !== expected.length) found.push(`${relation}: counts ${String(count)}.`);
			if (!line.isOfEverybody) {
				const column = relation.endsWith('.exercises') ? 'id' : 'exercise_id';
				const [others] =
					(await look(persona, `select count(*) from ${relation} where ${column} = $1`, [scene.theirs.id])) ??
					[];
				if (Number(others) !== strange) found.push(`${relation}: counts ${String(others)} of the other.`);
			}
			if (hidden === undefined) continue;
			const asked = await look(persona, `select 1 from ${relation} where ${line.key} = $1`, [hidden.key]);
			if (asked?.length !== 0) found.push(`${relation}: gives a hidden row by its key.`);
		}
	}
	return found;
}

async function listUnlisted(): Promise<string[]> {
	const { rows } = await client.query<{ name: string }>(
		`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('app', 'api') and c.relkind in ('r', 'p', 'v', 'm', 'f')
			and exists (select 1 from (values ('anon'), ('authenticated'), ('service_role')) r (name)
				where has_any_column_privilege(r.name, c.oid, 'SELECT')) order by 1`,
	);
	const listed = visible.flatMap(({ relations }) => relations);
	const readable = rows.map(({ name }) => name);
	return [
		...readable.filter((name) => !listed.includes(name)),
		...listed.filter((name) => !readable.includes(name)),
		...listed.filter((name, at) => listed.indexOf(name) !== at),
	];
}

const personas: readonly string[] = [
	'anybody, a kiosk station too',
	'an account without a part',
	'a titular',
	'a suplente',
	'the facilitator',
	'the guarantor',
	'staff',
	'who was staff',
	'an administrator',
	'staff of the other exercise',
	'a titular of the other exercise',
	'the worker',
];
const find = (name: string): Persona => {
	const persona = scene.personas.find((each) => each.name === name);
	if (persona === undefined) throw new Error(`There is nobody called ${name}.`);
	return persona;
};

describe('T10 rows', () => {
	it('are spoken for: every relation that can be read is on the list, once', async () => {
		expect(await listUnlisted()).toEqual([]);
	});

	it('exist on both sides, of every audience the list names', () => {
		for (const [{ relations, isOfEverybody }, rows] of truth) {
			expect(rows.length, relations[0]).toBeGreaterThan(0);
			if (isOfEverybody) continue;
			const classes = (exercise: string) =>
				[...new Set(rows.filter((row) => row.exercise === exercise).map(({ audience }) => audience))].sort();
			expect(classes(scene.ours.id), relations[0]).toEqual(classes(scene.theirs.id));
			expect(classes(scene.ours.id).length, relations[0]).toBeGreaterThan(0);
		}
		const everyClass = [...truth.values()].flatMap((rows) => rows.map(({ audience }) => audience));
		expect([...new Set(everyClass)].sort()).toEqual([
			'administrators',
			'anyone',
			'nobody',
			'part',
			'reviewers',
			'staff',
		]);
	});

	it('are looked at by everybody there is', () => {
		expect(scene.personas.map(({ name }) => name)).toEqual(personas);
	});

	it.each(personas)(
		'show themselves to %s as the list says, in counts and behind filters too',
		async (name) => {
			expect(await listDifferences(find(name))).toEqual([]);
		},
	);
});

describe('the list of rows notices', () => {
	it.each([
		[
			'a policy too wide',
			'create policy fault on app.consultations for select to anon using (true)',
			'anybody, a kiosk station too',
			/^app\.consultations: reads .*\n(.*\n)*api\.consultations: counts/,
		],
		[
			'a policy that crosses exercises',
			"create policy fault on app.stations for select to authenticated using (exists (select 1 from app.role_grants g where g.role = 'stl_staff'))",
			'staff of the other exercise',
			/app\.stations: gives a hidden row by its key/,
		],
		[
			'a policy too narrow',
			'drop policy "anyone reads results while nobody votes" on app.results',
			'a titular',
			/app\.results: reads 0 rows/,
		],
		[
			'a view with the rights of its owner',
			'alter view api.problems set (security_invoker = false)',
			'an account without a part',
			/^api\.problems: reads/m,
		],
		[
			'a role taken back that still opens doors',
			`create or replace function private.has_role(p_exercise uuid, p_role text) returns boolean language sql stable security definer set search_path = '' as
			$$ select exists (select 1 from app.people p join app.role_grants g on g.person_id = p.id where p.exercise_id = p_exercise and p.user_id = (select auth.uid()) and g.role = p_role) $$`,
			'who was staff',
			/app\.stations: reads/,
		],
	])('%s', async (_, fault, name, difference) => {
		await client.query('savepoint fault');
		try {
			await client.query(fault);
			expect((await listDifferences(find(name))).join('\n')).toMatch(difference);
		} finally {
			await client.query('rollback to savepoint fault');
		}
	});

	it('a new view and a view that is gone', async () => {
		await client.query('savepoint fault');
		try {
			await client.query(
				'create view api.fault as select 1 as one; grant select on api.fault to anon; drop view api.stations',
			);
			expect(await listUnlisted()).toEqual(['api.fault', 'api.stations']);
		} finally {
			await client.query('rollback to savepoint fault');
		}
	});
});
