import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { drawRows } from './ballotRows';
import type { CReference } from './cReference';
import { atMost, note, report, section, tell, writeMs } from './measure';

const run = promisify(execFile);
const program = fileURLToPath(new URL('countFile.ts', import.meta.url));

/** A million ballots of a hundred alternatives, read from a file in chunks by a process that does nothing else. */
export async function benchLarge(reference: CReference, folder: string): Promise<void> {
	const [size, ballots] = [100, 1_000_000];
	section('1,000,000 × 100 from a file, in chunks that are merged');
	note('Drawing the ballots…');
	const { rows } = drawRows('ic', size, ballots);
	if (!(rows instanceof Uint8Array)) throw new Error('bytes are what the file holds');
	const path = join(folder, 'ballots');
	await writeFile(path, rows);
	try {
		const scalar = await reference.matrix(rows, size, 2);
		const vectors = await reference.vectors(rows, size, 2);
		const fast = await countFile(path, size, 'fast');
		const plain = await countFile(path, size, 'plainly');
		if (fast.sum !== plain.sum || (scalar !== null && scalar.sum !== BigInt(fast.sum))) {
			throw new Error('the counts differ');
		}
		report(
			'vectors',
			fast.ms,
			scalar && vectors ? [`${writeMs(scalar.ms)} C, ${writeMs(vectors.ms)} AVX2`] : [],
			[
				...(scalar ? [atMost(fast.ms, scalar.ms, 4, 'scalar C')] : []),
				...(vectors ? [atMost(fast.ms, vectors.ms, 4, 'AVX2 C', false)] : []),
			],
		);
		report(
			'one by one',
			plain.ms,
			[],
			scalar ? [atMost(plain.ms, scalar.ms, 4, 'scalar C without vectors', false)] : [],
		);
		const peak = Math.max(fast.peakMb, plain.peakMb);
		tell('peak memory of the process', `${peak.toFixed(0)} MB`, [
			{ text: 'below 300 MB', reached: peak < 300, must: true },
		]);
	} finally {
		await rm(path);
	}
}

async function countFile(path: string, size: number, how: string) {
	const { stdout } = await run(process.execPath, ['--import', 'tsx', program, path, String(size), how]);
	return JSON.parse(stdout) as { readonly ms: number; readonly sum: string; readonly peakMb: number };
}
