import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	canonicalBytes,
	parseCanonical,
	proveInclusion,
	publicKeyOf,
	READ_LIMITS,
	writeReceipt,
	writeVerifierKey,
} from '../lib/evidence';
import { writeOwnCopy } from '../lib/basics/copies/ownCopy';
import { copyOf, lineOf } from '../lib/verifier/testing/copies';
import { buildSample, packRecord } from '../lib/verifier/testing/sampleRecord';
import { ORIGIN, sealAt, treeOf } from '../lib/verifier/testing/seal';
import { verifyBundle } from '../lib/verifier/verifyBundle';
import { runPrioriza } from './prioriza';

const bundle = packRecord(buildSample());
const root = verifyBundle(bundle, { root: null }).log?.root ?? '';
const otherRoot = 'A'.repeat(43);
const secret = new Uint8Array(32).fill(1);
const key = writeVerifierKey({ name: ORIGIN, publicKey: publicKeyOf(secret) });
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-cli-'));
	await writeFile(join(folder, 'sano.zip'), bundle);
	const record = buildSample();
	const closed = record.entries.find((entry) => entry.type === 'survey.closed');
	if (closed) closed.body.accepted += 1;
	await writeFile(join(folder, 'malo.zip'), packRecord(record));
	await writeFile(join(folder, 'cortado.zip'), bundle.subarray(0, 3000));
	await writeFile(join(folder, 'texto.zip'), 'no soy un zip');
	const sound = buildSample();
	const tree = treeOf(sound);
	const receipt = writeReceipt({
		index: 2,
		proof: proveInclusion(tree, 2),
		checkpoint: sealAt(sound, tree.size, secret).note,
		extra: canonicalBytes(sound.entries[2]),
	});
	await writeFile(join(folder, 'recibo'), receipt);
	await writeFile(join(folder, 'recibo-cambiado'), receipt.replace('index 2', 'index 3'));
	const copy = copyOf(buildSample());
	await writeFile(join(folder, 'copia'), writeOwnCopy(copy));
	await writeFile(join(folder, 'copia-cambiada'), writeOwnCopy({ ...copy, content: `${copy.content} ` }));
	const huge = await open(join(folder, 'enorme.zip'), 'w');
	// A hole in the disk: large to whoever asks, nothing to store.
	await huge.truncate(READ_LIMITS.bytes + 1);
	await huge.close();
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

