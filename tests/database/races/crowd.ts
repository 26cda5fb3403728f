import type { Client } from 'pg';
import { beforeAll } from 'vitest';
import type { Scratch } from '../scene/useScratchDatabase';

const isFull = process.env['PRIORIZA_FULL'] === '1';

/** How often a race is held: fifty times with PRIORIZA_FULL=1. */
export const rounds = (few: number): number => (isFull ? 50 : few);

/** How many come at once: forty with PRIORIZA_FULL=1, half of the connections that the server takes. */
export const manyOr = (few: number): number => (isFull ? 40 : few);

export interface Crowd {
	/** Every connection of the crowd. */
	all: () => readonly Client[];
	/** Two of them, for what overlaps by construction. */
	pair: () => readonly [Client, Client];
}

/** So many connections more to the database of a file, open before its first test. */
export function useCrowd({ connect }: Scratch, size: number): Crowd {
	let clients: readonly Client[] = [];
	beforeAll(async () => {
		const opened: Client[] = [];
		for (let at = 0; at < size; at += 1) opened.push(await connect());
		clients = opened;
	});
	const pair = () => {
		const [one, other] = clients;
		if (!one || !other) throw new Error('Two connections are needed.');
		return [one, other] as const;
	};
	return { all: () => clients, pair };
}
