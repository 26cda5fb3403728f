#!/usr/bin/env node
/**
 * `npm run restore -- FILE --data DIR [--signing DIR]`: what a backup holds, in a new folder from which `npm start` goes on.
 * The key that signs the records is in no backup: `--signing` brings it, with what was published, from the folder before.
 * With it comes which answers were taken back since: they are taken back again before anybody is served.
 * Nothing that exists is ever written over.
 */
import { existsSync, mkdtempSync, readdirSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDataDir } from '../launch/dataDir.mjs';
import { startLocalBackend } from '../launch/backend.mjs';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject } from '../launch/places.mjs';
import { LaunchRefused, reportFailure, say } from '../launch/say.mjs';
import { BackupReader, refuseChanged } from './backup/backupFile.mjs';
import { fillDatabase } from './backup/fillDatabase.mjs';
import { readWithdrawn, withdrawAgain } from './backup/withdrawAgain.mjs';

function readOptions() {
	const usage = 'Uso: npm run restore -- ARCHIVO --data CARPETA_NUEVA [--signing CARPETA]';
	try {
		const { values, positionals } = parseArgs({
			options: { data: { type: 'string' }, signing: { type: 'string' } },
			allowPositionals: true,
		});
		const [file] = positionals;
		if (file === undefined || positionals.length > 1 || values.data === undefined) throw new Error(usage);
		return {
			file: resolve(file),
			folder: resolve(values.data),
			signing: values.signing === undefined ? null : resolve(values.signing),
		};
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new LaunchRefused('bad_option', why.includes(usage) ? why : `${why}\n${usage}`);
	}
}

/** @param {string} folder */
function refuseUsed(folder) {
	if (!existsSync(folder) || readdirSync(folder).length === 0) return;
	throw new LaunchRefused(
		'folder_used',
		`La carpeta ${folder} no está vacía. Un respaldo se restaura solo en una carpeta nueva o vacía, para no pisar nada.`,
	);
}

/**
 * The migrations the backup was made with, and no later one: its rows fit that shape. The next start applies the rest.
 * @param {{ version: string }[]} applied
 */
function gatherMigrations(applied) {
	const home = inProject('supabase', 'migrations');
	const files = new Map(readdirSync(home).map((name) => [/^\d+/.exec(name)?.[0], name]));
	const folder = mkdtempSync(join(tmpdir(), 'prioriza-migrations-'));
	for (const { version } of applied) {
		const name = files.get(version);
		if (name === undefined) {
			rmSync(folder, { recursive: true });
			throw new LaunchRefused(
				'newer_backup',
				`El respaldo se hizo con otra versión de Prioriza: esta no conoce su migración ${version}. ` +
					'Restáuralo con la versión con que se hizo, o con una más nueva.',
			);
		}
		cpSync(join(home, name), join(folder, name));
	}
	return folder;
}

/** Takes away what an attempt that failed has made, and nothing else. @param {string} folder */
function clear(folder) {
	const note = join(folder, 'database-lies-in');
	if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true });
	for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

/**
 * @param {readonly string[] | null} withdrawn
 * @param {number} erased
 */
function sayWithdrawn(withdrawn, erased) {
	if (withdrawn === null) {
		say(
			'Aviso: sin --signing, o sin su lista, no se sabe qué respuestas retiró la gente después de este respaldo. Pueden estar otra vez.',
		);
	} else if (erased > 0) {
		say(`${erased} respuestas que la gente retiró después de este respaldo se borraron otra vez.`);
	}
}

async function restore() {
	const { file, folder, signing } = readOptions();
	await ensureInstalled();
	refuseUsed(folder);
	if (signing !== null && !existsSync(join(signing, 'log-key.json')))
		throw new LaunchRefused('no_signing', `En ${signing} no hay una llave del registro (log-key.json).`);
	const withdrawn = signing === null ? null : readWithdrawn(signing);
	let erased = 0;
	say('Revisando el respaldo…');
	await refuseChanged(file);
	const manifest = await BackupReader.readManifest(file);
	const migrationsDir = gatherMigrations(manifest.migrations);
	openDataDir({ explicit: folder, isEmpty: true });
	// While it is there no start takes this folder for data.
	const mark = join(folder, 'half-restored');
	writeFileSync(mark, '');
	try {
		say(`Restaurando en ${folder}…`);
		const backend = await startLocalBackend({
			dataDir: folder,
			migrationsDir,
			withSuperuser: true,
			isRestoring: true,
			log: () => {},
		});
		try {
			await fillDatabase(backend.superuserUrl, new BackupReader(file), manifest, folder, say);
			if (withdrawn !== null) erased = await withdrawAgain(backend.superuserUrl, withdrawn);
		} finally {
			await backend.stop();
		}
		rmSync(mark);
	} catch (error) {
		clear(folder);
		throw error;
	} finally {
		rmSync(migrationsDir, { recursive: true, force: true });
	}
	// The key and what was published: so the next start notices when this backup is an older one.
	if (signing !== null) cpSync(signing, join(folder, 'signing'), { recursive: true });
	const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
	say(
		`${Object.keys(manifest.tables).length} tablas, ${rows} filas, ${manifest.files.rows} archivos: todo igual a las del respaldo.`,
	);
	for (const { exercise, size, root } of manifest.logs) {
		say(`Registro ${exercise}: ${size} entradas, raíz ${root}`);
	}
	sayWithdrawn(withdrawn, erased);
	say(
		'\nCompara cada raíz con la última que imprimiste o publicaste: si aquella tiene más entradas, este respaldo es anterior.',
	);
	say('Las sesiones no se respaldan: cada persona vuelve a entrar. Para seguir:');
	say(`  npm start -- --empty --data ${folder}`);
}

try {
	await restore();
} catch (error) {
	reportFailure(error);
}
process.exit();
