import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePaths, canonicalBytes, READ_LIMITS } from '../lib/evidence';
import { writeZip } from '../lib/evidence/bundle/zip/writeZip';

const launcher = fileURLToPath(new URL('../../scripts/prioriza.mjs', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));
/** What the whole program may take, the file itself left aside, which no heap holds. */
const heapMegabytes = 512;
const seconds = 30;
const uuid = (at: number) => `01900000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
const text = (content: string) => new TextEncoder().encode(content);
let folder = '';
let program = '';

/** That many megabytes of one text over and over. */
function fill(megabytes: number, pattern: string): Uint8Array {
	return new Uint8Array(Buffer.alloc(megabytes * 1024 * 1024, pattern));
}

/** A well-formed zip whose manifest lists these files as they are and declares a log of `size` lines. */
function pack(given: Record<string, Uint8Array>, size = 1): Uint8Array {
	const files = { [bundlePaths.entries]: text('{}\n'), [bundlePaths.leaves]: new Uint8Array(32), ...given };
	const manifest = canonicalBytes({
		v: 1,
		exercise: { id: uuid(1), slug: 'prueba', name: 'Prueba' },
		log: { size, root: 'A'.repeat(43) },
		software: 'prueba',
		files: Object.entries(files)
			.map(([path, bytes]) => ({
				path,
				bytes: bytes.length,
				sha256: createHash('sha256').update(bytes).digest('base64url'),
			}))
			.sort((a, b) => (a.path < b.path ? -1 : 1)),
	});
	return packRaw({ [bundlePaths.manifest]: manifest, ...files });
}

function packRaw(files: Record<string, Uint8Array>): Uint8Array {
	return writeZip(Object.entries(files).map(([path, bytes]) => ({ path, bytes })));
}

/** A log of that many lines, each made from its number. */
function log(count: number, line: (at: number) => object | string): Uint8Array {
	const lines = Array.from({ length: count }, (_, at) => line(at));
	return text(
		lines
			.map((one) => `${typeof one === 'string' ? one : Buffer.from(canonicalBytes(one)).toString()}\n`)
			.join(''),
	);
}

const act = (at: number) => ({
	v: 1,
	type: 'nucleus.omitted',
	exercise: uuid(1),
	body: { prioritization: uuid(2), nucleus: uuid(at), reason: 'porque sí', date: '2026-01-01' },
});

const tooLarge = 'es demasiado grande para revisarla aquí';
const files: [name: string, exit: number, reason: string, make: () => Uint8Array][] = [
	['a-log-of-empty-lines', 2, 'trae más líneas', () => pack({ [bundlePaths.entries]: fill(100, '\n') })],
	[
		'a-log-of-empty-lines-that-were-declared',
		2,
		'trae más líneas',
		() => pack({ [bundlePaths.entries]: fill(100, '\n') }, 100 * 1024 * 1024),
	],
	[
		'many-short-lines',
		1,
		'NO VÁLIDO',
		() => pack({ [bundlePaths.entries]: log(300_000, () => '[]') }, 300_000),
	],
	['a-line-without-end', 2, tooLarge, () => pack({ [bundlePaths.entries]: fill(80, '[') })],
	['a-deep-document', 1, 'NO VÁLIDO', () => pack({ [bundlePaths.instrument(uuid(3), 1)]: fill(30, '[') })],
	['a-wide-document', 1, 'NO VÁLIDO', () => pack({ [bundlePaths.instrument(uuid(3), 1)]: fill(30, '[],') })],
	['a-large-document', 2, tooLarge, () => pack({ [bundlePaths.instrument(uuid(3), 1)]: fill(80, '{},') })],
	[
		'many-large-documents',
		2,
		tooLarge,
		() =>
			pack(
				Object.fromEntries(
					Array.from({ length: 40 }, (_, at) => [bundlePaths.instrument(uuid(at), 1), fill(1, '[0],')]),
				),
			),
	],
	[
		'a-number-without-end',
		1,
		'NO VÁLIDO',
		() => pack({ [bundlePaths.instrument(uuid(3), 1)]: fill(30, '9') }),
	],
	[
		'a-deep-manifest',
		2,
		'está dañada',
		() => packRaw({ [bundlePaths.manifest]: fill(8, '['), [bundlePaths.entries]: text('{}\n') }),
	],
	[
		'a-large-manifest',
		2,
		tooLarge,
		() => packRaw({ [bundlePaths.manifest]: fill(80, '{"a":'), [bundlePaths.entries]: text('{}\n') }),
	],
	[
		'thousands-of-pieces',
		1,
		'NO VÁLIDO',
		() =>
			pack(
				Object.fromEntries(Array.from({ length: 9_990 }, (_, at) => [`lists/${String(at)}.json`, text('[')])),
			),
	],
	[
		'too-many-pieces',
		2,
		'demasiadas piezas',
		() =>
			packRaw(
				Object.fromEntries(
					Array.from({ length: READ_LIMITS.files + 1 }, (_, at) => [String(at), new Uint8Array()]),
				),
			),
	],
	[
		'a-log-of-acts',
		2,
		'más actos de los que caben',
		() => pack({ [bundlePaths.entries]: log(60_000, act) }, 60_000),
	],
];

type Ending = { exit: unknown; said: string };

/** The same program in one file: compiling it anew for each of these files took longer than most of the checks. */
async function compileOnce(): Promise<string> {
	const outfile = join(folder, 'prioriza.mjs');
	await build({
		absWorkingDir: project,
		stdin: { contents: `import { main } from './src/cli/main'; await main();`, resolveDir: project },
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		tsconfig: join(project, 'tsconfig.node.json'),
		outfile,
	});
	return outfile;
}

function verify(file: string, command = program): Promise<Ending> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[`--max-old-space-size=${String(heapMegabytes)}`, command, 'verify', file],
			{ cwd: folder, timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 },
			(error, stdout, stderr) => {
				resolve({ exit: error ? (error.code ?? error.signal) : 0, said: `${stdout}${stderr}` });
			},
		);
	});
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-hostile-'));
	program = await compileOnce();
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

describe('prioriza verify of a file made to exhaust it', () => {
	it.each(files)(
		'%s ends with %i in little memory',
		async (name, exit, reason, make) => {
			const path = join(folder, `${name}.zip`);
			await writeFile(path, make());
			const ending = await verify(path);
			await rm(path);
			expect(ending).toEqual({ exit, said: expect.stringContaining(reason) as string });
		},
		(seconds + 30) * 1000,
	);

	it('refuses what is no file without reading it, started as people start it', async () => {
		expect(await verify('/dev/zero', launcher)).toEqual({
			exit: 2,
			said: expect.stringContaining('Revisa que sea un archivo') as string,
		});
	}, 60_000);
});
