import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, small enough to be filled. */
export interface SmallDisk {
	readonly folder: string;
	/** Leaves no byte free. */
	fill(): void;
	/** Gives the room back. */
	free(): void;
	/** Bytes nobody uses. */
	room(): number;
	remove(): Promise<void>;
}

/** Mounts one of so many megabytes; null where mounting is not allowed, with the reason on the console. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | null> {
	const root = await mkdtemp(join(tmpdir(), 'prioriza-disk-'));
	const folder = join(root, 'disk');
	const ballast = join(folder, 'ballast');
	// Whoever the database runs as has to get there.
	await chmod(root, 0o755);
	await mkdir(folder);
	try {
		const options = `size=${String(megabytes)}m,mode=0755`;
		execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
	} catch (problem) {
		await rm(root, { recursive: true });
		console.warn(
			`No small file system could be mounted: ${problem instanceof Error ? problem.message : String(problem)}`,
		);
		return null;
	}
	const room = (): number => {
		const { bavail, bsize } = statfsSync(folder);
		return bavail * bsize;
	};
	return {
		folder,
		room,
		fill: () => {
			const file = openSync(ballast, 'a');
			try {
				for (const size of [1 << 20, 1 << 12]) fillBy(file, Buffer.alloc(size, 0x5a));
				fsyncSync(file);
			} finally {
				closeSync(file);
			}
		},
		free: () => rmSync(ballast, { force: true }),
		remove: async () => {
			execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
			await rm(root, { recursive: true });
		},
	};
}

function fillBy(file: number, block: Buffer): void {
	for (;;) {
		try {
			if (writeSync(file, block) < block.length) return;
		} catch (problem) {
			if (problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC') return;
			throw problem;
		}
	}
}
