import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildVerifierFiles, type VerifierFile } from '../../scripts/bundle/verifierFiles.mjs';
import { runPrioriza } from '../../src/cli/prioriza';
import { writeOwnCopy } from '../../src/lib/basics/copies/ownCopy';
import { copyOf } from '../../src/lib/verifier/testing/copies';
import { buildSample, packRecord } from '../../src/lib/verifier/testing/sampleRecord';
import { verifyBundle } from '../../src/lib/verifier/verifyBundle';
import { readServer } from './readBuild';

const bundle = packRecord(buildSample());
const root = verifyBundle(bundle, { root: null }).log?.root ?? '';
const names = ['prioriza-verify.mjs', 'verify.html', 'guardar-sellos.html'];
let folder = '';
let files: readonly VerifierFile[] = [];

beforeAll(async () => {
	files = await buildVerifierFiles();
	// Nothing but the program and what it is to check: no packages, no package.json.
	folder = mkdtempSync(join(tmpdir(), 'prioriza-alone-'));
	writeFileSync(join(folder, 'prioriza-verify.mjs'), read('prioriza-verify.mjs'));
	writeFileSync(join(folder, 'sano.zip'), bundle);
	writeFileSync(join(folder, 'cortado.zip'), bundle.subarray(0, 3000));
	const spoiled = buildSample();
	const closed = spoiled.entries.find((entry) => entry.type === 'survey.closed');
	if (closed) closed.body.accepted += 1;
	writeFileSync(join(folder, 'malo.zip'), packRecord(spoiled));
	writeFileSync(join(folder, 'mi-copia.json'), writeOwnCopy(copyOf(buildSample())));
	const flipped = Uint8Array.from(bundle);
	const at = flipped.length >> 1;
	flipped[at] = (flipped[at] ?? 0) ^ 1;
	writeFileSync(join(folder, 'un-bit.zip'), flipped);
});

afterAll(() => {
	rmSync(folder, { recursive: true });
});

function read(name: string): string {
	return files.find((file) => file.name === name)?.text ?? '';
}

function runAlone(...words: string[]): Promise<{ exit: unknown; stdout: string; stderr: string }> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			['prioriza-verify.mjs', ...words],
			{ cwd: folder, env: {}, maxBuffer: 64 * 1024 * 1024 },
			(error, stdout, stderr) => {
				resolve({ exit: error?.code ?? 0, stdout, stderr });
			},
		);
	});
}

describe('the verifier as files that work alone', () => {
	it('has the same bytes each time, and names no place of this machine', async () => {
		expect((await buildVerifierFiles()).map(({ name, sha256 }) => [name, sha256])).toEqual(
			files.map(({ name, sha256 }) => [name, sha256]),
		);
		expect(files.map(({ name }) => name)).toEqual(names);
		const project = fileURLToPath(new URL('../..', import.meta.url));
		for (const { text } of files) {
			expect(text.includes(project)).toBe(false);
			expect(text).not.toContain('sourceMappingURL');
			expect(text).toContain('AGPL-3.0-or-later');
			expect(text).toContain('Colin McDonnell');
		}
	});

	it('is what the build serves, and what the manual prints the fingerprints of', () => {
		const served = readServer();
		const manual = readFileSync(new URL('../../docs/verify.md', import.meta.url), 'utf8');
		for (const { name, sha256 } of files) {
			expect(
				served.some(({ text }) => text.includes(sha256)),
				`${name} is not the built one: npm run build`,
			).toBe(true);
			expect(manual, 'npm run verifier writes the fingerprints into the manual').toContain(
				`${sha256}  ${name}`,
			);
		}
	});
});

describe('prioriza-verify.mjs', () => {
	it('needs nothing but Node', () => {
		const asked = [
			...read('prioriza-verify.mjs').matchAll(/^(?:import|export)\b[^'"\n]*["']([^"']+)["'];?$/gm),
		].map(([, name = '']) => name);
		expect(asked.length).toBeGreaterThan(1);
		expect(asked.filter((name) => !name.startsWith('node:'))).toEqual([]);
		expect(read('prioriza-verify.mjs')).not.toMatch(/\brequire\(|\bimport\(/);
	});

	it.each([
		[['sano.zip'], 4],
		[['sano.zip', '--root', root], 0],
		[['sano.zip', '--root', 'A'.repeat(43)], 1],
		[['sano.zip', '--root', root, '--copy', 'mi-copia.json'], 0],
		[['malo.zip', '--root', root], 1],
		[['un-bit.zip'], 1],
		[['cortado.zip'], 2],
		[['nada.zip'], 2],
	])('%j answers with --json what the command line does, to the byte', async (words, exit) => {
		const alone = await runAlone(...words, '--json');
		expect(alone).toEqual(await runPrioriza(['verify', ...words, '--json'], folder));
		expect(alone.exit).toBe(exit);
	});

	it('adds its own fingerprint to what people read', async () => {
		const { stdout } = await runAlone('sano.zip', '--root', root);
		const { stdout: same } = await runPrioriza(['verify', 'sano.zip', '--root', root], folder);
		expect(stdout.startsWith(same)).toBe(true);
		expect(stdout.slice(same.length)).toContain(files[0]?.sha256);
		expect((await runAlone('malo.zip', '--lang', 'en')).stdout).toMatch(/^NOT VALID[^]*Fingerprint/);
	});

	it('explains itself under its own name, and refuses what it cannot follow', async () => {
		for (const words of [[], ['--help'], ['--lang', 'en', 'help']]) {
			const { exit, stdout } = await runAlone(...words);
			expect(exit).toBe(0);
			expect(stdout).toContain('node prioriza-verify.mjs');
			expect(stdout).not.toContain('npm');
		}
		expect(await runAlone('sano.zip', '--nope')).toMatchObject({ exit: 2, stdout: '' });
		expect(await runAlone('--json')).toMatchObject({ exit: 2, stdout: '' });
		expect(await runAlone('sano.zip', '--lang', 'fr')).toMatchObject({ exit: 2, stdout: '' });
	});
});

describe('verify.html', () => {
	it('asks for nothing from anywhere', () => {
		const page = read('verify.html');
		const [frame = ''] = page.split('<style>');
		expect(frame).toContain("default-src 'none'");
		expect(frame).not.toMatch(/unsafe|https?:|\*/);
		expect(page.match(/<script/g)).toHaveLength(1);
		const [markup = ''] = page.split('<script');
		expect(markup).not.toMatch(/<(?:link|img|iframe)\b|@import|url\((?!["']?data:)/);
	});
});

describe('guardar-sellos.html', () => {
	it('asks nobody but the site that serves it', () => {
		const [frame = ''] = read('guardar-sellos.html').split('<style>');
		expect(frame).toContain("default-src 'none'");
		expect(frame).toContain("connect-src 'self'");
		expect(frame).not.toMatch(/unsafe|https?:|\*/);
		expect(read('guardar-sellos.html').match(/<script/g)).toHaveLength(1);
	});
});
