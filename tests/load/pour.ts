import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Poured {
	count: number;
	seconds: number;
	/** Milliseconds each took, in order of size. */
	times: number[];
	/** What was not the wanted answer, by status. */
	failed: Record<string, number>;
}

export interface Question {
	method: string;
	path: string;
	headers: Record<string, string>;
	body?: Buffer;
}

/**
 * Sends questions over so many connections, each as soon as the last one was answered, until there are none or the
 * time is over. A load generator of our own, small enough to take little of the machine it shares with the product.
 */
export async function pour(
	url: string,
	connections: number,
	next: () => Question | null,
	limitSeconds: number,
	/** Questions a second at most; as fast as it goes without. */
	pace: number | null = null,
): Promise<Poured> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const { port } = new URL(url);
	const times: number[] = [];
	const failed: Record<string, number> = {};
	const started = performance.now();
	const until = started + limitSeconds * 1000;

	const ask = ({ method, path, headers, body }: Question): Promise<string> =>
		new Promise((done) => {
			const asking = request(
				{ host: '127.0.0.1', port, method, path, headers, agent, timeout: 30_000 },
				(response) => {
					response.resume();
					response.once('end', () => done(String(response.statusCode)));
					response.once('error', () => done('cut off'));
				},
			);
			asking.once('timeout', () => asking.destroy());
			asking.once('error', () => done('no connection'));
			asking.end(body);
		});
	let sent = 0;
	const work = async () => {
		for (let question = next(); question !== null && performance.now() < until; question = next()) {
			if (pace !== null) {
				const turn = started + (sent++ / pace) * 1000;
				if (turn > performance.now()) await wait(turn - performance.now());
			}
			const began = performance.now();
			const status = await ask(question);
			if (status === '200') times.push(performance.now() - began);
			else failed[status] = (failed[status] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: connections }, work));
	const seconds = (performance.now() - started) / 1000;
	agent.destroy();
	return { count: times.length, seconds, times: times.sort((one, other) => one - other), failed };
}

/** The time that so many of a hundred stayed below. */
export function percentile({ times }: Poured, share: number): number {
	return times[Math.min(times.length - 1, Math.ceil((times.length * share) / 100) - 1)] ?? Number.NaN;
}

export const rate = ({ count, seconds }: Poured) => count / seconds;
