import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { startLocalBackend, type LocalBackend } from '../../../scripts/launch/backend.mjs';
import { accountsIn, openAdministrator, openExercise, type Exercise } from './exercise';
import type { Caller } from './stage';

export interface Scratch {
	backend: () => LocalBackend;
	/** A connection as the owner of the tables. Each statement commits by itself. */
	client: () => Client;
	/** One more connection, closed with the rest. */
	connect: () => Promise<Client>;
}

/** A database of this file alone: what is committed, weakened or left half done there meets nobody. */
export function useScratchDatabase(): Scratch {
	let backend: LocalBackend | null = null;
	let folder = '';
	const clients: Client[] = [];
	const given = () => {
		if (backend === null) throw new Error('The scratch database starts before the first test.');
		return backend;
	};
	const connect = async () => {
		const client = new Client({ connectionString: given().databaseUrl });
		await client.connect();
		clients.push(client);
		return client;
	};
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'prioriza-races-'));
		// Postgres, under root another user, must be able to pass through.
		await chmod(folder, 0o711);
		backend = await startLocalBackend({ dataDir: folder, log: () => undefined });
		await connect();
	});
	afterAll(async () => {
		await Promise.all(clients.map((client) => client.end()));
		await backend?.stop();
		await rm(folder, { recursive: true, force: true });
	});
	const client = () => {
		const [first] = clients;
		if (first === undefined) throw new Error('The scratch database starts before the first test.');
		return first;
	};
	return { backend: given, client, connect };
}

/** An exercise that stays, in one commit. */
export async function commitExercise(
	client: Client,
	slug: string,
): Promise<{ administrator: Caller; exercise: Exercise }> {
	await client.query('begin');
	const makeAccount = accountsIn(client);
	const administrator = await openAdministrator(client, makeAccount);
	const exercise = await openExercise(client, administrator, makeAccount, slug);
	await client.query('commit');
	return { administrator, exercise };
}

/** Something of the scene, in one commit. */
export async function commit<T>(client: Client, act: () => Promise<T>): Promise<T> {
	await client.query('begin');
	try {
		const made = await act();
		await client.query('commit');
		return made;
	} catch (error) {
		await client.query('rollback');
		throw error;
	}
}
