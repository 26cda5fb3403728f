import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './tree';

const eslint = new ESLint({ cwd: projectRoot });

/** Lints a text as if it stood in an existing file, whose room decides the rules. */
async function findRules(path: string, text: string): Promise<string[]> {
	const [result] = await eslint.lintText(text, { filePath: path });
	return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

describe('the lint rules of the house', () => {
	it.each([
		[
			'a clock in a pure room',
			'src/lib/basics/result.ts',
			'export const a = Date.now();',
			'no-restricted-properties',
		],
		[
			'today in a pure room',
			'src/lib/basics/result.ts',
			'export const a = new Date();',
			'no-restricted-syntax',
		],
		[
			'chance in a pure room',
			'src/lib/basics/result.ts',
			'export const a = Math.random();',
			'no-restricted-properties',
		],
		[
			'surroundings in a pure room',
			'src/lib/basics/result.ts',
			"export const a = fetch('/');",
			'no-restricted-globals',
		],
		[
			'any',
			'src/lib/basics/result.ts',
			'export const a = (b: any): void => {};',
			'@typescript-eslint/no-explicit-any',
		],
		[
			'a silenced null',
			'src/lib/basics/result.ts',
			'export const a = (b?: string): string => b!;',
			'@typescript-eslint/no-non-null-assertion',
		],
		[
			'a silenced compiler',
			'src/lib/basics/result.ts',
			'export const a = 1 as unknown as string;',
			'no-restricted-syntax',
		],
		[
			'a promise nobody waits for',
			'src/lib/basics/result.ts',
			'export function a(b: Promise<void>): void {\n\tb;\n}',
			'@typescript-eslint/no-floating-promises',
		],
		['a default export', 'src/lib/basics/result.ts', 'export default 1;', 'no-restricted-syntax'],
		[
			'an empty catch',
			'src/lib/basics/result.ts',
			'export function a(b: () => void): void {\n\ttry {\n\t\tb();\n\t} catch {}\n}',
			'no-empty',
		],
		[
			'a note to oneself',
			'src/lib/basics/result.ts',
			'// TO' + 'DO later\nexport const a = 1;',
			'no-warning-comments',
		],
		[
			'supabase-js outside its room',
			'src/hooks.server.ts',
			"import { createClient } from '@supabase/supabase-js';\ncreateClient('', '');",
			'no-restricted-imports',
		],
		[
			'Leaflet outside its room',
			'src/hooks.server.ts',
			"import { map } from 'leaflet';\nmap('');",
			'no-restricted-imports',
		],
		[
			'raw markup',
			'src/routes/+error.svelte',
			'<script lang="ts">\n\tlet { a }: { a: string } = $props();\n</script>\n\n{@html a}',
			'svelte/no-at-html-tags',
		],
	])('refuse %s', async (_, path, text, rule) => {
		expect(await findRules(path, text)).toContain(rule);
	});

	it('accept a plain pure function', async () => {
		expect(
			await findRules(
				'src/lib/basics/result.ts',
				'export function add(a: number, b: number): number {\n\treturn a + b;\n}\n',
			),
		).toEqual([]);
	});
});
