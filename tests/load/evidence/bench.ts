import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	buildTree,
	computeRoot,
	hashLeaf,
	joinHashes,
	proveConsistency,
	proveInclusion,
	readBundle,
} from '../../../src/lib/evidence';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { measure } from '../ranking/measure';
import { checkInPage } from './checkInPage';
import { makeLog, packLog } from './largeRecord';

// How the work on a record grows with its log: the leaves and the root of a seal, proofs of lines and of going on, writing
// the bundle, opening it, checking it. Each size is made in one process and checked in another, with the heap that Node gives by itself, so that the peak
// of memory is that of checking alone. The size that an exercise has at most is checked in the saved page too, in a
// browser on a processor four times slower. Run by `npm run bench:evidence`; nothing here is an assertion.
//   PRIORIZA_BENCH_ENTRIES   lines of the largest log (1000000)

const most = Number(process.env['PRIORIZA_BENCH_ENTRIES'] ?? 1_000_000);
/** The answers of the largest exercise that there are goals for. */
const largestExercise = 50_000;
const sizes = [1_000, 10_000, largestExercise, 100_000, 1_000_000].filter((size) => size <= most);

type Times = Readonly<Record<string, number>>;
interface Measured {
	readonly milliseconds: Times;
	readonly peakMegabytes: number;
	readonly said: string;
}

/** The best of as many times as fit into half a second, so that a small log does not measure the start of the engine. */
function take<T>(times: Record<string, number>, name: string, work: () => T): T {
	let made: T | undefined;
	times[name] = measure(() => (made = work()), { times: 1, forMs: 500 });
	return made as T;
}

function make(size: number, file: string): Measured {
	const log = makeLog(size);
	const times: Record<string, number> = {};
	const leaves = take(times, 'seal: leaves', () => log.lines.map(hashLeaf));
	take(times, 'seal: root', () => computeRoot(leaves));
	const tree = take(times, 'prove: tree', () => buildTree(joinHashes(leaves)));
	// What a thousand people take who ask for the proof of their own line, spread over the log.
	const asked = Array.from({ length: 1_000 }, (_, at) => Math.floor((at * size) / 1_000));
	take(times, 'prove: 1,000 lines', () => asked.map((index) => proveInclusion(tree, index)));
	take(times, 'prove: that it goes on', () => proveConsistency(tree, Math.ceil(size / 2), size));
	const bytes = take(times, 'write', () => packLog(log));
	writeFileSync(file, bytes);
	return answer(times, `${(bytes.length / 1024 ** 2).toFixed(1)} MB`);
}

function check(file: string): Measured {
	const bytes = new Uint8Array(readFileSync(file));
	const times: Record<string, number> = {};
	take(times, 'open', () => readBundle(bytes));
	const report = take(times, 'check', () => verifyBundle(bytes, { root: null }));
	return answer(times, report.verdict);
}

function answer(milliseconds: Times, said: string): Measured {
	// Linux and Node give kilobytes.
	return { milliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, said };
}

function inOwnProcess(...words: string[]): Measured {
	const run = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), ...words], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	if (run.status !== 0) throw new Error(`${words.join(' ')} ended with ${String(run.status ?? run.signal)}`);
	return JSON.parse(run.stdout) as Measured;
}

/** One line a step: how long, how long each entry, and how much longer than the size before for so many times as many. */
function writeRows(size: number, times: Times, before: { size: number; times: Times } | null): void {
	for (const [name, milliseconds] of Object.entries(times)) {
		const each = `${((milliseconds * 1000) / size).toFixed(2)} µs an entry`;
		const former = before?.times[name];
		const growth =
			before === null || former === undefined
				? ''
				: `${(milliseconds / former).toFixed(1)} times as long for ${(size / before.size).toFixed(0)} times as many`;
		console.log(
			`  ${name.padEnd(22)} ${milliseconds.toFixed(0).padStart(8)} ms  ${each.padStart(20)}  ${growth}`,
		);
	}
}

async function measureAll(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'prioriza-bench-'));
	try {
		let before: { size: number; times: Times } | null = null;
		for (const size of sizes) {
			const file = join(folder, 'expediente.zip');
			const made = inOwnProcess('make', String(size), file);
			const checked = inOwnProcess('check', file);
			const times = { ...made.milliseconds, ...checked.milliseconds };
			console.log(`\n${size.toLocaleString('en')} entries, ${made.said}, verdict ${checked.said}`);
			writeRows(size, times, before);
			const peaks = [made, checked].map(({ peakMegabytes }) => peakMegabytes.toFixed(0));
			console.log(
				`  peak of memory while it is made and written ${peaks[0] ?? ''} MB, while checking ${peaks[1] ?? ''} MB`,
			);
			if (size === largestExercise) {
				const inPage = await checkInPage(file, 4);
				const checking = (times['open'] ?? 0) + (times['check'] ?? 0);
				console.log(
					`  of the goals: checking ${(checking / 60_000).toFixed(2)} of 60 s; ` +
						`in the page, four times slower, ${(inPage.ms / 120_000).toFixed(2)} of 120 s («${inPage.verdict}»)`,
				);
			}
			before = { size, times };
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const [word, ...rest] = process.argv.slice(2);
if (word === 'make') console.log(JSON.stringify(make(Number(rest[0]), rest[1] ?? '')));
else if (word === 'check') console.log(JSON.stringify(check(rest[0] ?? '')));
else await measureAll();
