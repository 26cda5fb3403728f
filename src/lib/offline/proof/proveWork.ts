import { tryNumbers, writeWorkProof, type WorkChallenge } from '../../evidence/work/workProof';

/** Where a challenge is asked for. */
export const CHALLENGE_PATH = '/api/reto';

/** How long one stretch of work may hold a page up; between two the page lives. */
const stretchMs = 12;
/** Longer than the slowest phone needs: then the answer goes without. */
const patienceMs = 20_000;

/**
 * Works a little for an answer that goes by the open web, so that sending thousands costs. Null where it cannot be had:
 * an answer without it is received all the same, and says so.
 *
 * @param content what is sent, which says what survey it answers; a proof is good for no other.
 */
export async function proveWork(
	content: string,
	fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<string | null> {
	try {
		const { survey } = JSON.parse(content) as { survey?: unknown };
		if (typeof survey !== 'string') return null;
		const response = await fetch(`${CHALLENGE_PATH}?encuesta=${encodeURIComponent(survey)}`, {
			cache: 'no-store',
			signal: AbortSignal.timeout(8_000),
		});
		const challenge: unknown = response.ok ? await response.json() : null;
		return isChallenge(challenge) ? await solve(challenge) : null;
	} catch {
		// No network, or a page that is not ours: sending finds out for itself.
		return null;
	}
}

/** Finds the number in short stretches. */
export async function solve(challenge: WorkChallenge): Promise<string | null> {
	const start = performance.now();
	let from = 0;
	let size = 200;
	while (from <= challenge.maxnumber && performance.now() - start < patienceMs) {
		const began = performance.now();
		const found = tryNumbers(challenge, from, from + size);
		if (found !== null) return writeWorkProof(challenge, found);
		from += size;
		// As many as fit in one stretch on this device.
		const took = Math.max(performance.now() - began, 0.1);
		size = Math.min(20_000, Math.max(50, Math.round((size * stretchMs) / took)));
		await rest();
	}
	return null;
}

/** Lets taps and drawing go before. A message waits less than a timer, which browsers hold back. */
function rest(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}

function isChallenge(value: unknown): value is WorkChallenge {
	if (typeof value !== 'object' || value === null) return false;
	const { algorithm, challenge, salt, signature, maxnumber } = value as Partial<
		Record<keyof WorkChallenge, unknown>
	>;
	return (
		algorithm === 'SHA-256' &&
		[challenge, salt, signature].every((text) => typeof text === 'string') &&
		typeof maxnumber === 'number'
	);
}
