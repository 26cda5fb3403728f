#!/usr/bin/env node
/**
 * `npm run backup`: everything the product keeps, in one file, as it stands at one moment. People may go on working.
 *   --data DIR    of that folder; without it, of the one in use, or of the project DATABASE_URL names
 *   --out FILE    where to write it
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../launch/install.mjs';
import { LaunchRefused, reportFailure, say } from '../launch/say.mjs';
import { BackupWriter } from './backup/backupFile.mjs';
import { readFolder, readHosted, writeFiles } from './backup/files.mjs';
import { readLogRoots } from './backup/logRoots.mjs';
import { openSource } from './backup/source.mjs';
import { listTables, readCounters, readMigrations, readTable, writeValuesAlike } from './backup/tables.mjs';

function readOptions() {
	try {
		return parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' } } }).values;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new LaunchRefused('bad_option', `${why}\nUso: npm run backup -- [--data CARPETA] [--out ARCHIVO]`);
	}
}

/** @param {Date} now */
function nameFile(now) {
	return `prioriza-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.respaldo`;
}

/**
 * One snapshot: what is written while it is read is not in it, and nothing is in it by half.
 * @param {string} url
 * @param {BackupWriter} writer
 * @param {import('./backup/files.mjs').ReadFile} read
 */
async function writeAll(url, writer, read) {
	const { Client } = (await import('pg')).default;
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('begin transaction isolation level repeatable read, read only');
		await writeValuesAlike(client);
		const { rows: server } = await client.query('select now() as made_at, version() as postgres');
		/** @type {Record<string, { rows: number, sha256: string }>} */
		const tables = {};
		for (const table of await listTables(client)) {
			await writer.beginTable(table);
			tables[table.name] = await readTable(client, table, (chunk) => writer.write(chunk));
			await writer.endTable();
		}
		const manifest = {
			...server[0],
			migrations: await readMigrations(client),
			tables,
			files: await writeFiles(client, writer, read),
			counters: await readCounters(client),
			logs: await readLogRoots(client),
		};
		await client.query('commit');
		return manifest;
	} finally {
		await client.end();
	}
}

async function backUp() {
	const { data, out } = readOptions();
	const path = resolve(out ?? nameFile(new Date()));
	if (existsSync(path)) {
		throw new LaunchRefused('file_exists', `Ya existe ${path}. Elige otro nombre con --out.`);
	}
	await ensureInstalled();
	const source = await openSource(data);
	try {
		say(`Respaldando ${source.from}…`);
		const writer = new BackupWriter(path);
		try {
			const manifest = await Promise.race([
				writeAll(source.url, writer, source.isHosted ? readHosted(process.env) : readFolder(source.from)),
				writer.failed,
			]);
			await writer.finish(manifest);
			const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
			say(`${Object.keys(manifest.tables).length} tablas, ${rows} filas, ${manifest.files.rows} archivos.`);
			if (manifest.files.missing > 0) {
				say(`Aviso: ${manifest.files.missing} archivos ya no estaban cuando tocó copiarlos.`);
			}
			for (const { exercise, size, root } of manifest.logs) {
				say(`Registro ${exercise}: ${size} entradas, raíz ${root}`);
			}
		} catch (error) {
			await writer.abandon();
			throw error;
		}
	} finally {
		await source.stop();
	}
	say(`\nEl respaldo está en  ${path}`);
	say('Guárdalo como guardas los datos: lleva respuestas, votos y correos. Para usarlo:');
	say(`  npm run restore -- ${path} --data CARPETA_NUEVA`);
}

try {
	await backUp();
} catch (error) {
	reportFailure(error);
}
// A disk or a server that failed may have left something open.
process.exit();
