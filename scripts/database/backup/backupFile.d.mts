/** Writes a backup, to be sealed at the end. */
export class BackupWriter {
	constructor(path: string);
	write(chunk: string | Buffer): Promise<void> | null;
	finish(manifest: object): Promise<void>;
}
