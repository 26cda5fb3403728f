import { err, ok, type Result } from '$lib/basics/result';
import type {
	BallotCounts,
	BallotLine,
	BallotRefusal,
	BootstrapInput,
	BootstrapRanks,
	BootstrapRefusal,
	CountRules,
} from '$lib/ranking';
import { trustParts } from '$lib/ui/trustParts';
import type { BootstrapWish, CountReply, CountRequest } from './countMessages';

export interface WatchOptions {
	/** Told the share that is done, from 0 to 1. */
	readonly onProgress?: (share: number) => void;
	/** Stops the work at once; the promise is then rejected with the reason of the signal. */
	readonly signal?: AbortSignal;
}

type Answer<Value> = Result<Value, BallotRefusal | BootstrapRefusal>;

/** Copying more ballots than this at once to a worker would be felt on the page. */
const BALLOTS_AT_ONCE = 2000;

/**
 * Counts ballots away from the page, so that it stays alive while there are many: the same numbers as counting on the
 * spot. The ballots are handed over in parts, the next when the one before is counted.
 */
export function countInWorker(
	alternatives: readonly string[],
	ballots: readonly BallotLine[],
	rules: CountRules,
	{ onProgress, signal }: WatchOptions = {},
): Promise<Answer<BallotCounts>> {
	let next = 0;
	return converse(signal, { kind: 'start', alternatives, rules }, (reply) => {
		if (reply.kind === 'refused') return err(reply.refusal);
		if (reply.kind === 'counted') return ok(reply.counts);
		if (ballots.length > 0) onProgress?.(next / ballots.length);
		if (next >= ballots.length) return { kind: 'read' };
		const part = ballots.slice(next, next + BALLOTS_AT_ONCE);
		next += part.length;
		return { kind: 'add', ballots: part };
	});
}

/** Draws resamples away from the page. The same seed gives the same ranks as drawing on the spot. */
export function bootstrapInWorker(
	input: BootstrapInput,
	options: BootstrapWish,
	{ onProgress, signal }: WatchOptions = {},
): Promise<Answer<BootstrapRanks>> {
	return converse(signal, { kind: 'bootstrap', input, options }, (reply) => {
		if (reply.kind === 'refused') return err(reply.refusal);
		if (reply.kind === 'ranks') return ok(reply.ranks);
		if (reply.kind === 'drawn') onProgress?.(reply.resamples / options.resamples);
		return null;
	});
}

/** Asks, and hears replies until one ends it; in between, each may lead to another request. The worker then ends. */
function converse<Value>(
	signal: AbortSignal | undefined,
	first: CountRequest,
	hear: (reply: CountReply) => Answer<Value> | CountRequest | null,
): Promise<Answer<Value>> {
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		trustParts();
		const worker = new Worker(new URL('./countWorker.ts', import.meta.url), { type: 'module' });
		const stop = () => {
			worker.terminate();
			signal?.removeEventListener('abort', abandon);
		};
		const abandon = () => {
			stop();
			reject(signal?.reason instanceof Error ? signal.reason : new Error('The count was stopped.'));
		};
		signal?.addEventListener('abort', abandon);
		worker.addEventListener('message', ({ data }: MessageEvent<CountReply>) => {
			const heard = hear(data);
			if (heard === null) return;
			if ('kind' in heard) {
				worker.postMessage(heard);
				return;
			}
			stop();
			resolve(heard);
		});
		worker.addEventListener('error', ({ message }) => {
			stop();
			reject(new Error(message === '' ? 'The counting worker did not start.' : message));
		});
		worker.postMessage(first);
	});
}
