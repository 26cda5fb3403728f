import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, findChromium } from '../../scripts/browser/findChromium.mjs';
import { launchProduct } from './launcher';

// What Lighthouse says of the pages people meet, on its simulated slow phone: the median of some visits. Run by
// `npm run bench:lighthouse`; nothing here is an assertion.
//   PRIORIZA_BENCH_VISITS   to each page (3)

const visits = Number(process.env['PRIORIZA_BENCH_VISITS'] ?? 3);
const program = process.env['PRIORIZA_LIGHTHOUSE'] ?? '';
const goals = { performance: 97, accessibility: 100, 'best-practices': 100, seo: 100 };
type Category = keyof typeof goals;
const categories: readonly Category[] = ['performance', 'accessibility', 'best-practices', 'seo'];

const pages = [
	['Home', '/'],
	['Consultation', '/consulta/tu-colonia-2026'],
	['First question', '/consulta/tu-colonia-2026/responder'],
	['Members', '/ejercicio/oaxaca-2026/integrantes'],
	['Record', '/ejercicio/oaxaca-2026/expediente'],
	['Result', '/jerarquizacion/compromisos-por-criterios-2026'],
	['Receipts', '/recibo'],
] as const;

interface Report {
	categories: Record<Category, { score: number | null; auditRefs: { id: string }[] }>;
	audits: Record<
		string,
		{ score: number | null; title: string; numericValue?: number; scoreDisplayMode: string }
	>;
}

const folder = await mkdtemp(join(tmpdir(), 'prioriza-lighthouse-'));
const chromium = await findChromium();
try {
	console.log('Preparing a product with the sample exercise…');
	const product = await launchProduct({ dataDir: join(folder, 'data'), port: 4950, withSample: true });
	try {
		// A first visit after a start compiles what later ones find ready.
		for (const [, path] of pages) await fetch(new URL(path, product.url));
		console.log(
			`Median of ${visits} visits; goals: ${categories.map((name) => `${name} ${goals[name]}`).join(', ')}`,
		);
		for (const [name, path] of pages) tell(name, await visitOften(new URL(path, product.url).href));
		console.log(
			`${chromium.version}, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.versions.node}`,
		);
	} finally {
		await product.stop();
	}
} finally {
	await rm(folder, { recursive: true, force: true });
}

async function visitOften(url: string): Promise<Report[]> {
	const reports: Report[] = [];
	for (let visit = 0; visit < visits; visit += 1) reports.push(await visitPatiently(url));
	return reports;
}

/** On a busy machine the browser sometimes records nothing of a visit: that one is made again, and it is said. */
async function visitPatiently(url: string): Promise<Report> {
	for (let left = 4; ; left -= 1) {
		try {
			return await visitOnce(url);
		} catch (error) {
			if (left === 0 || !String(error).includes('NO_NAVSTART')) throw error;
			console.log('    (the browser recorded nothing of a visit: made again)');
		}
	}
}

async function visitOnce(url: string): Promise<Report> {
	const output = join(folder, 'report.json');
	const flags = [...chromiumFlags, '--headless=new'].join(' ');
	const said = await new Promise<string>((resolve, reject) => {
		const child = spawn(
			process.execPath,
			[
				program,
				url,
				`--chrome-flags=${flags}`,
				...['--output=json', `--output-path=${output}`, '--quiet', '--no-enable-error-reporting'],
				`--only-categories=${categories.join(',')}`,
			],
			{
				env: { ...process.env, ...chromium.env, CHROME_PATH: chromium.path },
				stdio: ['ignore', 'ignore', 'pipe'],
			},
		);
		let complaints = '';
		child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
		child.once('error', reject);
		child.once('exit', (code) =>
			code === 0 ? resolve(complaints) : reject(new Error(`Lighthouse ended with ${code}:\n${complaints}`)),
		);
	});
	if (said !== '') console.log(said.trim());
	return JSON.parse(await readFile(output, 'utf8')) as Report;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function tell(name: string, reports: readonly Report[]): void {
	const scores = categories.map((category) => {
		const score = median(reports.map((report) => Math.round((report.categories[category].score ?? 0) * 100)));
		return `${category} ${score}${score < goals[category] ? ` (NOT ${goals[category]})` : ''}`;
	});
	const time = (audit: string) =>
		median(reports.map((report) => report.audits[audit]?.numericValue ?? Number.NaN));
	console.log(
		`${name.padEnd(15)} ${scores.join('  ')}  LCP ${(time('largest-contentful-paint') / 1000).toFixed(2)} s` +
			`  TBT ${time('total-blocking-time').toFixed(0)} ms  CLS ${time('cumulative-layout-shift').toFixed(3)}`,
	);
	const last = reports.at(-1);
	if (last === undefined) return;
	const weak = categories
		.filter((category) => category !== 'performance')
		.flatMap((category) => last.categories[category].auditRefs.map(({ id }) => last.audits[id]))
		.filter(
			(audit) =>
				audit !== undefined &&
				audit.score !== null &&
				audit.score < 1 &&
				audit.scoreDisplayMode !== 'informative',
		);
	for (const audit of weak) console.log(`    ${audit?.title ?? ''}`);
}
