import { bootstrapInWorker, countInWorker } from '$lib/components/counting/countInWorker';
import { borda, rankedPairs, startCounting } from '$lib/ranking';
import type { BallotLine, BootstrapInput, CountRules } from '$lib/ranking';
import { createRandomStream } from '$lib/basics/random';

// Runs in a page of its own: what a browser counts in its worker, as text, and whether it could be stopped.

const rules: CountRules = { unranked: 'last', borda: 'tied-last', withdrawn: ['p3'] };
const ids = Array.from({ length: 30 }, (_, at) => `p${at}`);

/** Ballots with ties and gaps, the same on every machine. */
function drawLines(count: number): BallotLine[] {
	const { nextBelow } = createRandomStream(31);
	return Array.from({ length: count }, () => {
		const left = [...ids];
		const ranking = Array.from({ length: 1 + nextBelow(20) }, () =>
			left.splice(nextBelow(left.length), left.length > 12 && nextBelow(8) === 0 ? 2 : 1),
		);
		return { count: 1 + nextBelow(3), ranking };
	});
}

const bootstrap = {
	input: (): BootstrapInput => ({
		alternatives: ids,
		groups: [{ id: 'all', weight: { num: 1, den: 1 }, ballots: drawLines(60) }],
	}),
	options: { rule: 'ranked-pairs', unranked: 'last', seed: 5, resamples: 50 } as const,
};

function write(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'bigint' ? `${part}n` : part instanceof Float64Array ? [...part] : part,
	);
}

/** Counts on the spot: what the worker must equal. */
export function countHere(lines: number): string {
	const counter = startCounting(ids, rules);
	if (!counter.ok) throw new Error(counter.error.code);
	const counts = counter.value.add(drawLines(lines));
	if (!counts.ok) throw new Error(counts.error.code);
	const { matrix, borda: totals } = counts.value;
	return write([counts.value, rankedPairs(matrix).tiers, borda(totals).tiers]);
}

async function countAway(lines: number): Promise<{ text: string; shares: number[] }> {
	const shares: number[] = [];
	const onProgress = (share: number) => shares.push(share);
	const counts = await countInWorker(ids, drawLines(lines), rules, { onProgress });
	if (!counts.ok) throw new Error(counts.error.code);
	const { matrix, borda: totals } = counts.value;
	return { text: write([counts.value, rankedPairs(matrix).tiers, borda(totals).tiers]), shares };
}

async function countRefused(): Promise<string> {
	const lines = [...drawLines(5000), { count: 1, ranking: [['p1'], ['p99']] }];
	const counts = await countInWorker(ids, lines, rules);
	return counts.ok ? 'counted' : write(counts.error);
}

async function countStopped(): Promise<string> {
	const controller = new AbortController();
	const stopAtOnce = () => controller.abort(new Error('enough'));
	return countInWorker(ids, drawLines(50_000), rules, {
		signal: controller.signal,
		onProgress: (share) => {
			if (share > 0) stopAtOnce();
		},
	}).then(
		() => 'went on',
		(error: unknown) => String(error),
	);
}

async function drawAway(): Promise<string> {
	const ranks = await bootstrapInWorker(bootstrap.input(), bootstrap.options);
	if (!ranks.ok) throw new Error(ranks.error.code);
	return write(ranks.value);
}

/** What the test asks of the page, by name. */
export const inPage = { countAway, countRefused, countStopped, drawAway };

export { bootstrap, write };
