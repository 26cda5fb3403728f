import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Bytes of a bundle or a receipt that both verifiers get, with what a person brings from outside. */
export type Case = {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly root?: string;
	/** A checkpoint or a receipt that was kept, as the text of its file. */
	readonly previous?: string;
	/** A public key in one line. */
	readonly key?: string;
	/** The copy of somebody's own answer, as the text of its file. */
	readonly copy?: string;
};

/** What the Python verifier says of one bundle. */
export type Second = {
	verdict: string;
	exit: number;
	checks: { number: number; status: string; codes: string[]; observations: string[]; notJudged?: string[] }[];
};

const program = join(import.meta.dirname, 'verify.py');
const works = (command: string, ...words: string[]) => spawnSync(command, words).status === 0;

/** Why the second verifier cannot run here, or `null`. */
export const whyNot: string | null = !works(
	'python3',
	'-c',
	'import sys; sys.exit(sys.version_info < (3, 9))',
)
	? 'there is no Python 3.9 or later here'
	: works('openssl', 'version')
		? null
		: 'there is no openssl here';

/** One Python process over a folder of bundles. */
export async function verifyInPython(cases: readonly Case[]): Promise<Second[]> {
	const folder = await mkdtemp(join(tmpdir(), 'prioriza-second-'));
	try {
		const lines = await Promise.all(cases.map((one, at) => writeCase(folder, at, one)));
		const list = join(folder, 'cases.jsonl');
		await writeFile(list, lines.join('\n'));
		const { stdout } = await promisify(execFile)('python3', ['-B', program, '--batch', list], {
			maxBuffer: 2 ** 30,
		});
		return stdout
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as Second);
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function writeCase(
	folder: string,
	at: number,
	{ bytes, root, previous, key, copy }: Case,
): Promise<string> {
	const path = join(folder, `${String(at)}.zip`);
	await writeFile(path, bytes);
	const kept = previous === undefined ? undefined : join(folder, `${String(at)}.checkpoint`);
	if (kept !== undefined) await writeFile(kept, previous ?? '');
	const own = copy === undefined ? undefined : join(folder, `${String(at)}.copy`);
	if (own !== undefined) await writeFile(own, copy ?? '');
	return JSON.stringify({ path, root, previous: kept, key, copy: own });
}
