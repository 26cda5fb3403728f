import { randomInt } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import {
	become,
	callOf,
	readOne,
	type Caller,
	type Outcome,
	type Parameters,
	type Row,
} from '../scene/stage';

export interface Attempt {
	readonly caller: Caller;
	readonly verb: string;
	readonly parameters: Parameters;
}

const errorShape = z.object({ code: z.string(), message: z.string(), detail: z.string().optional() });

async function outcomeOf(client: Client, act: () => Promise<Row[]>): Promise<Outcome> {
	try {
		const rows = await act();
		await client.query('commit');
		return { code: 'none', rows };
	} catch (error) {
		await client.query('rollback');
		const { code, message, detail } = errorShape.parse(error);
		return { code, message, detail: detail ?? '' };
	}
}

async function ask(client: Client, { caller, verb, parameters }: Attempt): Promise<Row[]> {
	await become(client, caller);
	return (await client.query<Row>(callOf(verb, parameters))).rows;
}

/**
 * Two attempts that overlap by construction: the first has done everything and not committed while the second is
 * under way. Only when the second waits for a lock, or is through, does the first commit.
 */
export async function overlap(
	[one, other]: readonly [Client, Client],
	first: Attempt,
	second: Attempt,
	meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{ first: Outcome; second: Outcome; waited: boolean }> {
	const pid = await readOne(other, 'select pg_backend_pid()');
	await one.query('begin');
	const late: { outcome: Promise<Outcome> | null; isThrough: boolean } = { outcome: null, isThrough: false };
	let waited = false;
	const early = await outcomeOf(one, async () => {
		const rows = await ask(one, first);
		await meanwhile();
		await other.query('begin');
		late.outcome = outcomeOf(other, () => ask(other, second)).finally(() => {
			late.isThrough = true;
		});
		while (!late.isThrough && !waited)
			waited = (await readOne(one, 'select cardinality(pg_blocking_pids($1)) > 0', [pid])) === true;
		return rows;
	});
	if (late.outcome === null) throw new Error(`The first attempt was refused: ${early.code}.`);
	return { first: early, second: await late.outcome, waited };
}

/** Everybody at once: each stands at a barrier, and the barrier falls for all. */
export async function scatter(
	gatekeeper: Client,
	clients: readonly Client[],
	attempts: readonly Attempt[],
): Promise<Outcome[]> {
	const gate = randomInt(2 ** 31);
	await gatekeeper.query('select pg_advisory_lock($1)', [gate]);
	const running = attempts.map(async (attempt, at) => {
		const client = clients[at];
		if (client === undefined) throw new Error('There are more attempts than connections.');
		await client.query('begin');
		return outcomeOf(client, async () => {
			await client.query('select pg_advisory_xact_lock_shared($1)', [gate]);
			return ask(client, attempt);
		});
	});
	const waiting = `select count(*)::int from pg_locks where locktype = 'advisory' and objid = $1 and not granted`;
	while ((await readOne(gatekeeper, waiting, [gate])) !== attempts.length);
	await gatekeeper.query('select pg_advisory_unlock($1)', [gate]);
	return Promise.all(running);
}

const processes = new WeakMap<Client, unknown>();

/** One attempt in a transaction of its own. */
export async function runAlone(client: Client, attempt: Attempt): Promise<Outcome> {
	// Asked while the connection is free, to be able to look at it while it is busy.
	processes.set(client, await readOne(client, 'select pg_backend_pid()'));
	await client.query('begin');
	return outcomeOf(client, () => ask(client, attempt));
}

/** Until the attempt of a connection waits for another one. */
export async function untilBlocked(onlooker: Client, client: Client): Promise<void> {
	const blocked = 'select cardinality(pg_blocking_pids($1)) > 0';
	while ((await readOne(onlooker, blocked, [processes.get(client)])) !== true);
}

export const codesOf = (outcomes: readonly Outcome[]) => outcomes.map(({ code }) => code).sort();
