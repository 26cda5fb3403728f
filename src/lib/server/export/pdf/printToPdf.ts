import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { err, ok, type Result } from '$lib/basics/result';

/** Why there is no PDF: no browser on this machine, too many wait already, or the browser failed. */
export type PrintRefusal = 'no_browser' | 'busy' | 'failed';

/** A document that takes longer is not one of ours. */
const timeLimitMs = 40_000;
/** Whoever comes after these is asked to come back: each print is a browser. */
const mostWaiting = 6;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

/** The browser of this machine, or null. `CHROMIUM_PATH` names another one. */
export function findPrinter(env: NodeJS.ProcessEnv = process.env): string | null {
	const named = env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') return existsSync(named) ? named : null;
	return (
		names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ??
		null
	);
}

/** Said to the browser in the document itself: it shows words, styles and the crest it holds, and asks for nothing. */
const nothingRuns = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Prints a document of ours as a tagged PDF with its headings as outline. The document must hold all it needs: the
 * browser opens this one file, reaches no address, and runs nothing of it. One at a time.
 */
export async function printToPdf(
	html: string,
	printer: string | null = findPrinter(),
): Promise<Result<Uint8Array, PrintRefusal>> {
	if (printer === null) return err('no_browser');
	if (waiting >= mostWaiting) return err('busy');
	waiting++;
	const turn = last.then(() => printOnce(html, printer));
	// Whoever waits behind it has a turn of their own, however this one ends.
	last = Promise.allSettled([turn]);
	try {
		return await turn;
	} finally {
		waiting--;
	}
}

async function printOnce(html: string, printer: string): Promise<Result<Uint8Array, PrintRefusal>> {
	// Only this account reads it: `mkdtemp` makes a folder nobody else may enter.
	const folder = await mkdtemp(join(tmpdir(), 'prioriza-pdf-'));
	try {
		const page = join(folder, 'page.html');
		const paper = join(folder, 'page.pdf');
		await writeFile(page, html.replace('<head>', `<head>${nothingRuns}`), { mode: 0o600 });
		const problem = await run(
			printer,
			[
				'--headless',
				// Containers give no user namespaces; what is opened is one file without scripts.
				'--no-sandbox',
				'--disable-gpu',
				'--disable-dev-shm-usage',
				'--disable-extensions',
				'--disable-quic',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				'--host-resolver-rules=MAP * ~NOTFOUND',
				`--user-data-dir=${join(folder, 'profile')}`,
				'--no-pdf-header-footer',
				'--generate-pdf-document-outline',
				`--print-to-pdf=${paper}`,
				pathToFileURL(page).href,
			],
			folder,
		);
		if (problem !== null) {
			console.error(`print to PDF: ${problem}`);
			return err('failed');
		}
		return ok(new Uint8Array(await readFile(paper)));
	} catch (problem) {
		console.error(`print to PDF: ${problem instanceof Error ? problem.message : 'unknown'}`);
		return err('failed');
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Runs the browser to its end; null when all went well. It is told nothing of our environment. */
function run(printer: string, args: readonly string[], home: string): Promise<string | null> {
	return new Promise((resolve) => {
		execFile(
			printer,
			args,
			{
				timeout: timeLimitMs,
				killSignal: 'SIGKILL',
				env: { PATH: process.env['PATH'], HOME: home, TMPDIR: home, LANG: 'C.UTF-8', TZ: 'UTC' },
				maxBuffer: 1_000_000,
			},
			(problem) => {
				resolve(
					problem === null
						? null
						: `${printer}: ${problem.killed ? 'took too long' : problem.message.slice(0, 200)}`,
				);
			},
		);
	});
}
