#!/usr/bin/env node
/**
 * `npm start`: from a fresh clone to the product in a browser, without anything installed before.
 *   --empty       without the sample exercise; prints the link that makes the first administrator
 *   --port N      serve there, or on the next free port after it
 *   --data DIR    keep everything in that folder
 */
import { parseArgs } from 'node:util';
import {
	backendVariables,
	readHostedBackend,
	signingVariables,
	startProgram,
	waitForAnswer,
} from './launch/app.mjs';
import { ensureBuilt } from './launch/build.mjs';
import { startLocalBackend } from './launch/backend.mjs';
import { beginFilling, finishFilling, isFilled, openDataDir } from './launch/dataDir.mjs';
import { firstAdministratorLink } from './launch/firstAdministrator.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { keepRunning } from './launch/keepRunning.mjs';
import { findFreePort } from './launch/ports.mjs';
import { stopSteps } from './launch/run.mjs';
import { describeSampleAccounts, loadSample } from './launch/sample/loadSample.mjs';
import { LaunchRefused, reportFailure, say } from './launch/say.mjs';
import { untilStopped } from './launch/untilStopped.mjs';

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				empty: { type: 'boolean', default: false },
				port: { type: 'string', default: process.env.PORT ?? '3000' },
				data: { type: 'string' },
			},
		});
		const port = Number(values.port);
		if (!Number.isInteger(port) || port < 1 || port > 65_535) {
			throw new Error(`--port ${values.port} no es un puerto (1 a 65535)`);
		}
		return { isEmpty: values.empty, port, data: values.data };
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new LaunchRefused('bad_option', `${why}\nUso: npm start -- [--empty] [--port N] [--data CARPETA]`);
	}
}

/** What has been started, in order; stopped the last first. @type {{ stop: () => Promise<void> }[]} */
const running = [];

async function stopEverything() {
	await stopSteps();
	for (let thing = running.pop(); thing !== undefined; thing = running.pop()) await thing.stop();
}

/**
 * @param {string} dataDir
 * @param {{ isEmpty: boolean, origin: string }} options
 */
async function openLocalBackend(dataDir, { isEmpty, origin }) {
	const mustFill = !isEmpty && beginFilling(dataDir);
	say('Arrancando la base de datos…');
	// The mailbox is for the sample alone: a real e-mail must never end in it.
	const options = { dataDir, withMailbox: mustFill || isFilled(dataDir), siteUrl: origin };
	const backend = await startLocalBackend(options);
	const portOf = (/** @type {string} */ url) => Number(new URL(url).port);
	const startAgain = () =>
		startLocalBackend({
			...options,
			port: portOf(backend.url),
			...(backend.smtpUrl === null ? {} : { mailPort: portOf(backend.smtpUrl) }),
		});
	running.push(keepRunning(backend, startAgain, say, 'El servicio de datos'));
	if (mustFill) finishFilling(dataDir, await loadSample({ backend, dataDir }));
	return backend;
}

async function start() {
	const { isEmpty, port: wantedPort, data } = readOptions();
	const hosted = readHostedBackend();
	await ensureInstalled();
	const { entry } = await ensureBuilt();
	const port = await findFreePort(wantedPort);
	if (port === null) throw new LaunchRefused('no_port', `No hay un puerto libre a partir del ${wantedPort}.`);
	if (port !== wantedPort) say(`El puerto ${wantedPort} está ocupado; uso el ${port}.`);
	const origin = process.env.ORIGIN ?? `http://localhost:${port}`;

	const dataDir = hosted === null ? openDataDir({ explicit: data, isEmpty }) : null;
	const local = dataDir === null ? null : await openLocalBackend(dataDir, { isEmpty, origin });
	const backend = hosted ?? local;
	if (backend === null) throw new Error('There is neither a hosted nor a local backend.');
	const hasSample = dataDir !== null && isFilled(dataDir);

	say('Arrancando la aplicación…');
	// Only this machine, unless whoever runs it says otherwise.
	const host = process.env.HOST ?? '127.0.0.1';
	const reachable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
	const serve = () =>
		startProgram([entry], {
			...process.env,
			...backendVariables(backend),
			...signingVariables(dataDir),
			NODE_ENV: 'production',
			HOST: host,
			PORT: String(port),
			ORIGIN: origin,
			// The most any address takes; each has its own limit, most of them half a megabyte.
			BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT ?? '26M',
			...(hasSample ? { PRIORIZA_SAMPLE: '1' } : {}),
		});
	const app = serve();
	running.push(keepRunning(app, async () => serve(), say, 'La aplicación'));
	await waitForAnswer(`http://${reachable}:${port}/`, app);
	const link = hasSample ? null : await firstAdministratorLink({ backend, origin });
	describe({ origin, dataDir, hasSample, link, mailboxUrl: local?.mailboxUrl ?? null });
}

/** @param {{ origin: string, dataDir: string | null, hasSample: boolean, link: string | null, mailboxUrl: string | null }} told */
function describe({ origin, dataDir, hasSample, link, mailboxUrl }) {
	say(`\nPrioriza está en  ${origin}\n`);
	if (hasSample && dataDir !== null) {
		say('Ejercicio de muestra, con datos ficticios. Para entrar:');
		for (const line of describeSampleAccounts(dataDir)) say(`  ${line}`);
		if (mailboxUrl !== null) say(`\nLos correos de la muestra llegan aquí:  ${mailboxUrl}`);
	}
	if (link !== null) {
		say('Todavía no hay nadie que administre. Abre este enlace; sirve una sola vez, durante un día:');
		say(`  ${link}`);
	}
	if (dataDir !== null) say(`\nLos datos se guardan en  ${dataDir}`);
	say('Para detener: Ctrl+C');
}

const stopped = untilStopped(say);
// Whoever reads our output may go away; that is no reason to stop serving.
process.stdout.on('error', () => {});
try {
	await Promise.race([start().then(() => stopped), stopped]);
} catch (error) {
	reportFailure(error);
}
await stopEverything();
if (process.exitCode === undefined) say('Todo quedó detenido y guardado.');
process.exit();
