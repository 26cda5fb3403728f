import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { accountsIn } from '../scene/exercise';
import { attempt, callOf, readOne, type Caller } from '../scene/stage';
import { openTwoExercises, type TwoExercises } from './twoExercises';

/** Asking a verb about a row of another exercise must teach nothing: neither that it exists nor what it holds. */
let client: Client;
let scene: TwoExercises;
let verbs: readonly Verb[];

interface Verb {
	readonly name: string;
	readonly parameters: readonly { name: string; type: string; isOptional: boolean }[];
}

/** Parameters that name a row, and a row of our exercise that the others may not see. */
const hiddenRows: Readonly<Record<string, string>> = {
	p_exercise: 'select id from app.exercises where id = $1',
	p_nucleus: 'select id from app.nuclei where exercise_id = $1 limit 1',
	p_seat: 'select id from app.seats where exercise_id = $1 limit 1',
	p_person: 'select id from app.people where exercise_id = $1 limit 1',
	p_term: 'select id from app.seat_terms where exercise_id = $1 and ends_on is null limit 1',
	p_grant: 'select id from app.role_grants where exercise_id = $1 and revoked_on is null limit 1',
	p_invitation: 'select id from app.invitations where exercise_id = $1 and accepted_on is null limit 1',
	p_consultation: `select id from app.consultations where exercise_id = $1 and state = 'draft' limit 1`,
	p_place: 'select id from app.places where exercise_id = $1 limit 1',
	p_batch: 'select id from app.code_batches where exercise_id = $1 limit 1',
	p_paper_batch: 'select id from app.paper_batches where exercise_id = $1 limit 1',
	p_sheet: 'select id from app.paper_sheets where exercise_id = $1 limit 1',
	p_station: 'select id from app.stations where exercise_id = $1 limit 1',
	p_problem: `select id from app.problems where exercise_id = $1 limit 1`,
	p_absorbed: `select id from app.problems where exercise_id = $1 limit 1`,
	p_kept: `select id from app.problems where exercise_id = $1 offset 1 limit 1`,
	p_merge: 'select id from app.problem_merges where exercise_id = $1 limit 1',
	p_document: 'select id from app.documents where exercise_id = $1 and not is_public limit 1',
	p_about: `select id from app.consultations where exercise_id = $1 and state <> 'draft' limit 1`,
	p_observation: 'select id from app.observations where exercise_id = $1 limit 1',
	p_material: 'select id from app.materials where exercise_id = $1 limit 1',
	p_prioritization: `select id from app.prioritizations where exercise_id = $1 and state = 'draft' limit 1`,
	p_ranking: `select id from app.rankings where exercise_id = $1 and state = 'open' limit 1`,
	p_previous: `select id from app.prioritizations where exercise_id = $1 and state = 'published' limit 1`,
	p_annulled: `select id from app.rankings where exercise_id = $1 and state = 'annulled' limit 1`,
};

/** Values that are no row: what a verb is asked to do with it. */
const plain: Readonly<Record<string, unknown>> = {
	text: 'algo bastante largo',
	integer: 1,
	boolean: true,
	jsonb: '[]',
	'text[]': ['web'],
	'uuid[]': [],
	'timestamp with time zone': '2027-01-01T00:00:00Z',
	uuid: null,
};

/** Identities of something else than a row others may not see. */
const notRows = ['p_id', 'p_after', 'p_log'];

beforeAll(async () => {
	client = await connectToCatalogue();
	await client.query('begin');
	scene = await openTwoExercises(client, accountsIn(client));
	const { rows } = await client.query<Verb>(
		`select p.proname as name, jsonb_agg(jsonb_build_object('name', a.name, 'type', format_type(a.type, null),
			'isOptional', a.place > p.pronargs - p.pronargdefaults) order by a.place) as parameters
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			cross join lateral unnest(p.proargnames[:p.pronargs], p.proargtypes::oid[]) with ordinality a (name, type, place)
		where n.nspname = 'api' and has_function_privilege('authenticated', p.oid, 'EXECUTE') group by p.oid, p.proname order by 1`,
	);
	verbs = rows.filter(({ parameters }) => parameters.some(({ name }) => name in hiddenRows));
});
afterAll(async () => {
	await client.query('rollback');
	await client.end();
});

async function answerAbout(caller: Caller, { name, parameters }: Verb, rows: Record<string, string>) {
	const given = parameters
		.filter(({ isOptional }) => !isOptional)
		.map(({ name: parameter, type }) => [parameter, rows[parameter] ?? plain[type]] as const);
	return attempt(client, caller, callOf(name, Object.fromEntries(given)));
}

describe('T10 verbs asked about rows of another exercise', () => {
	it('name rows by parameters that are all on the list', () => {
		const unknown = verbs.flatMap(({ name, parameters }) =>
			parameters
				.filter((each) => each.type === 'uuid' && !(each.name in hiddenRows) && !notRows.includes(each.name))
				.map((each) => `${name}: ${each.name}`),
		);
		expect(unknown).toEqual([]);
		expect(verbs.length).toBeGreaterThan(35);
	});

	it('answer as they do about rows that do not exist, word by word', async () => {
		const ours: Record<string, string> = {};
		for (const [parameter, sql] of Object.entries(hiddenRows)) {
			const row = await readOne(client, sql, [scene.ours.id]);
			if (typeof row !== 'string') throw new Error(`There is no row for ${parameter}.`);
			ours[parameter] = row;
		}
		const none = Object.fromEntries(Object.keys(hiddenRows).map((parameter) => [parameter, randomUUID()]));
		const askers = [
			'staff of the other exercise',
			'a titular of the other exercise',
			'an account without a part',
		];
		let refused = 0;
		for (const name of askers) {
			const persona = scene.personas.find((each) => each.name === name);
			if (persona === undefined) throw new Error(`There is nobody called ${name}.`);
			for (const verb of verbs) {
				const about = await answerAbout(persona.caller, verb, ours);
				expect(about, `${verb.name} as ${name}`).toEqual(await answerAbout(persona.caller, verb, none));
				if (about.code !== 'none') refused += 1;
			}
		}
		// Most refuse; the others say what is public, which of rows not yet public is nothing.
		expect(refused).toBeGreaterThan(askers.length * 33);
	});
});
