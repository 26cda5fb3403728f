import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalBackend } from '../../scripts/launch/backend.mjs';
import { insertPlainly, pourPlainServer } from './baselines';
import { measureGrowth } from './growth';
import { type Weight } from '../e2e/support/weighVisit';
import { launchProduct, type LaunchedProduct } from './launcher';
import { type OpenConsultation, openConsultation } from './openConsultation';
import { openDatabase } from './openDatabase';
import { percentile, type Poured, rate } from './pour';
import { pourAnswers, pourPages, withCost } from './pourCapture';
import { readMemory, sum } from './processor';
import { weighPage } from './weighPage';

// How fast answers come in: pages a second, stored answers a second, and what each one costs. Run by
// `npm run bench:capture`; nothing here is an assertion.
//   --growth   with 1,000 to 1,000,000 answers stored already, instead of with few
//   PRIORIZA_BENCH_SECONDS   of each measurement (10)
//   PRIORIZA_BENCH_CONNECTIONS   (32)

const seconds = Number(process.env['PRIORIZA_BENCH_SECONDS'] ?? 10);
const connections = Number(process.env['PRIORIZA_BENCH_CONNECTIONS'] ?? 32);
const goals = { pages: 600, answers: 400, processorMs: 5, p95AtHalfLoadMs: 80, memoryMb: 250 };

const dataDir = await mkdtemp(join(tmpdir(), 'prioriza-bench-'));
try {
	console.log('Preparing a product with an open consultation…');
	const backend = await startLocalBackend({ dataDir, log: () => undefined });
	const consultation = await openConsultation(backend).finally(() => backend.stop());
	const product = await launchProduct({ dataDir, port: 4900 });
	try {
		if (process.argv.includes('--growth'))
			await measureGrowth(product, consultation, { dataDir, seconds, connections });
		else await measure(product, consultation);
	} finally {
		await product.stop();
	}
} finally {
	await rm(dataDir, { recursive: true, force: true });
}

async function measure(product: LaunchedProduct, consultation: OpenConsultation): Promise<void> {
	const path = `/consulta/${consultation.slug}/responder`;
	const weight = await weighPage(new URL(path, product.url).href);
	const page = await fetch(new URL(path, product.url)).then(async (answer) => {
		if (answer.status !== 200) throw new Error(`The first question answers ${answer.status}.`);
		return Buffer.from(await answer.arrayBuffer());
	});
	console.log('Warming up…');
	await pourPages(product, path, 2, connections);
	await pourAnswers(product, consultation, 2, connections, 1);

	console.log(`Measuring, ${seconds} s each…`);
	const plain = await pourPlainServer(page, connections, Math.min(seconds, 5));
	const pages = await withCost(product, () => pourPages(product, path, seconds, connections));
	const answers = await withCost(product, () => pourAnswers(product, consultation, seconds, connections, 2));
	const calm = await pourAnswers(product, consultation, seconds, connections, 3, rate(answers.poured) / 2);
	const memory = readMemory(product.pid);
	const database = await openDatabase(dataDir);
	const bare = await insertPlainly(database, connections, Math.min(seconds, 5));
	const { rows } = await database.query<{ count: string }>('select count(*) from app.responses');
	await database.end();

	report('Pages a second, first question', rate(pages.poured), goals.pages, rate(plain), 'a bare server');
	describe(pages.poured, pages.cost);
	report('Answers stored a second', rate(answers.poured), goals.answers, bare, 'a bare insert');
	describe(answers.poured, answers.cost);
	const each = sum(answers.cost) / answers.poured.count;
	console.log(
		`Processor for each stored answer   ${each.toFixed(2)} ms (goal ≤ ${goals.processorMs}; ${(each / goals.processorMs).toFixed(2)} of it)`,
	);
	console.log(
		`At half that load                  ${rate(calm).toFixed(0)}/s, p95 ${percentile(calm, 95).toFixed(0)} ms (goal ≤ ${goals.p95AtHalfLoadMs})`,
	);
	console.log(describeWeight(weight));
	console.log(
		`Memory (PSS)                       ${sum(memory).toFixed(0)} MB: ${tell(memory, 0)} (goal ≤ ${goals.memoryMb})`,
	);
	console.log(
		`Stored in all ${rows[0]?.count ?? '?'}; ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.versions.node}`,
	);
}

function report(what: string, value: number, goal: number, base: number, baseName: string): void {
	console.log(
		`${what.padEnd(34)} ${value.toFixed(0)} (goal ${goal}; ${(value / goal).toFixed(2)} of it; ` +
			`${((100 * value) / base).toFixed(1)} % of ${baseName} here and now, ${base.toFixed(0)}/s)`,
	);
}

function describe(poured: Poured, cost: Record<string, number>): void {
	const each = Object.fromEntries(
		Object.entries(cost).map(([kind, value]) => [kind, value / Math.max(1, poured.count)]),
	);
	console.log(
		`    p50 ${percentile(poured, 50).toFixed(0)} ms, p95 ${percentile(poured, 95).toFixed(0)} ms, ` +
			`p99 ${percentile(poured, 99).toFixed(0)} ms over ${connections} connections; ` +
			`processor each ${sum(each).toFixed(2)} ms: ${tell(each, 2)}` +
			(Object.keys(poured.failed).length > 0 ? `; FAILED ${JSON.stringify(poured.failed)}` : ''),
	);
}

function tell(values: Record<string, number>, digits: number): string {
	return Object.entries(values)
		.map(([kind, value]) => `${kind} ${value.toFixed(digits)}`)
		.join(', ');
}

function describeWeight({ total, html, styles, scripts, images, requests }: Weight): string {
	const kb = (bytes: number) => (bytes / 1024).toFixed(1);
	return (
		`First question on the wire         ${kb(total)} KB (goal ≤ 60): page ${kb(html)}, styles ${kb(styles)}, ` +
		`scripts ${kb(scripts)}, images ${kb(images)}; ${requests} requests (goal ≤ 12)`
	);
}
