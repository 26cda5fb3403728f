import { beforeAll } from 'vitest';
import { toRefusal, type Refusal } from '../../../src/lib/server/backend/refusal';
import { signIn } from '../../contract/people';
import { clientsOf } from '../../local-backend/backendFixture';
import { daysAway, readOne, type Caller } from '../scene/stage';
import { useScratchDatabase } from '../scene/useScratchDatabase';
import { openTwoExercises } from '../visibility/twoExercises';

const password = 'clave-de-prueba-5527';

export interface Verb {
	readonly name: string;
	readonly source: string;
	readonly role: string;
	readonly parameters: readonly { name: string; type: string }[];
}
/** A way in through PostgREST, as whoever gets furthest. */
export interface Door {
	verbs: () => readonly Verb[];
	/** JSON text of a value each parameter accepts: by its name, else by its type. */
	goodValue: (parameter: { name: string; type: string }) => string;
	/** A body of good values but for those given by name, all of them JSON text. */
	bodyOf: (verb: Verb, changes?: Readonly<Record<string, string>>) => string;
	send: (verb: Verb, body: string | Buffer) => Promise<Answer>;
	/** Every row of every table, in one number each. */
	readRows: () => Promise<unknown>;
}

export interface Answer {
	readonly status: number;
	readonly text: string;
	/** SQLSTATE, or the code of PostgREST itself. */
	readonly code: string;
	/** What the translator makes of it. */
	readonly refusal: Refusal;
}

const isAdministrative = (source: string) => source.includes('require_administrator');
const isOfStaff = (source: string) =>
	/require_staff|draft_consultation|closed_consultation|draft_prioritization|annulled_last/.test(source);
const codeOf = (text: string) => /"code":"(\w+)"/.exec(text)?.[1] ?? '';
const messageOf = (text: string) =>
	/"message":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replaceAll('\\"', '"') ?? '';
/** Codes of PostgREST itself: a body or a set of names that fits no function. */
export const isOfPostgrest = (text: string) => /"code":"PGRST(1|2)\d\d"/.test(text);

/** A database of this file alone with two exercises, and the verbs as PostgREST offers them. */
export function useDoor(): Door {
	const scratch = useScratchDatabase();
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
			p_material: of('materials'),
			p_observation: of('observations', 'answers_to is null'),
			p_document: of('documents', 'filed_on is not null and is_public'),
			p_prioritization: of('prioritizations', `state = 'draft'`),
			p_ranking: of(
				'rankings',
				`state = 'open' and nucleus_id in (select id from app.nuclei where name = 'Sociedad civil')`,
			),
			p_annulled: of(
				'rankings',
				`state = 'annulled' and prioritization_id not in (select prioritization_id from app.left_out_nuclei)`,
			),
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
			p_left_out: '[]',
			p_software: '"prioriza/prueba"',
			p_slug: '"nombre-de-prueba"',
			p_rankings: JSON.stringify(await readOpenings(exercise)),
			p_opens: JSON.stringify(daysAway(-1)),
			p_closes: JSON.stringify(daysAway(40)),
			uuid: 'null',
		};
	}

	/** One ranking for each nucleus that votes, as publishing asks for them. */
	const readOpenings = async (exercise: string) => {
		const sql = 'select id from app.nuclei where exercise_id = $1 and votes';
		const { rows } = await scratch.client().query<{ id: string }>(sql, [exercise]);
		return rows.map(({ id }) => ({ nucleus: id, quorum: 1, opens: daysAway(-1), closes: daysAway(40) }));
	};

	/** Who gets furthest with a verb. */
	function keyFor({ role, source }: Verb): { apikey: string; token: string | undefined } {
		const { publishableKey, secretKey } = scratch.backend();
		if (role === 'service_role') return { apikey: secretKey, token: undefined };
		if (role === 'anon') return { apikey: publishableKey, token: undefined };
		const who = isAdministrative(source) ? 'administrator' : isOfStaff(source) ? 'staff' : 'titular';
		return { apikey: publishableKey, token: tokens.get(who) };
	}

	async function send(verb: Verb, body: string | Buffer): Promise<Answer> {
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
		const { status } = answer;
		const text = await answer.text();
		const code = codeOf(text);
		return { status, text, code, refusal: toRefusal({ code, message: messageOf(text) }, status) };
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

	const goodValue = ({ name, type }: { name: string; type: string }) => good[name] ?? good[type] ?? 'null';
	return {
		verbs: () => verbs,
		goodValue,
		bodyOf: ({ parameters }, changes = {}) => {
			const fields = parameters.map((one) => `"${one.name}":${changes[one.name] ?? goodValue(one)}`);
			return `{${fields.join(',')}}`;
		},
		send,
		readRows,
	};
}
