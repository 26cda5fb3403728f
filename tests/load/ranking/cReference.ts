import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const source = fileURLToPath(new URL('reference.c', import.meta.url));

/** How long C takes for the same input, in milliseconds, with a sum over what it counted. */
export interface ReferenceTime {
	readonly ms: number;
	readonly sum: bigint;
}

/** The programs of `reference.c`; null where one cannot be had. */
export interface CReference {
	readonly matrix: (rows: Uint8Array, size: number, times: number) => Promise<ReferenceTime | null>;
	readonly vectors: (rows: Uint8Array, size: number, times: number) => Promise<ReferenceTime | null>;
	readonly kemeny: (gains: Int32Array, size: number, times: number) => Promise<ReferenceTime | null>;
	/** What was compiled, in words. */
	readonly found: string;
}

/** Compiles the reference if there is a compiler, once for any machine and once for this one. */
export async function compileReference(folder: string): Promise<CReference> {
	const plain = await compile(join(folder, 'reference'), []);
	const wide = await compile(join(folder, 'reference-avx2'), ['-mavx2']);
	const call = async (program: string | null, ...parameters: string[]): Promise<ReferenceTime | null> => {
		if (program === null) return null;
		const { stdout } = await run(program, parameters);
		const [ms = '', sum = '0'] = stdout.trim().split(' ');
		return { ms: Number(ms), sum: BigInt(sum) };
	};
	const write = async (bytes: Uint8Array): Promise<string> => {
		const path = join(folder, 'input');
		await writeFile(path, bytes);
		return path;
	};
	const count =
		(program: string | null, name: string) => async (rows: Uint8Array, size: number, times: number) =>
			call(program, name, await write(rows), String(size), String(rows.length / size), String(times));
	return {
		matrix: count(plain, 'matrix'),
		vectors: count(wide, 'vectors'),
		kemeny: async (gains, size, times) =>
			call(plain, 'kemeny', await write(new Uint8Array(gains.buffer)), String(size), String(times)),
		found:
			plain === null
				? 'no C compiler here, so no limits to compare with'
				: `C reference compiled${wide === null ? ', this processor has no AVX2' : ', also for AVX2'}`,
	};
}

/** The path of a program that runs here, or null. */
async function compile(path: string, options: readonly string[]): Promise<string | null> {
	try {
		// the compiler must not use vectors by itself: that is what the other program is for
		await run('cc', ['-O2', '-fno-tree-vectorize', ...options, '-o', path, source]);
		await writeFile(`${path}.try`, Uint8Array.of(0, 1));
		await run(path, [options.length > 0 ? 'vectors' : 'matrix', `${path}.try`, '2', '1', '1']);
		return path;
	} catch {
		// no compiler, or a processor without these instructions: the comparison is left out and said so
		return null;
	}
}

/** The sum that `reference.c` prints, from a matrix of ours. */
export function sumOf(cells: ArrayLike<number>): bigint {
	let sum = 0n;
	for (let cell = 0; cell < cells.length; cell++) sum += BigInt(cells[cell] ?? 0) * BigInt(cell + 1);
	return sum;
}
