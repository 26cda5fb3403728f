import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LaunchRefused } from '../../launch/say.mjs';

/** The part of a backup that holds files: a row each, with the version that names its bytes and the bytes in base64. */
export const filesPart = { name: 'files', columns: ['version', 'base64'] };

/** @typedef {(object: { bucket: string, name: string, version: string }) => Promise<Buffer | null>} ReadFile */

/**
 * Files of a data folder of this machine.
 * @param {string} dataDir
 * @returns {ReadFile}
 */
export function readFolder(dataDir) {
	return async ({ version }) => {
		try {
			return await readFile(placeOf(dataDir, version));
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
			throw error;
		}
	};
}

/**
 * Files of a hosted project, by the key that may read them.
 * @param {NodeJS.ProcessEnv} env
 * @returns {ReadFile}
 */
export function readHosted(env) {
	return async ({ bucket, name }) => {
		const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: key } = env;
		if (!url || !key) {
			throw new LaunchRefused(
				'no_storage_key',
				'Hay archivos de respuestas. Para respaldarlos pon SUPABASE_URL y SUPABASE_SECRET_KEY, y vuelve a intentar.',
			);
		}
		const path = [bucket, ...name.split('/')].map(encodeURIComponent).join('/');
		const answer = await fetch(`${url}/storage/v1/object/${path}`, {
			headers: { apikey: key, authorization: `Bearer ${key}` },
		});
		if (answer.ok) return Buffer.from(await answer.arrayBuffer());
		await answer.arrayBuffer();
		if (answer.status === 400 || answer.status === 404) return null;
		throw new Error(`storage answered ${answer.status}`);
	};
}

/**
 * Writes every file that the snapshot names. One that was thrown away since is left out and counted.
 * @param {import('pg').Client} client
 * @param {import('./backupFile.mjs').BackupWriter} writer
 * @param {ReadFile} read
 */
export async function writeFiles(client, writer, read) {
	const { rows } = await client.query(
		`select bucket_id as bucket, name, version from storage.objects where version is not null order by version collate "C"`,
	);
	const hash = createHash('sha256');
	let missing = 0;
	await writer.beginTable(filesPart);
	for (const object of rows) {
		const bytes = await read(object);
		if (bytes === null) missing += 1;
		else {
			const row = `${object.version}\t${bytes.toString('base64')}\n`;
			hash.update(row);
			await writer.write(row);
		}
	}
	await writer.endTable();
	return { rows: rows.length - missing, missing, sha256: hash.digest('hex') };
}

/**
 * Puts the files of a backup into a data folder and says what they add up to.
 * @param {string} dataDir
 * @param {AsyncIterable<Buffer>} rows
 */
export async function restoreFiles(dataDir, rows) {
	const hash = createHash('sha256');
	let count = 0;
	for await (const row of rows) {
		hash.update(row);
		const [version = '', base64 = ''] = row.toString('latin1').trimEnd().split('\t');
		const place = placeOf(dataDir, version);
		await mkdir(join(place, '..'), { recursive: true, mode: 0o700 });
		await writeFile(place, Buffer.from(base64, 'base64'), { mode: 0o600, flush: true });
		count += 1;
	}
	return { rows: count, sha256: hash.digest('hex') };
}

/**
 * Where the local storage keeps the bytes of a version.
 * @param {string} dataDir
 * @param {string} version
 */
function placeOf(dataDir, version) {
	if (!/^[0-9a-f-]{36}$/.test(version)) throw new Error('A version of a file is a UUID.');
	return join(dataDir, 'objects', version.slice(0, 2), version);
}
