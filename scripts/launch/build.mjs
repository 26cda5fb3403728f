import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { holdFolderLock } from './folderLock.mjs';
import { inProject, projectRoot } from './places.mjs';
import { explainFailure, lastLines, runStep } from './run.mjs';
import { LaunchRefused, say } from './say.mjs';

const inputs = [
	'src',
	'static',
	'scripts/bundle',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
];
const entry = inProject('build', 'index.js');
const record = inProject('build', '.built-from');
// Beside the packages, so that what is served from there finds them.
const copies = inProject('node_modules', '.cache', 'prioriza', 'builds');
const mostCopies = 8;

/**
 * Makes sure `build/` holds the production build of the sources that lie here now, and gives a copy of it to run: a
 * later build must not pull the files from under a program that serves people.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ built: boolean, entry: string }>}
 */
export function ensureBuilt({ log = say } = {}) {
	return holdFolderLock('build', log, async () => {
		const built = !isBuilt();
		if (built) await build(log);
		return { built, entry: join(keepCopy(), 'index.js') };
	});
}

/** @param {(line: string) => void} log */
async function build(log) {
	log('Construyendo la aplicación (solo cuando cambia)…');
	const digest = digestInputs();
	await runTool([inProject('node_modules', '@sveltejs', 'kit', 'svelte-kit.js'), 'sync'], log);
	await runTool([inProject('node_modules', 'vite', 'bin', 'vite.js'), 'build'], log);
	if (!existsSync(entry)) {
		throw new LaunchRefused('build_failed', 'La construcción terminó sin dejar build/index.js.');
	}
	writeFileSync(record, digest);
	log('Aplicación construida.');
}

/** The copy of this very build; made once. The newest few are kept, because somebody may be serving them. */
function keepCopy() {
	const identity = existsSync(record) ? readFileSync(record, 'utf8') : String(statSync(entry).mtimeMs);
	const copy = join(copies, createHash('sha256').update(identity).digest('hex').slice(0, 16));
	if (!existsSync(copy)) {
		const unfinished = `${copy}.${process.pid}`;
		cpSync(inProject('build'), unfinished, { recursive: true });
		renameSync(unfinished, copy);
		const newestFirst = readdirSync(copies)
			.map((name) => join(copies, name))
			.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
		for (const old of newestFirst.slice(mostCopies)) rmSync(old, { recursive: true, force: true });
	}
	return copy;
}

function isBuilt() {
	if (!existsSync(entry)) return false;
	if (existsSync(record)) return readFileSync(record, 'utf8') === digestInputs();
	// Built by hand (`npm run build`): no record, so the clock decides.
	const builtAt = statSync(entry).mtimeMs;
	return inputFiles().every((file) => statSync(file).mtimeMs <= builtAt);
}

function digestInputs() {
	const hash = createHash('sha256');
	for (const file of inputFiles()) {
		hash.update(relative(projectRoot, file)).update('\0');
		hash.update(createHash('sha256').update(readFileSync(file)).digest());
	}
	return hash.digest('hex');
}

function inputFiles() {
	return inputs.flatMap((name) => listFiles(inProject(name))).sort();
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	// Tests lie beside their subject and never reach the build.
	return readdirSync(path)
		.filter((name) => !/\.test\.[jt]s$/.test(name))
		.flatMap((name) => listFiles(join(path, name)));
}

/**
 * @param {string[]} args
 * @param {(line: string) => void} log
 */
async function runTool(args, log) {
	const { code, output } = await runStep(process.execPath, args, {
		cwd: projectRoot,
		// Whoever builds (a test runner, say) may have its own: Vite would then build what is for developers.
		env: { ...process.env, NODE_ENV: 'production' },
		onWait: (seconds) => log(`… sigue construyendo (${seconds} s)`),
	});
	if (code === 0) return;
	const reason = explainFailure(output) ?? 'La construcción de la aplicación falló.';
	throw new LaunchRefused('build_failed', `${reason}\n\n${lastLines(output)}`);
}
