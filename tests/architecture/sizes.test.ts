import { describe, expect, it } from 'vitest';
import { checkFolders, checkLengths } from './rules/checkSizes';
import { listPaths, plantTree, readTree } from './tree';

describe('sizes', () => {
	it('of files stay under their cap', () => {
		expect(checkLengths(readTree())).toEqual([]);
	});

	it('of folders stay under sixteen files', () => {
		expect(checkFolders(listPaths())).toEqual([]);
	});
});

describe('the check of sizes', () => {
	const lines = (count: number) => 'x\n'.repeat(count);

	it.each([
		['src/lib/domain/survey/answer.ts', 300],
		['src/lib/domain/survey/answer.test.ts', 300],
		['src/lib/ui/Button.svelte', 350],
		['src/routes/(public)/consulta/[slug]/+page.svelte', 180],
		['src/routes/+page.server.ts', 180],
		['src/lib/ranking/methods/schulze.ts', 150],
		['supabase/migrations/20260101000000_surveys.sql', 350],
		['scripts/start.mjs', 300],
	])('lets %s have %i lines and not one more', (path, cap) => {
		expect(checkLengths(plantTree({ [path]: lines(cap) }))).toEqual([]);
		expect(checkLengths(plantTree({ [path]: lines(cap + 1) }))).toHaveLength(1);
	});

	it('leaves generated data alone', () => {
		expect(checkLengths(plantTree({ 'supabase/migrations/20260101000000_mexico.sql': lines(5000) }))).toEqual(
			[],
		);
	});

	it('counts the files of a folder, not of those below', () => {
		const paths = Array.from({ length: 17 }, (_, index) => `src/lib/ui/Part${index}.svelte`);
		expect(checkFolders(paths)).toHaveLength(1);
		expect(checkFolders(paths.slice(1))).toEqual([]);
		expect(checkFolders(paths.map((path, index) => path.replace('ui/', `ui/group${index % 2}/`)))).toEqual(
			[],
		);
	});
});