describe('prioriza verify', () => {
	it.each([
		['sano.zip', [], 4, 'SIN ANCLA'],
		['sano.zip', ['--root', root], 0, 'VÁLIDO.'],
		['sano.zip', ['--root', otherRoot], 1, 'NO VÁLIDO'],
		['malo.zip', ['--root', root], 1, 'NO VÁLIDO'],
		['recibo', [], 4, 'SIN ANCLA. El recibo'],
		['recibo', ['--key', key], 3, 'VÁLIDO CON OBSERVACIONES'],
		['recibo', ['--root', root], 0, 'VÁLIDO.'],
		['recibo', ['--previous', 'recibo', '--key', key], 0, 'VÁLIDO.'],
		['recibo-cambiado', [], 1, 'NO VÁLIDO'],
		['sano.zip', ['--previous', 'recibo'], 0, 'VÁLIDO.'],
		['sano.zip', ['--previous', 'recibo-cambiado'], 1, 'NO VÁLIDO'],
		['sano.zip', ['--copy', 'copia'], 4, 'SIN ANCLA'],
		['sano.zip', ['--copy', 'copia', '--root', root], 0, 'VÁLIDO.'],
		['sano.zip', ['--copy', 'copia-cambiada', '--root', root], 1, 'NO VÁLIDO'],
		['recibo', ['--copy', 'copia'], 1, 'NO VÁLIDO. Algo del recibo'],
		['sano.zip', ['--lang', 'en'], 4, 'NO ANCHOR'],
		['cortado.zip', [], 2, 'NO SE PUDO LEER'],
		['texto.zip', [], 2, 'NO SE PUDO LEER'],
		['enorme.zip', [], 2, 'NO SE PUDO LEER'],
		['nada.zip', [], 2, 'NO SE PUDO LEER'],
		['.', [], 2, 'NO SE PUDO LEER'],
	])('%s %j ends with %i', async (file, options, exit, firstWords) => {
		const outcome = await runPrioriza(['verify', file, ...options], folder);
		expect([outcome.exit, outcome.stderr]).toEqual([exit, '']);
		expect(outcome.stdout.startsWith(firstWords)).toBe(true);
	});

	it('says what to do about a file it cannot open', async () => {
		expect((await runPrioriza(['verify', 'nada.zip'], folder)).stdout).toContain(
			'No existe el archivo nada.zip. Revisa el nombre.',
		);
		expect((await runPrioriza(['verify', 'enorme.zip'], folder)).stdout).toContain('demasiado grande');
		expect((await runPrioriza(['verify', 'cortado.zip'], folder)).stdout).toContain('Descárgalo otra vez.');
	});

	it('names what is wrong in words', async () => {
		const { stdout } = await runPrioriza(['verify', 'malo.zip'], folder);
		expect(stdout).toMatch(
			/La línea \d+ \(cierre de encuesta, survey\.closed\) declara 8 respuestas recibidas y son 7\./,
		);
	});

	it('says on which line the answer of a copy is', async () => {
		const { stdout } = await runPrioriza(['verify', 'sano.zip', '--copy', 'copia'], folder);
		expect(stdout).toContain(`Está en la línea ${String(lineOf(buildSample()) + 1)}. Se cuenta.`);
	});

	it('prints the canonical report with --json, also of a file whose name a disk spelled in form D', async () => {
		for (const file of ['sano.zip', 'an\u0303o.zip']) {
			const { stdout, exit } = await runPrioriza(['verify', '--json', file], folder);
			const parsed = parseCanonical(new TextEncoder().encode(stdout.trimEnd()));
			expect(parsed.ok ? parsed.value : parsed.error).toMatchObject({ v: 1, exit });
		}
	});

	it.each([
		[['verify'], 'Di qué archivo hay que revisar'],
		[['verify', 'a', 'b'], 'Sobra «b»'],
		[['verify', 'a', '--root'], 'Falta el valor de --root'],
		[['verify', 'a', '--root', 'corta'], 'La raíz «corta» no está completa'],
		[['verify', 'a', '--root', `${'A'.repeat(42)}B`], 'no está completa'],
		[['verify', 'a', '--copy', 'recibo'], 'El archivo recibo no es la copia de una respuesta'],
		[['verify', 'a', '--copy', 'nada'], 'El archivo nada no es la copia de una respuesta'],
		[['verify', 'a', '--copy'], 'Falta el valor de --copy'],
		[['verify', 'a', '--lang', 'fr'], 'No hay informe en «fr»'],
		[['verify', 'a', '--lang', 'en', '--nope'], 'There is no option “--nope”'],
		[['--lang', 'en', 'verify'], 'Say which file to check'],
		[['verify', 'a', '--lang'], 'Falta el valor de --lang'],
		[['adivina'], 'No existe la orden «adivina»'],
		[['guess', '--lang', 'en'], 'There is no command “guess”'],
	])('%j is refused with a reason', async (words, reason) => {
		const outcome = await runPrioriza(words, folder);
		expect([outcome.exit, outcome.stdout]).toEqual([2, '']);
		expect(outcome.stderr).toContain(reason);
	});

	it.each([[[]], [['help']], [['--help']]])('%j explains itself', async (words) => {
		const outcome = await runPrioriza(words, folder);
		expect(outcome.exit).toBe(0);
		expect(outcome.stdout).toContain('verify ARCHIVO');
	});

	it.each([[['--lang', 'en']], [['--lang', 'en', 'help']], [['help', '--lang', 'en']]])(
		'%j explains itself in English',
		async (words) => {
			expect((await runPrioriza(words, folder)).stdout).toContain('verify FILE');
		},
	);

	it('runs from the launcher, with paths from where the person stands', async () => {
		const launcher = fileURLToPath(new URL('../../scripts/prioriza.mjs', import.meta.url));
		const outcome = await new Promise<{ exit: unknown; stdout: string; stderr: string }>((resolve) => {
			const words = [launcher, 'verify', 'sano.zip', '--root', root];
			execFile(
				process.execPath,
				words,
				{ cwd: folder, env: { PATH: process.env['PATH'] } },
				(error, stdout, stderr) => {
					resolve({ exit: error?.code ?? 0, stdout, stderr });
				},
			);
		});
		expect(outcome).toMatchObject({ exit: 0, stderr: '' });
		expect(outcome.stdout.startsWith('VÁLIDO.')).toBe(true);
	}, 60_000);
});
