import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createGunzip, createGzip } from 'node:zlib';
import { LaunchRefused } from '../../launch/say.mjs';

/**
 * A backup is text that `zcat` shows: a line that says what it is, per table a line with its columns, its rows as
 * COPY writes them and `\.`, and at the end one line with what all of it must add up to. After the compressed text
 * comes the SHA-256 of every byte before it, so that a copy cut short or changed anywhere is known at once.
 */
const firstLine = 'prioriza-respaldo 1\n';
const endOfRows = '\\.\n';
const sealLength = 'sha256 \n'.length + 64;

export class BackupWriter {
	#gzip = createGzip();
	#hash = createHash('sha256');
	/** @type {Promise<void> | null} */
	#drained = null;

	/** @param {string} path */
	constructor(path) {
		this.path = path;
		this.draft = `${path}.parte`;
		this.file = createWriteStream(this.draft, { flags: 'wx', mode: 0o600 });
		this.#gzip.on('data', (chunk) => {
			this.#hash.update(chunk);
			if (!this.file.write(chunk)) {
				this.#gzip.pause();
				this.file.once('drain', () => this.#gzip.resume());
			}
		});
		/** Settles only when the disk refuses. */
		this.failed = new Promise((_, fail) => {
			this.file.once('error', fail);
			this.#gzip.once('error', fail);
		});
		this.failed.catch(() => {});
		void this.write(firstLine);
	}

	/**
	 * @param {string | Buffer} chunk
	 * @returns {Promise<void> | null} to be waited for, when there is enough to do already
	 */
	write(chunk) {
		if (this.#gzip.write(chunk)) return null;
		// Many rows of one message wait for the same moment.
		this.#drained ??= once(this.#gzip, 'drain').then(() => {
			this.#drained = null;
		});
		return Promise.race([this.#drained, this.failed]);
	}

	/** @param {{ name: string, columns: string[] }} table */
	async beginTable({ name, columns }) {
		await this.write(`${JSON.stringify({ table: name, columns })}\n`);
	}

	async endTable() {
		await this.write(endOfRows);
	}

	/** @param {object} manifest */
	async finish(manifest) {
		const ended = once(this.#gzip, 'end');
		this.#gzip.end(`${JSON.stringify({ manifest })}\n`);
		await Promise.race([ended, this.failed]);
		const closed = once(this.file, 'close');
		this.file.end(`sha256 ${this.#hash.digest('hex')}\n`);
		await Promise.race([closed, this.failed]);
		await flush(this.draft);
		await rename(this.draft, this.path);
		await flush(dirname(this.path));
	}

	async abandon() {
		this.file.destroy();
		await rm(this.draft, { force: true });
	}
}

/** @param {string} path */
async function flush(path) {
	const handle = await open(path, 'r');
	await handle.sync();
	await handle.close();
}

/** @param {string} path */
function refuseFile(path) {
	return new LaunchRefused(
		'backup_changed',
		`El respaldo ${path} está incompleto o fue cambiado: no coincide con la suma que lleva al final. ` +
			'No se restauró nada. Usa otra copia de este respaldo.',
	);
}

/**
 * Reads the whole file once and refuses it unless every byte is the one that was written.
 * @param {string} path
 */
export async function refuseChanged(path) {
	const size = await sizeOf(path);
	if (size <= sealLength) throw refuseFile(path);
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path, { end: size - sealLength - 1 })) hash.update(chunk);
	let seal = '';
	for await (const chunk of createReadStream(path, { start: size - sealLength }))
		seal += chunk.toString('latin1');
	if (seal !== `sha256 ${hash.digest('hex')}\n`) throw refuseFile(path);
}

/** @param {string} path */
async function sizeOf(path) {
	try {
		const found = await stat(path);
		if (found.isFile()) return found.size;
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
	}
	throw new LaunchRefused('no_backup', `No hay un archivo de respaldo en ${path}. Revisa la ruta.`);
}

export class BackupReader {
	/** @param {string} path */
	constructor(path) {
		this.path = path;
		this.lines = this.#readLines();
	}

	async *#readLines() {
		const size = await sizeOf(this.path);
		const file = createReadStream(this.path, { end: size - sealLength - 1 });
		const text = file.pipe(createGunzip());
		file.once('error', (error) => text.destroy(error));
		/** @type {Buffer[]} */
		let begun = [];
		for await (const chunk of text) {
			let from = 0;
			for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
				yield Buffer.concat([...begun, chunk.subarray(from, at + 1)]);
				begun = [];
				from = at + 1;
			}
			if (from < chunk.length) begun.push(chunk.subarray(from));
		}
	}

	async #nextLine() {
		const { done, value } = await this.lines.next();
		if (done || value === undefined) throw refuseFile(this.path);
		return value;
	}

	/** @returns {Promise<object>} the line with which a table begins, or the manifest at the end */
	async readHead() {
		return JSON.parse((await this.#nextLine()).toString('utf8'));
	}

	async refuseOtherFiles() {
		if ((await this.#nextLine()).toString('utf8') === firstLine) return;
		throw new LaunchRefused(
			'not_a_backup',
			`${this.path} no es un respaldo que esta versión de Prioriza sepa leer.`,
		);
	}

	/** Rows up to the end of the table. @returns {AsyncGenerator<Buffer>} */
	async *readRows() {
		for (;;) {
			const line = await this.#nextLine();
			if (line.toString('latin1') === endOfRows) return;
			yield line;
		}
	}

	/**
	 * The manifest alone, which stands at the end.
	 * @param {string} path
	 */
	static async readManifest(path) {
		const reader = new BackupReader(path);
		await reader.refuseOtherFiles();
		for (;;) {
			const head = await reader.readHead();
			if ('manifest' in head) return head.manifest;
			for await (const row of reader.readRows()) void row;
		}
	}
}
