import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toRefusal } from '../../../src/lib/server/backend/refusal';
import { signIn } from '../../contract/people';
import { clientsOf } from '../../local-backend/backendFixture';
import { readOne, type Caller } from '../scene/stage';
import { useScratchDatabase } from '../scene/useScratchDatabase';
import { openTwoExercises } from '../visibility/twoExercises';
import { junkBodies, junkValues } from './junkValues';

/** Whatever comes in through PostgREST: an answer that is a refusal, and not a row more than before. */
const scratch = useScratchDatabase();
const password = 'clave-de-prueba-5527';
/** Bodies for each verb. */
const runs = 20;

interface Verb {
	readonly name: string;
	readonly source: string;
	readonly role: string;
	readonly parameters: readonly { name: string; type: string }[];
}
let verbs: readonly Verb[] = [];
const tokens = new Map<string, string>();
/** A value of each parameter that a verb accepts, so that one junk value among good ones gets far. */
let good: Readonly<Record<string, string>> = {};

beforeAll(async () => {
	const client = scratch.client();
	const clients = clientsOf(scratch.backend());
	await client.query('begin');
	const scene = await openTwoExercises(client, async (email) => {
		const { data, error } = await clients
			.asService()
			.auth.admin.createUser({ email, password, email_confirm: true });
		if (error !== null) throw error;
		return data.user.id;
	});
	await client.query('commit');
	const tokenOf = async ({ email }: Caller) => (await signIn(clients, { email, password })).accessToken;
	const administrator = scene.personas.find(({ isAdministrator }) => isAdministrator);
	if (!administrator) throw new Error('Somebody administers.');
	tokens.set('administrator', await tokenOf(administrator.caller));
	tokens.set('staff', await tokenOf(scene.ours.staff));
	tokens.set('titular', await tokenOf(scene.ours.titular));
	verbs = await readVerbs();
	good = await readGoodValues(scene.ours.id);
});

async function readVerbs(): Promise<Verb[]> {
	const { rows } = await scratch.client().query<Verb>(
		`select p.proname as name, p.prosrc as source,
			case when has_function_privilege('anon', p.oid, 'EXECUTE') then 'anon'
				when has_function_privilege('authenticated', p.oid, 'EXECUTE') then 'authenticated' else 'service_role' end as role,
			jsonb_agg(jsonb_build_object('name', a.name, 'type', format_type(a.type, null)) order by a.place) as parameters
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			cross join lateral unnest(p.proargnames[:p.pronargs], p.proargtypes::oid[]) with ordinality a (name, type, place)
		where n.nspname = 'api' group by p.oid order by 1`,
	);
	return rows;
}

/** Ids of rows of an exercise by the name of the parameter, and plain values by its type. */
async function readGoodValues(exercise: string): Promise<Record<string, string>> {
	const of = (table: string, where = 'true') =>
		`select id from app.${table} where exercise_id = $1 and ${where} limit 1`;
	const rows = {
		p_exercise: 'select id from app.exercises where id = $1',
		p_nucleus: of('nuclei'),
		p_seat: of('seats', `label = 'Invitación'`),
		p_person: of('people'),
		p_term: of('seat_terms', 'ends_on is null'),
		p_grant: of('role_grants', 'revoked_on is null'),
		p_invitation: of('invitations', 'accepted_on is null'),
		p_consultation: of('consultations', `state = 'draft'`),
		p_station: of('stations'),
		p_problem: of('problems'),
		p_absorbed: of('problems', 'number = 3'),
		p_kept: of('problems', 'number = 2'),
		p_merge: of('problem_merges'),
		p_prioritization: of('prioritizations', `state = 'draft'`),
		p_ranking: of(
			'rankings',
			`state = 'open' and nucleus_id in (select id from app.nuclei where name = 'Sociedad civil')`,
		),
		p_annulled: of('rankings', `state = 'annulled'`),
	};
	const values: Record<string, string> = {};
	for (const [name, sql] of Object.entries(rows))
		values[name] = JSON.stringify(await readOne(scratch.client(), sql, [exercise]));
	return {
		...values,
		text: '"un texto cualquiera"',
		integer: '1',
		boolean: 'true',
		jsonb: '[]',
		'text[]': '["web"]',
		'uuid[]': '[]',
		'timestamp with time zone': '"2027-01-01T00:00:00Z"',
		uuid: 'null',
	};
}

const isAdministrative = (source: string) => source.includes('require_administrator');
const isOfStaff = (source: string) =>
	/require_staff|draft_consultation|closed_consultation|draft_prioritization/.test(source);
