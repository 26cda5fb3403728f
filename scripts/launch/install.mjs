import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { inProject, projectRoot } from './places.mjs';
import { holdFolderLock } from './folderLock.mjs';
import { explainFailure, lastLines, runStep } from './run.mjs';
import { LaunchRefused, say } from './say.mjs';

const oldestNode = [20, 19];
const lockfile = inProject('package-lock.json');
/** npm writes it last, so it is missing when an install was cut short. */
const npmRecord = inProject('node_modules', '.package-lock.json');
const ourRecord = inProject('node_modules', '.installed-for');

/**
 * Makes sure the dependencies are there and belong to this lockfile.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ installed: boolean }>} whether an install was needed
 */
export async function ensureInstalled({ log = say } = {}) {
	refuseOldNode();
	if (isInstalled()) return { installed: false };
	return holdFolderLock('install', log, async () => {
		if (isInstalled()) return { installed: false };
		log(
			'Instalando las dependencias (solo la primera vez o cuando cambian; suele tardar menos de un minuto)…',
		);
		const first = await runNpm(['ci'], log);
		if (first.code !== 0) {
			refuseWhenHopeless(first.output);
			// Registries that lack the optional packages of other platforms make `npm ci` refuse the lockfile.
			log('«npm ci» no aceptó el archivo de versiones; lo intento con «npm install».');
			const second = await runNpm(['install', '--no-save'], log);
			if (second.code !== 0) {
				refuseWhenHopeless(second.output);
				throw new LaunchRefused(
					'install_failed',
					`No se pudieron instalar las dependencias. Lo último que dijo npm:\n${lastLines(second.output)}`,
				);
			}
		}
		writeFileSync(ourRecord, lockfileDigest());
		log('Dependencias instaladas.');
		return { installed: true };
	});
}

function refuseOldNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [needMajor = 0, needMinor = 0] = oldestNode;
	if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
	throw new LaunchRefused(
		'old_node',
		`Hace falta Node ${oldestNode.join('.')} o más nuevo; este es ${process.versions.node}. Descárgalo de https://nodejs.org.`,
	);
}

function isInstalled() {
	if (!existsSync(npmRecord)) return false;
	if (existsSync(ourRecord) && readFileSync(ourRecord, 'utf8') === lockfileDigest()) return true;
	return statSync(npmRecord).mtimeMs >= statSync(lockfile).mtimeMs;
}

function lockfileDigest() {
	return createHash('sha256').update(readFileSync(lockfile)).digest('hex');
}

/**
 * @param {string[]} args
 * @param {(line: string) => void} log
 */
function runNpm(args, log) {
	const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	const npmScript = process.env.npm_execpath;
	const byNode = npmScript !== undefined && /npm-cli\.c?js$/.test(npmScript);
	const [command, before] = byNode ? [process.execPath, [npmScript]] : ['npm', []];
	return runStep(command, [...before, ...args, ...flags], {
		cwd: projectRoot,
		onWait: (seconds) => log(`… npm sigue instalando (${seconds} s)`),
	});
}

/** @param {string} output */
function refuseWhenHopeless(output) {
	if (/spawn npm ENOENT/.test(output)) {
		throw new LaunchRefused(
			'no_npm',
			'No se encontró npm, que viene con Node. Reinstala Node y vuelve a intentarlo.',
		);
	}
	const reason = explainFailure(output);
	if (reason !== null) {
		throw new LaunchRefused(
			'install_failed',
			`${reason}\n\nLo último que dijo npm:\n${lastLines(output, 6)}`,
		);
	}
}
