import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumFlags, type FoundChromium } from '../../../scripts/browser/findChromium.mjs';
import { portrait } from './station';

/** A tablet with a disk: a browser whose profile lies in a folder and outlives it. */
export interface Tablet {
	readonly context: BrowserContext;
	readonly page: Page;
	/** As if the battery fell out: every process of it, at once. */
	kill(): Promise<void>;
}

/** Turns a tablet on: a browser of its own over the profile in a folder. */
export async function turnOn(folder: string): Promise<Tablet> {
	const found = JSON.parse(process.env['PRIORIZA_CHROMIUM'] ?? '{}') as FoundChromium;
	// What a killed browser leaves of its lock names a process that is gone, or another one's in a copy.
	for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
		rmSync(join(folder, name), { force: true });
	const context = await chromium.launchPersistentContext(folder, {
		executablePath: found.path,
		args: [...chromiumFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
		env: { ...(process.env as Record<string, string>), ...found.env },
		locale: 'es-MX',
		timezoneId: 'America/Mexico_City',
		viewport: portrait,
	});
	const page = context.pages()[0] ?? (await context.newPage());
	// The network is taken from pages and workers alone: what the browser does by itself would send all the same. It
	// holds for as long as this session does.
	const session = await context.newCDPSession(page);
	await session.send('Browser.setPermission', {
		permission: { name: 'background-sync' },
		setting: 'denied',
	});
	return {
		context,
		page,
		kill: async () => {
			const gone = new Promise((resolve) => context.once('close', resolve));
			for (const pid of listProcesses(folder)) process.kill(pid, 'SIGKILL');
			await gone;
		},
	};
}

function listProcesses(folder: string): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((pid) => readCommand(pid).includes(`--user-data-dir=${folder}\0`));
}

function readCommand(pid: number): string {
	try {
		return readFileSync(`/proc/${pid.toString()}/cmdline`, 'utf8');
	} catch {
		// It ended between the two looks.
		return '';
	}
}

/** Files of a profile whose bytes hold a mark, in either of the ways a browser writes text. */
export function findInProfile(folder: string, marks: readonly string[]): string[] {
	const wanted = marks.flatMap((mark) => [Buffer.from(mark, 'utf8'), Buffer.from(mark, 'utf16le')]);
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => {
			const bytes = readFileSync(path);
			return wanted.some((mark) => bytes.includes(mark));
		});
}
