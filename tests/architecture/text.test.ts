import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAreas, type Area } from './readMessages';
import { checkErrorCodes, listDocumented, listRaised } from './rules/checkErrorCodes';
import { checkCounts, findPlural } from './rules/checkCounts';
import { checkBothLanguages, checkReading } from './rules/checkMessages';
import { checkUse } from './rules/checkUse';
import { checkPrivatePlaces } from './rules/checkPrivatePlaces';
import { listPaths, plantTree, projectRoot, readTree } from './tree';

const readOrEmpty = (path: string) =>
	existsSync(join(projectRoot, path)) ? readFileSync(join(projectRoot, path), 'utf8') : '';

const messageFiles = listPaths('src/lib/messages').filter(
	(path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
);
const areas = (await Promise.all(messageFiles.map((path) => readAreas(path)))).flat();

describe('messages', () => {
	it('exist', () => {
		expect(areas.length).toBeGreaterThan(0);
	});

	it('say the same things in both languages', () => {
		expect(areas.flatMap(checkBothLanguages)).toEqual([]);
	});

	it('agree with the number one', () => {
		expect(areas.flatMap(checkCounts)).toEqual([]);
	});

	it('are all said somewhere', () => {
		const code = readTree(
			(path) =>
				/^src\/.*\.(ts|svelte)$/.test(path) &&
				// Messages say nothing by themselves, but for the functions that choose among them.
				(!path.startsWith('src/lib/messages/') || /describe|accountFrame|formErrors/.test(path)),
		);
		expect(checkUse(areas, code)).toEqual([]);
	});

	it('are easy to read, for those who work with them too', () => {
		expect(areas.flatMap(checkReading)).toEqual([]);
	});
});

describe('refusals of the database', () => {
	it('are listed, and have a sentence in both languages', () => {
		const refusals = areas.filter((area) => area.path === 'src/lib/messages/backendRefusals.ts');
		const sentencesIn = (locale: 'es' | 'en') =>
			new Map(
				refusals.flatMap((area) => area[locale].map((sentence) => [sentence.key, sentence.text] as const)),
			);
		const raised = listRaised(readTree((path) => path.startsWith('supabase/migrations/')));
		expect(raised.length).toBeGreaterThan(0);
		expect(
			checkErrorCodes(raised, listDocumented(readOrEmpty('docs/error-codes.md')), {
				es: sentencesIn('es'),
				en: sentencesIn('en'),
			}),
		).toEqual([]);
	});
});

describe('the project', () => {
	it('names no folder of one machine and no registry of its own', () => {
		expect(checkPrivatePlaces(readTree((path) => !path.startsWith('tests/fixtures/')))).toEqual([]);
	});

	it('carries the whole text of its licence', () => {
		const licence = readOrEmpty('LICENSE');
		expect(licence).toMatch(/^GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3, 19 November 2007/);
		expect(licence).toContain('13. Remote Network Interaction');
		expect(readOrEmpty('package.json')).toContain('"license": "AGPL-3.0-or-later"');
	});
});

describe('the checks of text', () => {
	const area = (es: Record<string, string>, en: Record<string, string>): Area => {
		const list = (words: Record<string, string>) =>
			Object.entries(words).map(([key, text]) => ({ key, text, blanks: 0, ofOne: null }));
		return { path: 'a.ts', name: 'aMessages', es: list(es), en: list(en) };
	};

	it('miss no untranslated, superfluous or empty sentence', () => {
		expect(checkBothLanguages(area({ a: 'Hola' }, { a: 'Hello' }))).toEqual([]);
		expect(checkBothLanguages(area({ a: 'Hola' }, {}))).toHaveLength(1);
		expect(checkBothLanguages(area({}, { a: 'Hello' }))).toHaveLength(1);
		expect(checkBothLanguages(area({ a: 'Hola' }, { a: ' ' }))).toHaveLength(1);
	});

	it('tell plain Spanish from the other kind', () => {
		const plain =
			'Tu respuesta se guarda en este teléfono. Se manda sola cuando hay red. No tienes que hacer nada más. Puedes cerrar esta hoja. Si la abres otra vez, ves lo que falta.';
		const dense =
			'La implementación interinstitucional correspondiente posibilitará simultáneamente la consolidación administrativa, procedimental y documental de los requerimientos extraordinarios previamente identificados, garantizando consecuentemente su disponibilidad permanente, transversalmente articulada e incuestionablemente trazable durante la totalidad del procedimiento deliberativo.';
		expect(checkReading(area({ a: plain }, {}))).toEqual([]);
		expect(checkReading(area({ a: dense }, {}))).toHaveLength(1);
	});

	it('hear a plural where there is one thing, and only there', () => {
		for (const text of ['1 problemas', 'Hay 1 asientos.', 'Faltan 1.', '1 answers wait', 'Han participado 1'])
			expect(findPlural(text)).not.toBeNull();
		for (const text of [
			'1 problema',
			'1 más',
			'1 de 3 asientos',
			'Participaron 1 de 3',
			'11 problemas',
			'2.1 puntos',
		])
			expect(findPlural(text)).toBeNull();
	});

	it('find a sentence nobody says', () => {
		const areas = [area({ said: 'Sí', unsaid: 'No', 'group.of': 'Sí', 'word.of': 'No' }, {})];
		const code = plantTree({ 'src/a.svelte': '{m.said} {m.group[key]} {m.words}' });
		expect(checkUse(areas, code)).toHaveLength(2);
	});

	it('miss no refusal without row or sentence, and no row without refusal', () => {
		const raised = listRaised(
			plantTree({ 'supabase/migrations/1.sql': "-- 'PZ999'\nperform private.refuse('PZ001', 'torn');" }),
		);
		expect(raised).toEqual([{ code: 'PZ001', name: 'torn', path: 'supabase/migrations/1.sql' }]);
		const listed = listDocumented('| code | name |\n| PZ001 | `torn` | 400 | when | Otra vez. |\n');
		const both = { es: new Map([['torn', 'Otra vez.']]), en: new Map([['torn', 'Again.']]) };
		expect(checkErrorCodes(raised, listed, both)).toEqual([]);
		expect(checkErrorCodes(raised, [], both)).toHaveLength(1);
		expect(
			checkErrorCodes(raised, [...listed, { code: 'PZ002', name: 'b', sentence: '' }], both),
		).toHaveLength(1);
		expect(checkErrorCodes(raised, [{ code: 'PZ001', name: 'other', sentence: '' }], both)).toHaveLength(1);
		expect(checkErrorCodes(raised, listed, { ...both, en: new Map() })).toHaveLength(1);
		expect(
			checkErrorCodes(raised, listed, { ...both, es: new Map([['torn', 'De otro modo.']]) }),
		).toHaveLength(1);
	});

	it('miss no private folder and no private registry', () => {
		const there = ['', 'work', 'main'].join('/');
		const registry = ['https:/', 'registry.example.internal', 'x.tgz'].join('/');
		expect(checkPrivatePlaces(plantTree({ 'a.md': `see ${there}` }))).toHaveLength(1);
		expect(checkPrivatePlaces(plantTree({ 'a.json': `"${registry}"` }))).toHaveLength(1);
		expect(
			checkPrivatePlaces(
				plantTree({ 'a.md': 'a network/work/b, https://registry.npmjs.org/zod and https://nodejs.org' }),
			),
		).toEqual([]);
	});
});
