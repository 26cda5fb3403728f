import { randomUUID } from 'node:crypto';
import { DatabaseError, type Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeEntry } from '../../../src/lib/evidence';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { accountsIn, openAccount, openAdministrator, openExercise, type Exercise } from '../scene/exercise';
import { attempt, callOf, readOne, type Caller, type Outcome, type Parameters } from '../scene/stage';
import { readVerbs, type VerbFacts } from './readRefusals';

/** What a file that exercises verbs works with: an exercise, an administrator, and somebody without a part. */
export interface VerbScene<T> {
	readonly client: Client;
	readonly administrator: Caller;
	readonly exercise: Exercise;
	readonly stranger: Caller;
	readonly more: T;
}

export interface Verbs<T> {
	scene: () => VerbScene<T>;
	/**
	 * What a verb gives. It must be noted in the audit trail as its source says, by who asked, and only then; and it
	 * must not happen at all when the trail or the log cannot be written.
	 */
	call: (caller: Caller, verb: string, parameters?: Parameters) => Promise<unknown>;
	/** The code a verb is refused with, `none` when it is not. */
	refusal: (caller: Caller, verb: string, parameters?: Parameters) => Promise<string>;
	/** All of a refusal. */
	refusalOf: (caller: Caller, verb: string, parameters?: Parameters) => Promise<Outcome>;
	/** Types of the entries something appended, in order, after reading each as anybody could. */
	entriesOf: (act: () => Promise<unknown>) => Promise<string[]>;
	/** The first column of the first row, as the owner sees it. */
	read: (sql: string, values?: unknown[]) => Promise<unknown>;
	/** Last in the file: that every verb was done, and refused in every way. */
	proveAll: () => void;
}

/**
 * Tests of some verbs, each in a transaction that is undone. What was called and refused is written down, and
 * {@link Verbs.proveAll} holds it against what the functions say they refuse.
 *
 * @param unmet `verb: code` of refusals that cannot be met, each with its reason.
 */
