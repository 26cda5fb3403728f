/**
 * Finds a Chromium the browser tests can drive, in this order: the one named by CHROMIUM_PATH, Playwright's own,
 * the system's, and the one that npm carries. Each candidate is started once (`--version`), because a file that
 * exists but lacks a library fails much later and far less clearly.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const systemFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

/** Flags every launch needs: containers give no user namespaces, and tests must not talk to the internet. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];

/** @param {string} path @param {Record<string, string>} env */
export function startsUp(path, env = {}) {
	const probe = spawnSync(path, ['--version', '--no-sandbox'], {
		env: { ...process.env, ...env },
		encoding: 'utf8',
		timeout: 30_000,
	});
	return {
		works: probe.status === 0,
		version: (probe.stdout ?? '').trim().split('\n')[0] ?? '',
		complaint:
			(probe.stderr ?? '').trim().split('\n')[0] || probe.error?.message || `exit code ${probe.status}`,
	};
}

async function findPlaywrightOwn() {
	try {
		const { chromium } = await import('@playwright/test');
		const path = chromium.executablePath();
		return existsSync(path) ? path : undefined;
	} catch (error) {
		// Playwright answers an unsupported platform by throwing; the next candidates may still do.
		return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
			? Promise.reject(error)
			: undefined;
	}
}

function findSystemOwn() {
	for (const name of systemNames)
		for (const folder of systemFolders) {
			const path = join(folder, name);
			if (existsSync(path) && startsUp(path).works) return path;
		}
	return undefined;
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium` into this checkout. In a child process, since the package reads
 * its folder and its environment when it is imported; into a fresh folder first, since it takes a half-written
 * file of an interrupted run for a whole one.
 * @param {boolean} withLibraries also unpack the system libraries it carries
 */
function unpackFromNpm(withLibraries) {
	const target = join(
		root,
		'node_modules/.cache/prioriza',
		withLibraries ? 'chromium-with-libraries' : 'chromium',
	);
	if (!existsSync(target)) {
		mkdirSync(dirname(target), { recursive: true });
		const fresh = mkdtempSync(`${target}-`);
		const unpacked = spawnSync(
			process.execPath,
			[
				'--input-type=module',
				'--eval',
				"await (await import('@sparticuz/chromium')).default.executablePath()",
			],
			{
				cwd: root,
				env: {
					...process.env,
					TMPDIR: fresh,
					...(withLibraries ? { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' } : {}),
				},
				encoding: 'utf8',
			},
		);
		if (unpacked.status !== 0) {
			rmSync(fresh, { recursive: true, force: true });
			return { complaint: (unpacked.stderr ?? '').trim().split('\n').at(-1) ?? 'could not be unpacked' };
		}
		// The configuration it carries names folders of another machine.
		writeFileSync(
			join(fresh, 'fonts', 'fonts.conf'),
			`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
				`<dir>${target}/fonts/fonts</dir><cachedir>${target}/fonts-cache</cachedir></fontconfig>\n`,
		);
		try {
			renameSync(fresh, target);
		} catch (error) {
			// Another run finished first: its copy is as good as ours.
			rmSync(fresh, { recursive: true, force: true });
			if (!existsSync(target)) throw error;
		}
	}
	return {
		path: join(target, 'chromium'),
		/** @type {Record<string, string>} */
		env: {
			...(withLibraries
				? {
						LD_LIBRARY_PATH: [join(target, 'al2023/lib'), process.env['LD_LIBRARY_PATH']]
							.filter(Boolean)
							.join(':'),
					}
				: {}),
			// A machine without a browser often has no fonts either; without any, every text measures zero.
			...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(target, 'fonts') }),
		},
	};
}

function findFromNpm() {
	if (process.platform !== 'linux' || process.arch !== 'x64')
		return { complaint: 'the Chromium that npm carries is for Linux on x64 only' };
	if (!existsSync(join(root, 'node_modules/@sparticuz/chromium')))
		return { complaint: 'the package @sparticuz/chromium is not installed' };
	let complaint = '';
	for (const withLibraries of [false, true]) {
		const unpacked = unpackFromNpm(withLibraries);
		if (!('path' in unpacked)) return unpacked;
		const probe = startsUp(unpacked.path, unpacked.env);
		if (probe.works) return unpacked;
		complaint = probe.complaint;
	}
	return { complaint };
}

/**
 * @param {{ chromiumPath?: string | undefined, skip?: string[] }} [options] `skip` leaves out sources by name
 * @returns {Promise<{ path: string, source: string, version: string, env: Record<string, string> }>}
 */
export async function findChromium({ chromiumPath = process.env['CHROMIUM_PATH'], skip = [] } = {}) {
	if (chromiumPath) {
		const probe = startsUp(chromiumPath);
		if (!probe.works)
			throw new Error(`CHROMIUM_PATH names ${chromiumPath}, which does not start: ${probe.complaint}`);
		return { path: chromiumPath, source: 'CHROMIUM_PATH', version: probe.version, env: {} };
	}
	const tried = [];
	const playwrightOwn = skip.includes('playwright') ? undefined : await findPlaywrightOwn();
	if (playwrightOwn) {
		const probe = startsUp(playwrightOwn);
		if (probe.works) return { path: playwrightOwn, source: 'Playwright', version: probe.version, env: {} };
		tried.push(`Playwright's own (${playwrightOwn}): ${probe.complaint}`);
	} else tried.push("Playwright's own: not downloaded");

	const systemOwn = skip.includes('system') ? undefined : findSystemOwn();
	if (systemOwn) return { path: systemOwn, source: 'system', version: startsUp(systemOwn).version, env: {} };
	tried.push(`the system's: none of ${systemNames.join(', ')} in ${systemFolders.join(', ')}`);

	const fromNpm = findFromNpm();
	if ('path' in fromNpm)
		return {
			path: fromNpm.path,
			source: 'npm',
			version: startsUp(fromNpm.path, fromNpm.env).version,
			env: fromNpm.env,
		};
	tried.push(`npm's: ${fromNpm.complaint}`);

	throw new Error(
		[
			'No Chromium was found for the browser tests.',
			...tried.map((line) => `  - ${line}`),
			'Install one and run again:',
			'  Debian or Ubuntu:  sudo apt-get install chromium',
			'  anywhere else:     npx playwright install --with-deps chromium',
			'  or name yours:     CHROMIUM_PATH=/path/to/chromium npm test',
		].join('\n'),
	);
}
