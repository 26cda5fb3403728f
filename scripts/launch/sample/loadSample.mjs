import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backendVariables, endWithParent, signingVariables } from '../app.mjs';
import { inProject, projectRoot } from '../places.mjs';
import { lastLines } from '../run.mjs';
import { LaunchRefused, say } from '../say.mjs';

const loader = inProject('supabase', 'seeds', 'sample.ts');

/**
 * Loads the sample exercise through the verbs of the product.
 * @param {{ backend: import('../app.mjs').BackendAddress, dataDir: string, log?: (line: string) => void }} options
 * @returns {Promise<boolean>} whether there is a sample to load
 */
export async function loadSample({ backend, dataDir, log = say }) {
	if (!existsSync(loader)) {
		log('Esta copia del proyecto no trae el ejercicio de muestra; sigo sin él.');
		return false;
	}
	log('Cargando el ejercicio de muestra, con datos ficticios (solo la primera vez)…');
	const { code, output } = await runLoader(backend, dataDir, log);
	if (code === 0) return true;
	throw new LaunchRefused(
		'sample_failed',
		`No se pudo cargar el ejercicio de muestra. Para arrancar sin él: npm start -- --empty\n\n${lastLines(output)}`,
	);
}

/**
 * @param {import('../app.mjs').BackendAddress} backend
 * @param {string} dataDir
 * @param {(line: string) => void} log
 * @returns {Promise<{ code: number, output: string }>}
 */
function runLoader(backend, dataDir, log) {
	return new Promise((done) => {
		const child = spawn(process.execPath, ['--import', 'tsx', '--import', endWithParent, loader], {
			cwd: projectRoot,
			env: {
				...process.env,
				...backendVariables(backend),
				...signingVariables(dataDir),
				PRIORIZA_DATA: dataDir,
				TSX_TSCONFIG_PATH: inProject('tsconfig.node.json'),
			},
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			detached: true,
		});
		let output = '';
		child.stdout?.setEncoding('utf8').on('data', (text) => {
			output += text;
			for (const line of text.split('\n').filter(Boolean)) log(line);
		});
		child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
		child.once('error', (error) => done({ code: 127, output: error.message }));
		child.once('close', (code) => done({ code: code ?? 1, output }));
	});
}

/** Spanish names of the roles the loader writes. */
const roleNames = new Map([
	['administrator', 'Administración'],
	['stl_staff', 'Personal del STL'],
	['stl_staff:captura1', 'Personal, primera captura'],
	['stl_staff:captura2', 'Personal, segunda captura'],
	['facilitator', 'Facilitación'],
	['guarantor', 'Garante que valida'],
	['member:sociedad', 'Integrante, sociedad civil'],
	['member:sociedad:suplente', 'Suplente, sociedad civil'],
	['member:autoridad', 'Integrante, autoridad'],
	['member:garante', 'Integrante, órgano garante'],
]);

/**
 * The sign-ins of the sample, one line each.
 * @param {string} dataDir
 * @returns {string[]}
 */
export function describeSampleAccounts(dataDir) {
	const file = join(dataDir, 'sample-accounts.json');
	if (!existsSync(file)) return [];
	/** @type {{ role: string, email?: string, password?: string, link?: string }[]} */
	const accounts = JSON.parse(readFileSync(file, 'utf8'));
	return accounts.map(({ role, email, password, link }) => {
		const how = link ?? [email, password].filter(Boolean).join('  ·  ');
		return `${(roleNames.get(role) ?? role).padEnd(30)} ${how}`;
	});
}
