import { Client } from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { type WatchedChild } from '../process/watchedChild';
import { StartRefused } from '../startRefused';

/** Crash recovery of a large database takes its time; nothing healthy takes longer than this. */
const patienceMs = 180_000;

export interface DatabaseAddress {
	port: number;
	user: string;
	password: string;
}

export function connectionSettings({ port, user, password }: DatabaseAddress) {
	return { host: '127.0.0.1', port, user, password, database: 'postgres', ssl: false as const };
}

export function databaseUrl({ port, user, password }: DatabaseAddress): string {
	return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/** Connects as soon as the server takes connections. */
export async function connectWhenReady(
	address: DatabaseAddress,
	server: WatchedChild,
	explain: () => string,
): Promise<Client> {
	const started = Date.now();
	for (;;) {
		if (server.hasEnded()) {
			throw new StartRefused('postgres_died', `La base de datos no pudo arrancar. ${explain()}`);
		}
		const client = new Client(connectionSettings(address));
		// A server that dies later must not bring this process down through an idle connection.
		client.on('error', () => undefined);
		try {
			await client.connect();
			return client;
		} catch (error) {
			await client.end().catch(() => undefined);
			if (isWrongPassword(error)) throw wrongPassword();
			if (Date.now() - started > patienceMs) {
				throw new StartRefused('postgres_slow', `La base de datos no termina de arrancar. ${explain()}`);
			}
			await wait(20);
		}
	}
}

function isWrongPassword(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === '28P01';
}

function wrongPassword(): StartRefused {
	return new StartRefused(
		'wrong_password',
		'La contraseña guardada no es la de esta base de datos. ¿Se mezclaron dos carpetas de datos? Recupera la carpeta entera de un respaldo.',
	);
}
