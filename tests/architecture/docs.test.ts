import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProofs, readProofIds } from '../../scripts/proofs/findProofs.mjs';
import { rooms, type Room } from './rooms';
import { checkGlossary, listDomainWords, listTables } from './rules/checkGlossary';
import { checkRoomTable } from './rules/checkRoomTable';
import { checkSuites, readFolders } from './rules/checkSuites';
import { listPaths, plantTree, projectRoot, readTree } from './tree';

const readOrEmpty = (path: string) =>
	existsSync(join(projectRoot, path)) ? readFileSync(join(projectRoot, path), 'utf8') : '';
const paths = listPaths();

/** Reads `include: […]` as text: importing the configuration would start its plugins. */
function readIncludes(): string[] {
	const lists = [...readOrEmpty('vitest.config.ts').matchAll(/include: \[([^\]]*)\]/g)].map(
		(match) => match[1] ?? '',
	);
	const quoted = lists.flatMap((list) => [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? ''));
	return [...quoted, 'tests/e2e/**'];
}

describe('the glossary', () => {
	it('explains every table and every room of the domain', () => {
		const tables = listTables(readTree((path) => path.startsWith('supabase/migrations/')));
		expect(tables.length).toBeGreaterThan(0);
		expect(checkGlossary([...tables, ...listDomainWords(paths)], readOrEmpty('docs/glossary.md'))).toEqual(
			[],
		);
	});
});

describe('the architecture page', () => {
	it('says of every room what the table of the test says', () => {
		expect(checkRoomTable(rooms, readOrEmpty('docs/architecture.md'))).toEqual([]);
	});

	it('explains no room that has no file', () => {
		const empty = rooms.filter((room) => !paths.some((path) => room.files.test(path)));
		expect(empty.map(({ name }) => name)).toEqual([]);
	});
});

describe('the page of requirements', () => {
	it('names for each row tests that are there', () => {
		const rows = readOrEmpty('docs/requirements.md').match(/^\| [A-G]\d+ .*$/gm) ?? [];
		expect(rows.length).toBeGreaterThan(15);
		const named = rows.map((row) => [...row.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path = '']) => path));
		expect(named.filter((tests) => tests.length === 0)).toEqual([]);
		expect(named.flat().filter((path) => !paths.includes(path))).toEqual([]);
	});
});

describe('every test file', () => {
	it('is run by a suite', () => {
		expect(checkSuites(paths, readFolders(readIncludes()))).toEqual([]);
	});
});

describe('the checks of documents and suites', () => {
	it('miss no unexplained name', () => {
		const tables = listTables(
			plantTree({ 'supabase/migrations/1.sql': 'create table app.seats (\n);\n-- create table app.no' }),
		);
		expect(tables).toEqual(['seats']);
		expect(checkGlossary(tables, 'titular · `Seat` · `app.seats`')).toEqual([]);
		expect(checkGlossary(tables, 'seats')).toHaveLength(1);
		expect(
			listDomainWords(['src/lib/domain/mesa/a.ts', 'src/lib/domain/mesa/b.ts', 'src/lib/domain/text.ts']),
		).toEqual(['mesa']);
	});

	it('miss no room that the page explains otherwise', () => {
		const rule = { files: /a/, packages: [], moveTo: '' };
		const house: Room[] = [
			{ ...rule, name: 'basics', may: [] },
			{ ...rule, name: 'domain', may: ['types of basics'] },
		];
		const row = (name: string, imports: string) => `| \`${name}\` | what it is | ${imports} |\n`;
		const basics = row('basics', 'nothing');
		expect(checkRoomTable(house, basics + row('domain', '`basics`, `zod`'))).toEqual([]);
		expect(checkRoomTable(house, basics)).toHaveLength(1);
		expect(checkRoomTable(house, basics + row('domain', 'nothing'))).toHaveLength(1);
		expect(checkRoomTable(house, basics + row('domain', 'pure rooms'))).toHaveLength(1);
	});

	it('miss no test that nobody runs', () => {
		const folders = readFolders(['src/**/*.test.ts']);
		expect(checkSuites(['src/lib/a.test.ts', 'src/lib/a.ts'], folders)).toEqual([]);
		expect(
			checkSuites(['tests/forgotten/a.test.ts', 'src/lib/a.spec.ts', 'scripts/a.test.mjs'], folders),
		).toHaveLength(3);
	});
});

describe('the page of the proofs', () => {
	it('names each proof there is, and no other', () => {
		const found = [...new Set(findProofs(projectRoot).map(({ id }) => id))];
		const named = [...readOrEmpty('docs/proofs.md').matchAll(/^\| (T\d\d) +\|/gm)].map(([, id]) => id);
		expect(found.length).toBeGreaterThan(0);
		expect(named).toEqual(found);
	});

	it('would miss none whose title begins with its id', () => {
		// Put together here: written out, this file would count as a proof itself.
		const titled = (call: string, quote: string, id: string) =>
			`${call}(${quote}${id} says${quote}, () => {})`;
		const titles = [
			titled('describe', "'", 'T01'),
			titled('test.describe', '"', 'T02'),
			titled('it.skip', '`', 'T03'),
			titled('it', "'", 'not T04'),
		];
		expect(readProofIds(titles.join('\n'))).toEqual(['T01', 'T02', 'T03']);
	});
});
