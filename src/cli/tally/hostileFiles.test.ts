import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPrioriza } from '../prioriza';

const abc = '"alternatives":[{"id":"a"},{"id":"b"},{"id":"c"}]';

/** Files that are wrong, one thing each: the ending, why and where it is refused, and the text as JSON. */
const refused = readFileSync(new URL('../../../tests/fixtures/refused-files.tsv', import.meta.url), 'utf8')
	.trimEnd()
	.split('\n')
	.map((row): readonly [string, string, string, number, number] => {
		const [ending = '', code = '', line, column, text = '""'] = row.split('\t');
		return [ending, JSON.parse(text) as string, code, Number(line), Number(column)];
	});

/** What looks wrong and is not: it is counted as it stands. */
const counted: readonly [ending: string, text: string, winner: string | null][] = [
	['json', `\uFEFF{"kind":"ordinal",${abc},"ballots":[{"count":1e2,"ranking":[["a"]]}]}`, 'a'],
	[
		'json',
		`{"kind":"ordinal",${abc},"ballots":[{"count":1,"weight":"0.10","ranking":[["a"],["b","c"]]}]}`,
		'a',
	],
	[
		'json',
		`{"kind":"ordinal",${abc},"ballots":[{"count":9007199254740993,"ranking":[["a"]]},{"count":9007199254740992,"ranking":[["b"]]}]}`,
		'a',
	],
	[
		'json',
		`{"kind":"ordinal",${abc},"ballots":[{"count":1,"weight":"0.10","ranking":[["a"]]},{"count":1,"weight":"1/10","ranking":[["b"]]}]}`,
		null,
	],
	[
		'json',
		'{"kind":"ordinal","alternatives":[{"id":"__proto__"},{"id":"constructor"}],"ballots":[{"count":1,"ranking":[["__proto__"]]}]}',
		'__proto__',
	],
	['json', '{"kind":"ordinal","alternatives":[],"ballots":[{"count":3,"ranking":[]}]}', null],
	[
		'json',
		`{"kind":"ordinal",${abc},"withdrawn":["a","b","c"],"ballots":[{"count":3,"ranking":[["a"]]}]}`,
		null,
	],
	['txt', '\uFEFF2: a > b\r\nb > a\r\n', 'a'],
	['txt', '__proto__ > constructor * 99999999999999999999999\n', '__proto__'],
	['soi', '# NUMBER ALTERNATIVES: 2\n1:\n', null],
];

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-files-'));
});
afterAll(async () => {
	await rm(folder, { recursive: true });
});

async function tally(ending: string, text: string, ...words: string[]) {
	const path = join(folder, `file.${ending}`);
	await writeFile(path, text);
	return runPrioriza(['tally', path, ...words], folder);
}

describe('a file that is wrong', () => {
	it.each(refused)('%s %s is refused as %s at %i:%i', async (ending, text, code, line, column) => {
		const { exit, stdout } = await tally(ending, text, '--json');
		expect(exit).toBe(2);
		expect(JSON.parse(stdout)).toMatchObject({ error: { code, line, column } });
		for (const [locale, opening] of [
			['es', 'Línea'],
			['en', 'Line'],
		] as const) {
			const said = await tally(ending, text, '--lang', locale);
			expect(said).toMatchObject({ exit: 2, stdout: '' });
			expect(said.stderr).toContain(`${opening} ${String(line)}, `);
			// one line, and words for the reason instead of its code
			expect(said.stderr.trimEnd().split('\n')).toHaveLength(1);
			expect(said.stderr).not.toContain(code);
			expect(said.stderr).not.toContain('undefined');
		}
	});
});

describe('a file that only looks wrong', () => {
	it.each(counted)('%s %s is counted', async (ending, text, winner) => {
		const { exit, stdout } = await tally(ending, text, '--method', 'borda', '--json');
		expect(exit).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ results: [{ actual: { winner } }] });
		expect(stdout).not.toMatch(/NaN|Infinity/);
	});
});

describe('a method that is asked wrong', () => {
	const budgeted = `{"kind":"approval","alternatives":[{"id":"a","cost":1},{"id":"b","cost":-2}],"budget":3,"ballots":[{"count":1,"approved":["a"]}]}`;

	it('says which datum it cannot use, even when nobody named the method', async () => {
		const { exit, stdout } = await tally('json', budgeted, '--json');
		expect(exit).toBe(3);
		expect(stdout).toContain(
			'"code":"cost-not-positive","path":["alternatives",1,"cost"],"value":"-2","line":1,"column":73',
		);
	});

	it('names the place of a parameter in the file', async () => {
		const text = `{"kind":"sortition","poolSize":9,"sources":[[1]],\n"expectations":[{"method":"rfc3797","params":{"count":11},"expect":{}}]}`;
		const { exit, stdout } = await tally('json', text, '--json');
		expect(exit).toBe(1);
		expect(stdout).toContain('"path":["params","count"],"value":"11","line":2,"column":55}},"matches":false');
	});

	it('says that a parameter is used by nobody', async () => {
		const text = `{"kind":"ordinal",${abc},"ballots":[],"expectations":[{"method":"schulze","params":{"strenght":"margin"},"expect":{"winner":null}}]}`;
		const { exit, stderr } = await tally('json', text);
		expect([exit, stderr]).toEqual([0, 'El método «schulze» no usa el parámetro «strenght».\n']);
	});
});
