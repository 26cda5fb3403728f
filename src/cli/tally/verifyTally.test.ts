import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText } from '../../lib/evidence';
import { countRecord } from '../../lib/verifier/testing/countRecord';
import { CAST } from '../../lib/verifier/testing/sampleRecord';
import { runPrioriza } from '../prioriza';

const marks = CAST.map((ballots) => ballots.map(({ seat: _, ...own }) => own));
const { record } = countRecord('rank', marks, 'anonymous', null);
const text = canonicalText(record);
const megabytes = (count: number, pattern: string) => pattern.repeat((count * 1024 * 1024) / pattern.length);
const files: Record<string, () => string> = {
	'registro.json': () => text,
	'cambiado.json': () => text.replace('"count":1', '"count":2'),
	'cortado.json': () => text.slice(0, 500),
	'caso.json': () => '{"kind":"ordinal"}',
	'hondo.json': () => megabytes(16, '['),
	'ancho.json': () => `[${megabytes(16, '0,')}0]`,
	'numero.json': () => megabytes(16, '9'),
	'enorme.json': () => megabytes(65, ' '),
};
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-record-'));
	for (const [name, make] of Object.entries(files)) await writeFile(join(folder, name), make());
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

const run = (...words: string[]) => runPrioriza(['tally', ...words], folder);

describe('prioriza tally --verify', () => {
	it.each([
		['registro.json', 0, null],
		['cambiado.json', 1, null],
		['cortado.json', 2, 'not-json'],
		['caso.json', 2, 'not-a-record'],
		['hondo.json', 2, 'too-deep'],
		['ancho.json', 2, 'too-many-values'],
		['numero.json', 2, 'not-a-record'],
		['enorme.json', 2, 'too-large'],
		['nada.json', 2, 'file-not-found'],
		['.', 2, 'file-unreadable'],
	])(
		'%s ends with %i, in words and as data',
		async (file, exit, problem) => {
			const said = await run('--verify', file);
			expect(said.exit).toBe(exit);
			expect(said.stdout).toMatch(exit === 0 ? /^IGUAL/ : exit === 1 ? /^DISTINTO/ : /^NO SE PUDO LEER/);
			const data = await run('--verify', file, '--json');
			expect(data.exit).toBe(exit);
			const report = JSON.parse(data.stdout) as { kind: string; problem: { code: string } | null };
			expect(report.kind).toBe('prioriza.recount');
			expect(report.problem?.code ?? null).toBe(problem);
		},
		30_000,
	);

	it('says the fingerprints, the checks under their numbers and where it differs, in both languages', async () => {
		const { stdout } = await run('registro.json', '--verify');
		expect(stdout).toContain(`Huella del resultado: ${record.hashes.result}`);
		expect(stdout).toContain('6. Al contar otra vez sale el mismo resultado: bien');
		const differing = await run('--verify', 'cambiado.json', '--lang', 'en');
		expect(differing.stdout).toContain(
			'4. What was counted has the fingerprint it says: WRONG, at /hashes/input',
		);
		expect(differing.stdout).toMatch(/3\. .*: WRONG, at \/input\/groups\/0\/ballots \(line 1, column \d+\)/);
		expect((await run('--verify', 'cortado.json')).stdout).toContain(
			'En la línea 1, columna 501: Desde aquí no es JSON',
		);
	});
});
