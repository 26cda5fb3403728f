import type { ClientBase } from 'pg';
import { z } from 'zod';

/** Who asks, as PostgREST would say it to the database after reading a token. */
export interface Caller {
	readonly role: 'anon' | 'authenticated' | 'service_role';
	readonly account: string | null;
	readonly email: string;
}

export const anybody: Caller = { role: 'anon', account: null, email: '' };
export const worker: Caller = { role: 'service_role', account: null, email: '' };

/** Parameters of a verb by name. What is `jsonb` and an array goes in as text: {@link json}. */
export type Parameters = Readonly<Record<string, unknown>>;
export const json = (value: unknown) => JSON.stringify(value);

export type Row = Record<string, unknown>;
export type Outcome =
	| { readonly code: 'none'; readonly rows: Row[] }
	| { readonly code: string; readonly message: string; readonly detail: string };

const errorShape = z.object({
	code: z.string(),
	message: z.string(),
	detail: z.string().optional(),
	constraint: z.string().optional(),
});

/** From here to the end of the transaction, or until {@link stepBack}, this connection is somebody. */
export async function become(client: ClientBase, { role, account, email }: Caller): Promise<void> {
	const claims = JSON.stringify(account === null ? { role } : { role, sub: account, email });
	await client.query(`select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`, [
		role,
		claims,
	]);
}

export async function stepBack(client: ClientBase): Promise<void> {
	await client.query(`select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`);
}

export function callOf(verb: string, parameters: Parameters): { text: string; values: unknown[] } {
	const named = Object.keys(parameters).map((name, at) => `${name} => $${at + 1}`);
	return { text: `select * from api.${verb}(${named.join(', ')})`, values: Object.values(parameters) };
}

/** What a question of somebody gives; a refusal leaves nothing behind and the transaction goes on. */
export async function attempt(
	client: ClientBase,
	caller: Caller,
	{ text, values }: { text: string; values: unknown[] },
): Promise<Outcome> {
	await client.query('savepoint attempt');
	try {
		await become(client, caller);
		const { rows } = await client.query<Row>(text, values);
		await stepBack(client);
		await client.query('release savepoint attempt');
		return { code: 'none', rows };
	} catch (error) {
		await client.query('rollback to savepoint attempt');
		await client.query('release savepoint attempt');
		const { code, message, detail } = errorShape.parse(error);
		return { code, message, detail: detail ?? '' };
	}
}

/** What a verb answers; a refusal is a mistake of the test. */
export async function call(
	client: ClientBase,
	caller: Caller,
	verb: string,
	parameters: Parameters = {},
): Promise<unknown> {
	const outcome = await attempt(client, caller, callOf(verb, parameters));
	if (!('rows' in outcome)) throw new Error(`${verb}: ${outcome.code} ${outcome.message} ${outcome.detail}`);
	const [first] = outcome.rows;
	return first === undefined || outcome.rows.length > 1 || Object.keys(first).length > 1
		? outcome.rows
		: Object.values(first)[0];
}

/** First column of the first row, asked as the owner of the tables. */
export async function readOne(client: ClientBase, sql: string, values: unknown[] = []): Promise<unknown> {
	const { rows } = await client.query<Row>(sql, values);
	return Object.values(rows[0] ?? {})[0];
}

export const asId = (value: unknown): string => z.uuid().parse(value);

const dayMs = 24 * 60 * 60 * 1000;
/** A moment some days from now, in whole seconds as the log writes them. */
export const daysAway = (days: number): string =>
	`${new Date(Date.now() + days * dayMs).toISOString().slice(0, 19)}Z`;
