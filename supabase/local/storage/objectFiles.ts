import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The bytes of objects, one file per version. A row of `storage.objects` decides which of them count. */
export class ObjectFiles {
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Returns when the bytes are on the disk: the row that names them is written after. */
	async write(version: string, bytes: Buffer): Promise<void> {
		const path = this.#pathOf(version);
		await mkdir(dirname(path), { recursive: true, mode: 0o700 });
		const draft = `${path}.new`;
		const file = await open(draft, 'w', 0o600);
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(draft, path);
		const folder = await open(dirname(path), 'r');
		try {
			await folder.sync();
		} finally {
			await folder.close();
		}
	}

	read(version: string): ReadStream {
		return createReadStream(this.#pathOf(version));
	}

	async remove(version: string): Promise<void> {
		await rm(this.#pathOf(version), { force: true });
	}

	/** Drops files no row names: uploads that were cut short, versions that were replaced. */
	async sweep(isNamed: (version: string) => boolean): Promise<void> {
		for (const folder of await readdir(this.#folder)) {
			for (const name of await readdir(join(this.#folder, folder))) {
				if (!isNamed(name)) await rm(join(this.#folder, folder, name), { force: true });
			}
		}
	}

	#pathOf(version: string): string {
		if (!/^[0-9a-f-]{36}$/.test(version)) throw new Error('An object version is a UUID.');
		return join(this.#folder, version.slice(0, 2), version);
	}
}