/** Who gets furthest with a verb. */
function keyFor({ role, source }: Verb): { apikey: string; token: string | undefined } {
	const { publishableKey, secretKey } = scratch.backend();
	if (role === 'service_role') return { apikey: secretKey, token: undefined };
	if (role === 'anon') return { apikey: publishableKey, token: undefined };
	const who = isAdministrative(source) ? 'administrator' : isOfStaff(source) ? 'staff' : 'titular';
	return { apikey: publishableKey, token: tokens.get(who) };
}

async function send(verb: Verb, body: string | Buffer): Promise<{ status: number; text: string }> {
	const { apikey, token } = keyFor(verb);
	const answer = await fetch(`${scratch.backend().url}/rest/v1/rpc/${verb.name}`, {
		method: 'POST',
		headers: {
			apikey,
			...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
			'content-type': 'application/json',
			'content-profile': 'api',
		},
		body: typeof body === 'string' ? body : new Uint8Array(body),
	});
	return { status: answer.status, text: await answer.text() };
}

let footprint = '';
/** Every row of every table, in one number each. */
async function readRows(): Promise<unknown> {
	if (footprint === '') {
		const { rows } = await scratch.client().query<{ name: string }>(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname in ('app', 'private') and tablename not in ('territories', 'rulesets') order by 1`,
		);
		const sums = rows.map(
			({ name }) =>
				`(select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from ${name} t) as "${name}"`,
		);
		footprint = `select ${sums.join(', ')}`;
	}
	return (await scratch.client().query(footprint)).rows[0];
}

const codeOf = (text: string) => /"code":"(\w+)"/.exec(text)?.[1] ?? '';
const messageOf = (text: string) =>
	/"message":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replaceAll('\\"', '"') ?? '';
/** Codes of PostgREST itself: a body or a set of names that fits no function. */
const isOfPostgrest = (text: string) => /"code":"PGRST(1|2)\d\d"/.test(text);

describe('junk', () => {
	it(
		`in any parameter of any verb is refused by name, and writes nothing`,
		{ timeout: 180_000 },
		async () => {
			const strange: string[] = [];
			const unexpected = new Set<string>();
			let accepted = 0;
			let refused = 0;
			for (const [place, verb] of verbs.entries()) {
				const { parameters } = verb;
				const bodies = fc
					.tuple(
						fc.subarray([...parameters.keys()], { minLength: 1 }),
						fc.array(junkValues, { minLength: parameters.length, maxLength: parameters.length }),
					)
					.map(([spoilt, junk]) => {
						const fields = parameters.map(({ name, type }, at) => {
							const value = spoilt.includes(at) ? junk[at] : (good[name] ?? good[type]);
							return `"${name}":${value ?? 'null'}`;
						});
						return `{${fields.join(',')}}`;
					});
				let before = await readRows();
				for (const body of fc.sample(bodies, { numRuns: runs, seed: 20_261_121 + place })) {
					const { status, text } = await send(verb, body);
					const after = await readRows();
					if (status >= 500)
						strange.push(`${verb.name} ${status} ${text.slice(0, 160)} ← ${body.slice(0, 300)}`);
					else if (status < 300) accepted += 1;
					else {
						refused += 1;
						if (JSON.stringify(after) !== JSON.stringify(before))
							strange.push(`${verb.name} ${status} wrote something ← ${body.slice(0, 300)}`);
						const refusal = toRefusal({ code: codeOf(text), message: messageOf(text) }, status);
						if (refusal.code === 'unexpected' && !isOfPostgrest(text))
							unexpected.add(`${verb.name}: ${text.slice(0, 160)}`);
					}
					before = after;
				}
			}
			expect(strange).toEqual([]);
			// What the translator does not know would be shown as a fault of ours and not of what was sent.
			expect([...unexpected]).toEqual([]);
			expect(refused).toBeGreaterThan(700);
			// Some junk is a value like any other: a title of odd letters, a channel nobody asked about.
			expect(accepted).toBeGreaterThan(0);
			expect(accepted).toBeLessThan(refused);
		},
	);

	it('instead of parameters is refused, and writes nothing', { timeout: 120_000 }, async () => {
		const before = await readRows();
		const strange: string[] = [];
		for (const verb of verbs)
			for (const body of fc.sample(junkBodies, { numRuns: 5, seed: verb.name.length })) {
				const { status, text } = await send(verb, body);
				if (status < 400 || status >= 500)
					strange.push(`${verb.name} ${status} ${text.slice(0, 200)} ← ${body.toString().slice(0, 80)}`);
			}
		expect(strange).toEqual([]);
		expect(await readRows()).toEqual(before);
	});

	it('reaches every verb that takes something', () => {
		expect(verbs.map(({ name }) => name)).toContain('submit_answer');
		expect(verbs.length).toBeGreaterThan(50);
	});
});
