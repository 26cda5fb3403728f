import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isAlive, listFamily, readCommand, waitUntil } from '../life/processes';
import { makeFolder } from '../ownBackend';
import { makeCheckout } from './checkout';
import { launchIn, type Started } from './launchIn';

/** Stands where the built application does, and tells what it was started with. */
const tellingApp = `
import { createServer } from 'node:http';
const { SUPABASE_URL, PRIORIZA_SAMPLE, ORIGIN, PORT, HOST } = process.env;
createServer((request, response) => {
	response.end(JSON.stringify({ pid: process.pid, SUPABASE_URL, PRIORIZA_SAMPLE, ORIGIN }));
}).listen(Number(PORT), HOST, () => console.log('Listening on http://' + HOST + ':' + PORT));
`;

interface Told {
	pid: number;
	SUPABASE_URL: string;
	PRIORIZA_SAMPLE?: string;
	ORIGIN: string;
}

let project = '';
let nextPort = 5_800;

beforeAll(async () => {
	project = await mkdtemp(join(tmpdir(), 'prioriza-launch-'));
	await chmod(project, 0o711);
	await makeCheckout(project);
	await mkdir(join(project, 'build'));
	await writeFile(join(project, 'build', 'index.js'), tellingApp);
	return () => rm(project, { recursive: true, force: true });
});

const launch = (args: string[], env: NodeJS.ProcessEnv = {}): Started => launchIn(project, args, env);

/** Starts an empty installation of its own and waits until it says where it is. */
async function launchEmpty(args: string[] = []): Promise<Started> {
	nextPort += 20;
	const started = launch([
		'--empty',
		'--data',
		join(await makeFolder(), 'datos'),
		'--port',
		String(nextPort),
		...args,
	]);
	await waitUntil(
		`it prints its address\n${started.output()}`,
		() => started.output().includes('Ctrl+C'),
		120_000,
	);
	return started;
}

const ask = async (address: string) => (await (await fetch(address)).json()) as Told;

async function askUntilAnswered(address: string, isRight: (told: Told) => boolean): Promise<Told> {
	const right: Told[] = [];
	await waitUntil('the application answers as it should', async () => {
		const told = await ask(address).catch(() => null);
		if (told !== null && isRight(told)) right.push(told);
		return right.length > 0;
	});
	const [told] = right;
	if (told === undefined) throw new Error('The application never answered.');
	return told;
}

describe('npm start', () => {
	it('serves, prints where, and gives the link of the first administrator', async () => {
		const started = await launchEmpty();
		const told = await ask(started.address());
		expect(told.ORIGIN).toBe(started.address());
		expect(told.PRIORIZA_SAMPLE).toBeUndefined();
		expect(started.output()).toMatch(new RegExp(`${started.address()}/inicio/\\S{20,}`));
		expect(started.output()).not.toMatch(/sb_secret_|buzon/);
	});

	it('ends in order with Ctrl+C and leaves nobody behind', async () => {
		const started = await launchEmpty();
		const family = listFamily(started.pid);
		expect(family.length).toBeGreaterThan(8);
		started.child.kill('SIGINT');
		expect(await started.ended).toBe(0);
		await waitUntil('nobody is left', () => family.every((pid) => !isAlive(pid)), 5_000);
		expect(started.output()).toContain('Todo quedó detenido');
	});

	it('leaves nobody behind when it is killed outright', async () => {
		const started = await launchEmpty();
		const family = listFamily(started.pid);
		process.kill(started.pid, 'SIGKILL');
		await waitUntil('no orphan is left', () => family.every((pid) => !isAlive(pid)));
	});

	it('starts the application and the backend again when they are killed, at the same addresses', async () => {
		const started = await launchEmpty();
		const before = await ask(started.address());
		process.kill(before.pid, 'SIGKILL');
		const after = await askUntilAnswered(started.address(), (told) => told.pid !== before.pid);
		expect(after.SUPABASE_URL).toBe(before.SUPABASE_URL);
		const holder = listFamily(started.pid).find((pid) => readCommand(pid).includes('supabase/local/main.ts'));
		if (holder === undefined) throw new Error('The backend has no process.');
		process.kill(holder, 'SIGKILL');
		await waitUntil('the backend answers at its old address', async () => {
			const health = await fetch(`${before.SUPABASE_URL}/auth/v1/health`).catch(() => null);
			return !isAlive(holder) && health?.status === 200;
		});
	});

	it('takes the next port when the wanted one is taken', async () => {
		const blocker = createServer();
		nextPort += 20;
		await new Promise<void>((done) => {
			blocker.listen(nextPort + 20, '127.0.0.1', done);
		});
		onTestFinished(() => {
			blocker.close();
		});
		const started = await launchEmpty();
		expect(started.address()).toBe(`http://localhost:${nextPort + 1}`);
		expect(started.output()).toContain(`El puerto ${nextPort} está ocupado`);
	});

	it.each([
		['an unknown option', ['--no-existe'], {}, 'Uso: npm start'],
		['a port that is none', ['--port', 'tres'], {}, 'no es un puerto'],
		['half of a hosted project', [], { SUPABASE_URL: 'https://ejemplo.example' }, 'SUPABASE_PUBLISHABLE_KEY'],
	])('explains %s', async (_, args, env, words) => {
		const started = launch(args, env);
		expect(await started.ended).toBe(1);
		expect(started.output()).toContain(words);
		expect(started.output()).not.toContain('    at ');
	});

	it('says that its folder is in use', async () => {
		const dataDir = join(await makeFolder(), 'datos');
		nextPort += 20;
		const first = launch(['--empty', '--data', dataDir, '--port', String(nextPort)]);
		await waitUntil('the first one is up', () => first.output().includes('Ctrl+C'), 120_000);
		const second = launch(['--empty', '--data', dataDir, '--port', String(nextPort)]);
		expect(await second.ended).toBe(1);
		expect(second.output()).toContain('Ya hay otra copia en marcha');
		expect((await ask(first.address())).pid).toBeGreaterThan(0);
	});
});
