import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { deskVariable, openDesk } from './productDesk';

const build = fileURLToPath(new URL('../../../scripts/checks/build.mjs', import.meta.url));

/** Runs once, in the process that outlives every worker. Builds first: two products must not build at once. */
export default async function setUp(): Promise<() => Promise<void>> {
	const built = spawnSync(process.execPath, [build], { stdio: 'inherit' });
	if (built.status !== 0)
		throw new Error('The product could not be built, so there is nothing to walk through.');
	const desk = await openDesk();
	process.env[deskVariable] = desk.url;
	return desk.close;
}
