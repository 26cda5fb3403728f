import { describe, expect, it } from 'vitest';
import { checkModules, checkNames } from './rules/checkNames';
import { plantTree, readTree } from './tree';

const project = readTree((path) => /^(src|supabase|scripts|tests)\/|^[^/]+\.ts$/.test(path));

describe('names', () => {
	it('of files and folders say what is inside', () => {
		expect(checkNames(project)).toEqual([]);
	});

	it('are how things are exported, without barrels', () => {
		expect(checkModules(project)).toEqual([]);
	});
});

describe('the check of names', () => {
	it.each([
		'src/lib/utils/a.ts',
		'src/lib/domain/survey/helpers.ts',
		'tests/common/a.ts',
		'src/lib/ui/button.svelte',
		'src/lib/domain/Answer.ts',
		'src/lib/domain/close-consultation.ts',
		'supabase/migrations/surveys.sql',
	])('refuses %s', (path) => {
		expect(checkNames(plantTree({ [path]: '' }))).toHaveLength(1);
	});

	it.each([
		'src/lib/domain/survey/answer.test.ts',
		'src/lib/ui/ErrorSummary.svelte',
		'src/routes/(public)/consulta/[slug]/+page.server.ts',
		'src/routes/(kiosk)/+layout@.svelte',
		'src/service-worker.ts',
		'src/lib/domain/commonGround.ts',
		'supabase/migrations/20261121000100_schemas.sql',
	])('accepts %s', (path) => {
		expect(checkNames(plantTree({ [path]: '' }))).toEqual([]);
	});

	it.each([
		['src/lib/basics/a.ts', 'export default 1;', /default export/],
		['src/lib/basics/a.ts', 'export default function a() {}', /default export/],
		['src/lib/basics/a.ts', 'const a = 1; export { a as default };', /default export/],
		['src/lib/basics/all.ts', "export * from './a'; export { b } from './b';", /passes on/],
		['src/lib/domain/index.ts', 'export const a = 1;', /index\.ts/],
	])('refuses in %s: %s', (path, text, message) => {
		expect(checkModules(plantTree({ [path]: text }))).toEqual([expect.stringMatching(message)]);
	});

	it('accepts the two doors of the libraries', () => {
		expect(checkModules(plantTree({ 'src/lib/ranking/index.ts': "export { a } from './a';" }))).toEqual([]);
	});
});
