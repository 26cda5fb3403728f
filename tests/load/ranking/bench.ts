import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileReference } from './cReference';
import { benchCounting } from './countCases';
import { benchLarge } from './largeCases';
import { listMissed, note, section } from './measure';
import { benchMethods } from './methodCases';
import { benchRecords } from './recordCases';

// How fast the ranking library counts, beside another counter of this language and beside what one core can do in C.
// Run by `npm run bench:ranking`; nothing here is an assertion. Times are the best of several; ratios are of this run.
//   --whole   also what takes minutes: a million ballots in memory, circles of 25, the other counter on large inputs

const whole = process.argv.includes('--whole');
const folder = await mkdtemp(join(tmpdir(), 'prioriza-ranking-'));
const started = performance.now();
try {
	const reference = await compileReference(folder);
	console.log(`Ballots are drawn from fixed seeds; ${reference.found}.`);
	await benchCounting(reference, whole);
	await benchLarge(reference, folder);
	await benchMethods(reference, whole);
	benchRecords(whole);
} finally {
	await rm(folder, { recursive: true, force: true });
}
section(
	listMissed().length === 0
		? 'Every goal that must be reached is reached.'
		: 'Goals that must be reached and are not:',
);
for (const line of listMissed()) note(line);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
	`\n${minutes} min; peak memory of this process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; ` +
		`${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.versions.node}`,
);
