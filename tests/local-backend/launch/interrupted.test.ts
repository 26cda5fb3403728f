import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAlive, listFamily, readCommand, waitUntil } from '../life/processes';
import { makeFolder } from '../ownBackend';
import { makeCheckout } from './checkout';
import { launchIn, type Started } from './launchIn';

/** Stands where npm or Vite does: it starts a program of its own, as they do, and never comes to an end. */
const endless = (name: string, more = '') => `#!/usr/bin/env node
const { spawn } = require('node:child_process');
spawn(process.execPath, ['-e', '${more}setInterval(() => {}, 1000)', 'below-${name}'], { stdio: 'inherit' });
${more}setInterval(() => {}, 1000);
`;
const deaf = 'process.on("SIGTERM", () => {}); process.on("SIGINT", () => {}); ';

async function makeUnprepared(): Promise<string> {
	const folder = await makeFolder();
	await makeCheckout(folder);
	return folder;
}

async function put(file: string, text: string): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
	await chmod(file, 0o755);
}

/** A fresh clone, as far as the launcher can tell, whose install never ends. */
async function launchInstall(more?: string, byPath = false): Promise<Started> {
	const project = await makeUnprepared();
	await rm(join(project, 'node_modules/.package-lock.json'));
	await put(join(project, 'programs/package.json'), '{"type":"commonjs"}');
	await put(join(project, 'programs/npm'), endless('npm', more));
	await put(join(project, 'programs/npm-cli.cjs'), endless('npm', more));
	return launchIn(project, ['--empty'], {
		PATH: `${join(project, 'programs')}:${process.env['PATH'] ?? ''}`,
		npm_execpath: byPath ? undefined : join(project, 'programs/npm-cli.cjs'),
		npm_lifecycle_event: undefined,
	});
}

/** An installed clone without a build, whose build never ends. */
async function launchBuild(): Promise<Started> {
	const project = await makeUnprepared();
	await rm(join(project, 'node_modules/@sveltejs'));
	await rm(join(project, 'node_modules/vite'));
	await put(join(project, 'node_modules/@sveltejs/kit/svelte-kit.js'), '');
	await put(join(project, 'node_modules/vite/package.json'), '{"type":"commonjs"}');
	await put(join(project, 'node_modules/vite/bin/vite.js'), endless('vite'));
	return launchIn(project, ['--empty'], { npm_lifecycle_event: undefined });
}

/** Whoever runs below a launcher once it has come to its endless step. */
async function listWhenUnderWay(started: Started): Promise<number[]> {
	await waitUntil('the step has started a program of its own', () =>
		listFamily(started.pid).some((pid) => readCommand(pid).includes('below-')),
	);
	const family = listFamily(started.pid);
	onTestFinished(() => {
		for (const pid of family.filter(isAlive)) process.kill(pid, 'SIGKILL');
	});
	expect(family.length).toBeGreaterThan(2);
	return family;
}

describe.each([
	['install', () => launchInstall()],
	['install by the npm of the path', () => launchInstall('', true)],
	['install that listens to no signal', () => launchInstall(deaf)],
	['build', launchBuild],
])('npm start in its %s', (_, launch) => {
	it.each(['SIGTERM', 'SIGINT'] as const)('leaves nobody behind after %s', async (signal) => {
		const started = await launch();
		const family = await listWhenUnderWay(started);
		started.child.kill(signal);
		expect(await started.ended).toBe(0);
		// A signal that nobody can refuse still takes a moment to be carried out.
		await waitUntil('nobody is left', () => family.every((pid) => !isAlive(pid)), 5_000);
		expect(started.output()).toContain('Todo quedó detenido');
		// A stopped «npm ci» is no reason to try again another way.
		expect(started.output()).not.toContain('npm install');
	});
});

describe('npm start killed outright', () => {
	it.each([
		['install', () => launchInstall()],
		['build', launchBuild],
	])('in its %s leaves nobody behind', async (_, launch) => {
		const started = await launch();
		const family = await listWhenUnderWay(started);
		process.kill(started.pid, 'SIGKILL');
		await waitUntil('no orphan is left', () => family.every((pid) => !isAlive(pid)), 10_000);
	});
});
