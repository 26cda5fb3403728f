import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { accountsIn, openAdministrator, openExercise, type Exercise } from '../scene/exercise';
import { addProblems, freezeBallot, publishPrioritization } from '../scene/ranking';
import { asId, call } from '../scene/stage';

/** After close, the whole database in hand: no row says which seat cast which ballot, unless the mode is nominal. */
let client: Client;
let exercise: Exercise;
let problems: string[] = [];

beforeAll(async () => {
	client = await connectToCatalogue();
	await client.query('begin');
	const makeAccount = accountsIn(client);
	const administrator = await openAdministrator(client, makeAccount);
	exercise = await openExercise(client, administrator, makeAccount, `anonimo-${randomUUID().slice(0, 8)}`);
	problems = await addProblems(client, exercise, 3);
});
afterAll(async () => {
	await client.query('rollback');
	await client.end();
});

interface Cast {
	/** Identities of whoever cast: seat, person, account, participation. */
	readonly who: readonly string[];
	/** What tells this ballot from the others, in every spelling a row could hold. */
	readonly what: readonly string[];
}

/** Two seats of one nucleus take part, the first twice; `finish` closes or annuls. */
async function holdRanking(publication: string, finish: string): Promise<{ ranking: string; casts: Cast[] }> {
	const slug = `anonimo-${randomUUID().slice(0, 8)}`;
	const one = await publishPrioritization(client, exercise, slug, problems, publication);
	const ranking = one.rankings.civil;
	const casts: Cast[] = [];
	// The seat that comes later in any listing casts first, so that no order can agree by luck.
	const seats = [
		{ member: exercise.titular, seat: exercise.seats.civil },
		{ member: exercise.neighbour, seat: exercise.seats.neighbours },
	].sort((a, b) => (a.seat < b.seat ? 1 : -1));
	for (const { member, seat } of [...seats, ...seats.slice(0, 1)]) {
		const ballot = freezeBallot(one, [[problems[casts.length]]]);
		await call(client, member, 'cast_ballot', ballot);
		const { rows } = await client.query<{
			participation: string;
			ballot: string;
			leaf: Uint8Array;
			salt: Uint8Array;
		}>(
			`select p.id as participation, b.id as ballot, b.leaf_hash as leaf, b.salt from app.participations p
			join private.ballots b on b.participation_id = p.id and b.is_current where p.ranking_id = $1 and p.seat_id = $2`,
			[ranking, seat],
		);
		const [row] = rows;
		if (!row) throw new Error('While a ranking is open its ballots know their seats.');
		const spellings = (bytes: Uint8Array) => {
			const buffer = Buffer.from(bytes);
			return [buffer.toString('hex'), buffer.toString('base64url'), buffer.toString('base64')];
		};
		casts.push({
			who: [seat, member.person, asId(member.account), row.participation],
			what: [row.ballot, ...spellings(row.leaf), ...spellings(row.salt), String(ballot.p_commitment)],
		});
	}
	const reason = finish === 'annul_ranking' ? { p_reason: 'Se abrió con un dato equivocado.' } : {};
	await call(client, exercise.staff, finish, { p_ranking: ranking, ...reason });
	return { ranking, casts };
}

/** Rows of any table that hold somebody and their ballot: every table there is, every column. */
async function findTies(casts: readonly Cast[]): Promise<string[]> {
	const { rows: tables } = await client.query<{ name: string }>(
		`select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname in ('app', 'private', 'auth') and tablename not in ('territories', 'rulesets')`,
	);
	const ties: string[] = [];
	for (const { name } of tables) {
		// Bytes of an entry are read as the text they are.
		const text =
			name === 'app.log_entries'
				? `row_to_json(t)::text || convert_from(t.entry, 'UTF8')`
				: 'row_to_json(t)::text';
		const { rows } = await client.query<{ row: string }>(`select ${text} as row from ${name} t`);
		for (const { row } of rows)
			for (const { who, what } of casts)
				if (who.some((id) => row.includes(id)) && what.some((id) => row.includes(id))) ties.push(name);
	}
	return [...new Set(ties)];
}

/** In which order rows lie, and how many transactions wrote them. */
async function layout(table: string, ranking: string, order: string) {
	const { rows } = await client.query<{ key: string; writer: string }>(
		`select ${order} as key, xmin::text as writer from ${table} where ${table === 'app.log_entries' ? 'batch' : 'ranking_id'} = $1 order by ctid`,
		[ranking],
	);
	return { keys: rows.map(({ key }) => key), writers: new Set(rows.map(({ writer }) => writer)).size };
}

describe('who cast which ballot', () => {
	it.each([
		['anonymous', 'close_ranking'],
		['aggregates', 'close_ranking'],
		['anonymous', 'annul_ranking'],
		['nominal', 'annul_ranking'],
	])('is in no row in mode %s after %s', async (publication, finish) => {
		const { casts } = await holdRanking(publication, finish);
		expect(await findTies(casts)).toEqual([]);
	});

	it('is in sight in mode nominal, which shows that the search finds what there is', async () => {
		const { casts } = await holdRanking('nominal', 'close_ranking');
		expect(await findTies(casts)).toEqual(['private.ballots']);
	});

	it('cannot be told from where rows lie nor from what wrote them', async () => {
		const { ranking, casts } = await holdRanking('anonymous', 'close_ranking');
		const seats = await layout('app.participations', ranking, 'seat_id::text');
		// The seats cast in the opposite order; now they lie in the order of identities that are random.
		expect(seats).toEqual({ keys: [...seats.keys].sort(), writers: 1 });
		expect(seats.keys).not.toEqual(casts.slice(0, 2).map(({ who }) => who[0]));
		expect((await layout('private.ballots', ranking, 'id::text')).writers).toBe(1);
		expect((await layout('app.log_entries', ranking, 'id::text')).writers).toBe(1);
	});
});
