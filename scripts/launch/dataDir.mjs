import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { inProject } from './places.mjs';
import { LaunchRefused } from './say.mjs';

/**
 * The folder this start works in. The sample and an empty installation never share one.
 * @param {{ explicit: string | undefined, isEmpty: boolean }} options
 */
export function openDataDir({ explicit, isEmpty }) {
	const home = process.env.PRIORIZA_DATA ? resolve(process.env.PRIORIZA_DATA) : inProject('.data');
	const folder = explicit === undefined ? join(home, isEmpty ? 'empty' : 'sample') : resolve(explicit);
	try {
		mkdirSync(folder, { recursive: true, mode: 0o711 });
		openWay(folder);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'error desconocido';
		throw new LaunchRefused(
			'data_folder',
			code === 'ENOSPC'
				? `No queda espacio en el disco para ${folder}. Libera espacio y vuelve a intentarlo.`
				: `No se puede escribir en ${folder} (${code}). Elige otra carpeta con --data.`,
		);
	}
	return folder;
}

/**
 * `.data` is ours: the folders in it may be passed through, so that the unprivileged user Postgres runs as
 * under root reaches its own. They cannot be listed.
 * @param {string} folder
 */
function openWay(folder) {
	const home = inProject('.data');
	if (relative(home, folder).startsWith('..')) return;
	for (let at = folder; at.startsWith(home); at = dirname(at)) {
		const { mode, uid } = statSync(at);
		if (uid === process.getuid?.() && (mode & 0o111) !== 0o111) chmodSync(at, (mode & 0o777) | 0o111);
	}
}

const unfinished = 'unfinished';
const filled = 'sample-loaded';

/**
 * Whether the sample still has to be loaded into this folder. The mark left meanwhile tells the backend to
 * start over if the loading is cut short, so that nobody is ever served half a sample.
 * @param {string} folder
 */
export function beginFilling(folder) {
	if (existsSync(join(folder, filled))) return false;
	// A folder in use without the sample (it was missing from the project then) keeps what people put in.
	if (existsSync(join(folder, 'secrets')) && !existsSync(join(folder, unfinished))) return false;
	writeFileSync(join(folder, unfinished), '');
	return true;
}

/** @param {string} folder */
export function finishFilling(folder, hasSample = true) {
	if (hasSample) writeFileSync(join(folder, filled), `${new Date().toISOString()}\n`);
	rmSync(join(folder, unfinished), { force: true });
}

/** @param {string} folder */
export function isFilled(folder) {
	return existsSync(join(folder, filled));
}