export function useVerbs<T>(
	verbs: readonly string[],
	build: (scene: VerbScene<undefined>) => Promise<T>,
	unmet: Readonly<Record<string, string>> = {},
): Verbs<T> {
	let current: VerbScene<T> | null = null;
	let facts: ReadonlyMap<string, VerbFacts> = new Map();
	const met = new Set<string>();

	const scene = () => {
		if (current === null) throw new Error('The scene is built before the first test.');
		return current;
	};
	beforeAll(async () => {
		const client = await connectToCatalogue();
		// What other suites do meanwhile is not seen: counts are of this file alone.
		await client.query('begin isolation level repeatable read');
		facts = await readVerbs(client);
		const makeAccount = accountsIn(client);
		const administrator = await openAdministrator(client, makeAccount);
		const slug = `verbos-${randomUUID().slice(0, 8)}`;
		const exercise = await openExercise(client, administrator, makeAccount, slug);
		const stranger = await openAccount(makeAccount, 'nadie');
		const base = { client, administrator, exercise, stranger, more: undefined };
		current = { ...base, more: await build(base) };
	});
	beforeEach(() => scene().client.query('savepoint before_test'));
	afterEach(() => scene().client.query('rollback to savepoint before_test'));
	afterAll(async () => {
		await current?.client.query('rollback');
		await current?.client.end();
	});

	async function outcomeOf(caller: Caller, verb: string, parameters: Parameters): Promise<Outcome> {
		const outcome = await attempt(scene().client, caller, callOf(verb, parameters));
		met.add(`${verb}: ${outcome.code}`);
		return outcome;
	}
	const read = (sql: string, values: unknown[] = []) => readOne(scene().client, sql, values);

	/**
	 * Spoils the log and the audit trail until the savepoint. What other suites commit meanwhile may hold one and ask for
	 * the other: whoever waits here lets go of both and tries again, before anybody is chosen to fail.
	 */
	async function spoilRecords(): Promise<void> {
		const { client } = scene();
		await client.query('savepoint out_of_order');
		for (let left = 300; ; left -= 1) {
			try {
				await client.query(
					`set local lock_timeout = '100ms';
					create or replace function pg_temp.out_of_order() returns trigger language plpgsql as
						$$ begin raise exception 'out of order' using errcode = 'ZZ001'; end $$;
					create trigger out_of_order before insert on app.log_entries execute function pg_temp.out_of_order();
					create trigger out_of_order before insert on private.audit execute function pg_temp.out_of_order();
					set local lock_timeout = 0`,
				);
				return;
			} catch (problem) {
				if (left === 0 || !(problem instanceof DatabaseError) || problem.code !== '55P03') throw problem;
				await client.query('rollback to savepoint out_of_order');
			}
		}
	}

	/** What would come of a call if neither the log nor the audit trail could be written. */
	async function outcomeOutOfOrder(caller: Caller, verb: string, parameters: Parameters): Promise<Outcome> {
		const { client } = scene();
		await spoilRecords();
		const outcome = await attempt(client, caller, callOf(verb, parameters));
		await client.query('rollback to savepoint out_of_order; release savepoint out_of_order');
		return outcome;
	}

	async function call(caller: Caller, verb: string, parameters: Parameters = {}): Promise<unknown> {
		const { isNoted = false, isRecorded = false } = facts.get(verb) ?? {};
		const entries = () => read('select count(*) from app.log_entries');
		const last = await read('select coalesce(max(id), 0) from private.audit');
		const before = await entries();
		const spoilt = isNoted || isRecorded ? await outcomeOutOfOrder(caller, verb, parameters) : null;
		const outcome = await outcomeOf(caller, verb, parameters);
		if (!('rows' in outcome))
			throw new Error(`${verb}: ${outcome.code} ${outcome.message} ${outcome.detail}`);
		const { rows } = await scene().client.query(
			'select verb, user_id from private.audit where id > $1 order by id',
			[last],
		);
		expect(rows, `${verb} in the audit trail`).toEqual(isNoted ? [{ verb, user_id: caller.account }] : []);
		// One transaction: what cannot be written down does not happen.
		if (rows.length > 0 || (await entries()) !== before) expect(spoilt?.code, verb).toBe('ZZ001');
		const [first] = outcome.rows;
		return first === undefined || outcome.rows.length > 1 || Object.keys(first).length > 1
			? outcome.rows
			: Object.values(first)[0];
	}

	async function entriesOf(act: () => Promise<unknown>): Promise<string[]> {
		const { client, exercise } = scene();
		const ids = async () =>
			(
				await client.query<{ id: string; entry: Uint8Array }>(
					`select id, entry from app.log_entries where exercise_id = $1
					order by position nulls last, type collate "C"`,
					[exercise.id],
				)
			).rows;
		const before = new Set((await ids()).map(({ id }) => id));
		await act();
		const added = (await ids()).filter(({ id }) => !before.has(id));
		return added.map(({ entry }) => {
			const decoded = decodeEntry(entry);
			if (!decoded.ok) throw new Error(`An entry nobody can read: ${JSON.stringify(decoded.error)}`);
			return decoded.value.type;
		});
	}

	const proveAll = () =>
		describe('these verbs', () => {
			it('were each done, and refused in every way their functions know', () => {
				const missing = verbs.flatMap((verb) => {
					const codes = ['none', ...(facts.get(verb)?.refusals ?? ['is not a verb'])];
					return codes.map((code) => `${verb}: ${code}`);
				});
				expect(missing.filter((each) => !met.has(each) && !(each in unmet))).toEqual([]);
				expect(Object.keys(unmet).filter((each) => met.has(each))).toEqual([]);
			});
		});

	return {
		scene,
		call,
		refusal: async (caller, verb, parameters = {}) => (await outcomeOf(caller, verb, parameters)).code,
		refusalOf: (caller, verb, parameters = {}) => outcomeOf(caller, verb, parameters),
		entriesOf,
		read,
		proveAll,
	};
}
