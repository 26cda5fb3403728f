import { setTimeout as wait } from 'node:timers/promises';
import type { RandomStream } from '../../src/lib/basics/random';
import { listPart, type Part, parts } from '../load/processes';
import { strike, waitUntil } from '../local-backend/life/processes';

/** When each part is killed: after so many answers have been acknowledged, and a moment more. */
export interface PlannedKill {
	after: number;
	pauseMs: number;
	part: Part;
	/** Of the processes of the part: its head, or with Postgres perhaps one that serves a connection. */
	pick: number;
	signal: NodeJS.Signals;
}

/** Where along the way things happen: anywhere but at the very beginning and the very end, in order. */
function drawMoments(random: RandomStream, answers: number, count: number): number[] {
	return Array.from(
		{ length: count },
		() => Math.floor(answers * 0.02) + random.nextBelow(Math.max(1, Math.floor(answers * 0.9))),
	).sort((one, other) => one - other);
}

function shuffle<T>(random: RandomStream, things: readonly T[]): T[] {
	return things
		.map((thing) => ({ thing, order: random.nextUint32() }))
		.sort((one, other) => one.order - other.order)
		.map(({ thing }) => thing);
}

/** `rounds` kills of each part in any order, at any point of the way but the very end. */
export function planKills(random: RandomStream, answers: number, rounds: number): PlannedKill[] {
	const victims = shuffle(random, Array.from({ length: rounds }, () => parts).flat());
	const moments = drawMoments(random, answers, victims.length);
	return victims.map((part, at) => ({
		after: moments[at] ?? 0,
		pauseMs: random.nextBelow(150),
		part,
		// One in four strikes a single connection of Postgres instead of its head.
		pick: part === 'postgres' && random.nextBelow(4) === 0 ? 1 + random.nextBelow(8) : 0,
		signal: 'SIGKILL',
	}));
}

/** The whole database falls: killed, or stopped at once as `pg_ctl stop -m immediate` stops it, which sends SIGQUIT. */
export function planCrashes(
	random: RandomStream,
	answers: number,
	{ kills, stops }: { kills: number; stops: number },
): PlannedKill[] {
	const signals = shuffle<NodeJS.Signals>(random, [
		...Array<NodeJS.Signals>(kills).fill('SIGKILL'),
		...Array<NodeJS.Signals>(stops).fill('SIGQUIT'),
	]);
	const moments = drawMoments(random, answers, signals.length);
	return signals.map((signal, at) => ({
		after: moments[at] ?? 0,
		pauseMs: random.nextBelow(150),
		part: 'postgres',
		pick: 0,
		signal,
	}));
}

/** Carries the plan out as acknowledgements come in. */
export function startKilling(launcher: number, plan: readonly PlannedKill[]) {
	const left = [...plan];
	const done: string[] = [];
	let killing = Promise.resolve();
	const troubles: unknown[] = [];

	const kill = async ({ part, pauseMs, pick, after, signal }: PlannedKill) => {
		await wait(pauseMs);
		// It may be on its way back from the last time, or about to leave because another part did.
		await waitUntil(
			`${part} is there to be killed`,
			() => {
				const pids = listPart(launcher, part);
				const victim = pids[Math.min(pick, pids.length - 1)];
				return victim !== undefined && strike(victim, signal);
			},
			120_000,
		);
		const how = pick > 0 ? ' (one connection)' : signal === 'SIGKILL' ? '' : ' (stopped at once)';
		done.push(`${part}${how} after ${after}`);
	};
	return {
		done,
		/** Tells how many answers have a receipt by now. */
		acknowledge(count: number): void {
			for (let next = left[0]; next !== undefined && next.after <= count; next = left[0]) {
				left.shift();
				const due = next;
				killing = killing
					.then(() => kill(due))
					.catch((cause: unknown) => {
						troubles.push(cause);
					});
			}
		},
		/** Settles when every kill that was due has been carried out; throws when one could not be. */
		settled: async () => {
			await killing;
			if (troubles.length > 0) throw new AggregateError(troubles, 'Not every kill could be carried out.');
		},
	};
}
