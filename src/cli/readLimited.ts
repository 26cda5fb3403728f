import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result } from '../lib/basics/result';

/** Looks at the size before reading: a file made to exhaust the memory is refused without opening it. */
export async function readLimited(
	path: string,
	mostBytes: number,
): Promise<Result<Uint8Array, 'file-not-found' | 'file-unreadable' | 'too-large'>> {
	try {
		const found = await stat(path);
		// A pipe or a device has no size to look at, and may never end.
		if (!found.isFile()) return err('file-unreadable');
		if (found.size > mostBytes) return err('too-large');
		return ok(await readFile(path));
	} catch (failure) {
		const isMissing = failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
		return err(isMissing ? 'file-not-found' : 'file-unreadable');
	}
}
