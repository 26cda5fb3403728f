import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { chromiumFlags, findChromium } from '../../scripts/browser/findChromium.mjs';
import type { WorkChallenge } from '../../src/lib/evidence/work/workProof';

// How long a browser works before it sends, with the code of the product, at this machine's speed and six times slower.
// Run by `npm run bench:work`; nothing here is an assertion. Numbers to find are spread evenly, so every run has the same.
//   PRIORIZA_BENCH_SOLVES   at each cost (20)

const solves = Number(process.env['PRIORIZA_BENCH_SOLVES'] ?? 20);
const throttling = 6;
const promisedSeconds = 4;
/** The usual cost, and the most that `private.proof_cost` asks for. */
const costs = { usual: 50_000, highest: 200_000 };

/** A script that gives `takeTime`: the seconds until a challenge is solved. */
async function bundleWork(): Promise<string> {
	const { outputFiles } = await build({
		stdin: {
			contents: `import { solve } from './src/lib/offline/proof/proveWork';
				self.takeTime = async (challenge) => {
					const start = performance.now();
					return (await solve(challenge)) === null ? Infinity : (performance.now() - start) / 1000;
				};`,
			resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
		},
		bundle: true,
		minify: true,
		write: false,
		format: 'iife',
		platform: 'browser',
		target: 'es2022',
	});
	return outputFiles[0]?.text ?? '';
}

/** As the database makes them: twenty-four digits, when it expires, and of which survey it is. */
function makeChallenge(number: number, maxnumber: number): WorkChallenge {
	const salt = `${createHash('sha256').update(number.toString()).digest('hex').slice(0, 24)}?expires=1795305600&survey=6f1f6a5e-2f3c-4f0b-9f6e-8a1c2b3d4e5f&`;
	const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex');
	return { algorithm: 'SHA-256', challenge, salt, signature: 'a'.repeat(64), maxnumber };
}

/** Seconds of each solve, in the order of their numbers. */
async function solveAll(page: Page, cost: number): Promise<number[]> {
	const seconds: number[] = [];
	for (let at = 0; at < solves; at += 1) {
		const challenge = makeChallenge(Math.round(((at + 0.5) / solves) * cost), cost);
		seconds.push(await page.evaluate<number>(`takeTime(${JSON.stringify(challenge)})`));
	}
	return seconds;
}

function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const say = (value: number): string => value.toFixed(2).padStart(7);

const script = await bundleWork();
const site = createServer((_, answer) => {
	answer.setHeader('content-type', 'text/html');
	answer.end(`<!doctype html><title>work</title><script>${script}</script>`);
});
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
const found = await findChromium();
const browser = await chromium.launch({
	executablePath: found.path,
	args: chromiumFlags,
	env: { ...(process.env as Record<string, string>), ...found.env },
});
try {
	const page = await browser.newPage();
	await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port.toString()}/`);
	const session = await page.context().newCDPSession(page);
	await solveAll(page, 5_000);
	console.log(
		`${solves} solves each; seconds, p50 and p95; promised: ${promisedSeconds} s at ${throttling} times slower`,
	);
	for (const [name, cost] of Object.entries(costs)) {
		const free = await solveAll(page, cost);
		await session.send('Emulation.setCPUThrottlingRate', { rate: throttling });
		const slow = await solveAll(page, cost);
		await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		console.log(
			`${name.padEnd(8)} ${cost.toString().padStart(7)} numbers   free ${say(percentile(free, 0.5))} ${say(percentile(free, 0.95))}   slower ${say(percentile(slow, 0.5))} ${say(percentile(slow, 0.95))}   ratio ${say(sum(slow) / sum(free))}   ${percentile(slow, 0.95) <= promisedSeconds ? 'kept' : 'BROKEN'}`,
		);
	}
	console.log(`${found.version}, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.versions.node}`);
} finally {
	await browser.close();
	site.close();
}
