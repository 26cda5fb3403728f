import { LaunchRefused } from '../../launch/say.mjs';
import { copyIn } from './copyRows.mjs';
import { filesPart, restoreFiles } from './files.mjs';
import { readLogRoots } from './logRoots.mjs';
import { listTables, readMigrations, readTable, writeValuesAlike } from './tables.mjs';

/** @param {string} what */
function refuseDifference(what) {
	return new LaunchRefused(
		'restored_differs',
		`Lo restaurado no es igual a lo respaldado (${what}). No se conservó nada en la carpeta nueva. ` +
			'Usa otra copia del respaldo y avisa a quien mantiene Prioriza.',
	);
}

/**
 * Puts the rows of a backup into a database that has its shape, and keeps them only when all of it adds up to what
 * the manifest says. In one transaction.
 * @param {string} superuserUrl
 * @param {import('./backupFile.mjs').BackupReader} reader
 * @param {Record<string, any>} manifest
 * @param {string} dataDir where its files go
 * @param {(line: string) => void} log
 */
export async function fillDatabase(superuserUrl, reader, manifest, dataDir, log) {
	const { Client } = (await import('pg')).default;
	const client = new Client({ connectionString: superuserUrl });
	await client.connect();
	try {
		await client.query('begin');
		await writeValuesAlike(client);
		// These rows were checked when they were written: no trigger may judge or change them again.
		await client.query('set local session_replication_role = replica');
		const tables = await listTables(client);
		refuseOtherShape(tables, manifest);
		await warnOfOtherMigrations(client, manifest, log);
		// The migrations left rows of their own, which are in the backup too.
		await client.query(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
		const files = await loadRows(client, reader, dataDir);
		if (files.rows !== manifest.files.rows || files.sha256 !== manifest.files.sha256) {
			throw refuseDifference('los archivos');
		}
		for (const [counter, value] of Object.entries(manifest.counters)) {
			await client.query('select setval($1::regclass, $2::bigint)', [counter, value]);
		}
		await refuseDifferences(client, tables, manifest);
		await client.query('commit');
	} finally {
		await client.end();
	}
}

/**
 * @param {import('./tables.mjs').Table[]} tables
 * @param {Record<string, any>} manifest
 */
function refuseOtherShape(tables, manifest) {
	const here = tables.map(({ name }) => name).sort();
	const there = Object.keys(manifest.tables).sort();
	if (here.join(' ') === there.join(' ')) return;
	throw refuseDifference('las tablas son otras');
}

/**
 * @param {import('pg').Client} client
 * @param {Record<string, any>} manifest
 * @param {(line: string) => void} log
 */
async function warnOfOtherMigrations(client, manifest, log) {
	const here = new Map((await readMigrations(client)).map(({ version, sha256 }) => [version, sha256]));
	for (const { version, name, sha256 } of manifest.migrations) {
		if (here.get(version) !== sha256) {
			log(`Aviso: la migración ${version} (${name}) no dice aquí lo mismo que cuando se hizo el respaldo.`);
		}
	}
}

/**
 * @param {import('pg').Client} client
 * @param {import('./backupFile.mjs').BackupReader} reader
 * @param {string} dataDir
 */
async function loadRows(client, reader, dataDir) {
	await reader.refuseOtherFiles();
	let files = { rows: 0, sha256: '' };
	for (;;) {
		const head = await reader.readHead();
		if (!('table' in head)) return files;
		if (head.table === filesPart.name) {
			files = await restoreFiles(dataDir, reader.readRows());
			continue;
		}
		await copyIn(client, `copy ${head.table} (${head.columns.join(', ')}) from stdin`, reader.readRows());
	}
}

/**
 * @param {import('pg').Client} client
 * @param {import('./tables.mjs').Table[]} tables
 * @param {Record<string, any>} manifest
 */
async function refuseDifferences(client, tables, manifest) {
	for (const table of tables) {
		const { rows, sha256 } = await readTable(client, table);
		const wanted = manifest.tables[table.name];
		if (rows !== wanted.rows || sha256 !== wanted.sha256) throw refuseDifference(`tabla ${table.name}`);
	}
	const roots = await readLogRoots(client);
	if (JSON.stringify(roots) !== JSON.stringify(manifest.logs)) throw refuseDifference('raíz de un registro');
}
