import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPrioriza } from './prioriza';

const ballots = '[{"count": 2, "ranking": [["a"], ["b"]]}, {"count": 1, "ranking": [["b"], ["a"]]}]';
const election = `"kind": "ordinal", "alternatives": [{"id": "a"}, {"id": "b"}], "ballots": ${ballots}`;
const expecting = (...expectations: string[]) =>
	`{"id": "caso", ${election}, "expectations": [${expectations.join()}]}`;
const right = '{"method": "plurality", "params": {}, "expect": {"winner": "a"}}';
const wrong = '{"method": "plurality", "params": {}, "expect": {"winner": "b"}}';
const unknown = '{"method": "adivinanza", "params": {}, "expect": {"winner": "a"}}';

const files: Record<string, string | Uint8Array> = {
	'bien.json': expecting(right),
	'difiere.json': expecting(right, wrong),
	'falta.json': expecting(right, wrong, unknown),
	'simple.json': `{${election}}`,
	'nombres.json': `{${election.replace('{"id": "a"}', '{"id": "a", "name": "Agua limpia"}')}}`,
	'cortado.json': '{"kind": "ordinal",\n "ballots": [',
	'malo.json': `{"kind": "ordinal", "alternatives": [{"id": "a"}],\n "ballots": [{"count": -1, "ranking": []}]}`,
	'lista.soi': '# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: agua\n2: 1,2\n1: 2\n',
	'malo.soc': '# NUMBER ALTERNATIVES: 2\n2: 1,3\n',
	'obras.cat': '# NUMBER ALTERNATIVES: 2\n# NUMBER CATEGORIES: 2\n3: 1,2\n1: {1,2},{}\n',
	'tres.cat': '# NUMBER ALTERNATIVES: 2\n# NUMBER CATEGORIES: 3\n3: 1,{},2\n',
	'mesa.blt': '2 1\n-2\n3 1 2 0\n0\n"agua"\n"luz"\n"Mesa"\n',
	'lineas.txt': '2: agua > luz\nluz > agua\n',
	'latin1.json': Uint8Array.of(0x7b, 0xe9, 0x7d),
};
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-tally-'));
	await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

const run = (...words: string[]) => runPrioriza(['tally', ...words], folder);

describe('prioriza tally', () => {
	it.each([
		['bien.json', 0],
		['difiere.json', 1],
		['falta.json', 3],
		['simple.json', 0],
		['cortado.json', 2],
		['malo.json', 2],
		['lista.soi', 0],
		['malo.soc', 2],
		['obras.cat', 0],
		['tres.cat', 0],
		['mesa.blt', 0],
		['lineas.txt', 0],
		['latin1.json', 2],
		['nada.json', 2],
		['.', 2],
	])('%s ends with %i, in words and as data', async (file, exit) => {
		expect((await run(file)).exit).toBe(exit);
		const { exit: same, stdout } = await run(file, '--json');
		expect(same).toBe(exit);
		const printed = JSON.parse(stdout) as object;
		expect(printed).toHaveProperty(exit === 2 ? 'error' : 'results');
	});

	it('answers each expectation in its own shape', async () => {
		const { stdout } = await run('falta.json', '--json');
		expect(JSON.parse(stdout)).toEqual({
			id: 'caso',
			results: [
				{ method: 'plurality', params: {}, actual: { winner: 'a' }, matches: true },
				{ method: 'plurality', params: {}, actual: { winner: 'a' }, matches: false },
				{ method: 'adivinanza', params: {}, actual: null, matches: null },
			],
		});
	});

	it.each([
		['lista.soi', 'plurality', { winner: '1', scores: { '1': 2, '2': 1 } }],
		['obras.cat', 'approval', { winner: '1', scores: { '1': 4, '2': 1 } }],
		['tres.cat', 'schulze', { ranking: [['1'], ['2']] }],
		['mesa.blt', 'plurality', { ranking: [['1']] }],
		['lineas.txt', 'condorcet', { winner: 'agua', loser: 'luz' }],
		['simple.json', 'borda', { scores: { a: 2, b: 1 } }],
	])('counts %s by %s when asked', async (file, method, actual) => {
		const { stdout } = await run(file, '--method', method, '--json');
		const printed = JSON.parse(stdout) as { results: object[] };
		expect(printed.results).toEqual([
			{ method, params: {}, actual: expect.objectContaining(actual) as object },
		]);
	});

	it('asks only what the command line names', async () => {
		const { stdout, exit } = await run(
			'difiere.json',
			'--method',
			'borda',
			'--method',
			'condorcet',
			'--json',
		);
		expect(exit).toBe(0);
		expect(
			(JSON.parse(stdout) as { results: { method: string }[] }).results.map(({ method }) => method),
		).toEqual(['borda', 'condorcet']);
		expect((await run('simple.json', '--method', 'adivinanza')).exit).toBe(3);
	});

	it('says where a file is wrong, in both languages', async () => {
		expect((await run('malo.json')).stderr).toContain('Línea 2, columna 24');
		expect((await run('malo.json')).stderr).toContain('no puede ser menor que cero: -1');
		expect((await run('cortado.json')).stderr).toContain('Línea 2, columna 14');
		expect((await run('malo.soc', '--lang', 'en')).stderr).toContain(
			'Line 2, column 6: “3” is not on the list.',
		);
		expect((await run('latin1.json')).stderr).toContain('no es texto UTF-8');
		expect(JSON.parse((await run('malo.soc', '--json')).stdout)).toMatchObject({
			error: { code: 'unknown-alternative', line: 2, column: 6, value: '3' },
		});
	});

	it('says the result in plain words', async () => {
		const { stdout } = await run('lineas.txt');
		expect(stdout).toContain('Pares ordenados\n  1. agua\n  2. luz\n');
		expect((await run('difiere.json')).stdout).toContain('NO es lo que se esperaba');
		expect((await run('falta.json', '--lang', 'en')).stdout).toContain('not available here');
	});

	it('says what alternatives are called beside their ids, and keeps ids alone in the data', async () => {
		const { stdout } = await run('mesa.blt', '--method', 'plurality');
		expect(stdout).toContain('  1. agua [1] (3)');
		const named = await run('nombres.json', '--method', 'borda', '--method', 'condorcet');
		expect(named.stdout).toContain('  1. Agua limpia [a] (2)\n  2. b (1)\n');
		expect(named.stdout).toContain('Primer lugar: Agua limpia [a]');
		expect((await run('nombres.json', '--json')).stdout).not.toContain('Agua limpia');
	});

	it.each([
		[[], 'Di qué archivo hay que contar'],
		[['a', 'b'], 'Sobra «b»'],
		[['a', '--method'], 'Falta el valor de --method'],
		[['--verify', 'a', '--method', 'borda'], 'Quita --method borda'],
		[['--verify'], 'Di qué archivo hay que contar'],
		[['a', '--nada'], 'No existe la opción «--nada»'],
	])('%j is refused with a reason', async (words, reason) => {
		const { exit, stderr } = await run(...words);
		expect(exit).toBe(2);
		expect(stderr).toContain(reason);
	});

	it('is in the help', async () => {
		expect((await runPrioriza(['help'], folder)).stdout).toContain('tally ARCHIVO');
	});
});
