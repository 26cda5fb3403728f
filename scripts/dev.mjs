#!/usr/bin/env node
/** `npm run dev`: the backend and Vite's development server, on the data of the sample. For developers. */
import { backendVariables, readHostedBackend, signingVariables, startProgram } from './launch/app.mjs';
import { startLocalBackend } from './launch/backend.mjs';
import { beginFilling, finishFilling, isFilled, openDataDir } from './launch/dataDir.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { inProject } from './launch/places.mjs';
import { findFreePort } from './launch/ports.mjs';
import { stopSteps } from './launch/run.mjs';
import { describeSampleAccounts, loadSample } from './launch/sample/loadSample.mjs';
import { LaunchRefused, reportFailure, say } from './launch/say.mjs';
import { untilStopped } from './launch/untilStopped.mjs';

/** @type {{ stop: () => Promise<void> }[]} */
const running = [];

async function start() {
	await ensureInstalled();
	const port = await findFreePort(5173);
	if (port === null) throw new LaunchRefused('no_port', 'No hay un puerto libre a partir del 5173.');
	const siteUrl = `http://localhost:${port}`;
	let backend = readHostedBackend();
	let hasSample = false;
	let signing = {};
	if (backend === null) {
		const dataDir = openDataDir({ explicit: undefined, isEmpty: false });
		const mustFill = beginFilling(dataDir);
		const local = await startLocalBackend({ dataDir, withMailbox: true, siteUrl });
		running.push(local);
		if (mustFill) finishFilling(dataDir, await loadSample({ backend: local, dataDir }));
		hasSample = isFilled(dataDir);
		for (const line of describeSampleAccounts(dataDir)) say(`  ${line}`);
		say(`Correos: ${local.mailboxUrl}\nBase de datos: ${dataDir}`);
		backend = local;
		signing = signingVariables(dataDir);
	}
	const vite = startProgram(
		[inProject('node_modules', 'vite', 'bin', 'vite.js'), 'dev', '--port', String(port)],
		{
			...process.env,
			...backendVariables(backend),
			...signing,
			...(hasSample ? { PRIORIZA_SAMPLE: '1' } : {}),
		},
	);
	running.push(vite);
	await vite.ended;
}

const stopped = untilStopped(say);
try {
	await Promise.race([start(), stopped]);
} catch (error) {
	reportFailure(error);
}
await stopSteps();
for (let thing = running.pop(); thing !== undefined; thing = running.pop()) await thing.stop();
process.exit();
