import { describe, expect, it } from 'vitest';
import { areas } from '../../scripts/mutation/settings.mjs';
import { checkImports } from './checkImports';
import { drawArrows, findCircles } from './findCircles';
import { readImports } from './readImports';
import { rooms } from './rooms';
import { plantTree, readTree } from './tree';

const code = readTree((path) => /\.(ts|svelte|mjs|js)$/.test(path));

/** `a/{b,c}/**` as `a/b/**` and `a/c/**`. */
function expandBraces(pattern: string): string[] {
	const found = /^(.*)\{(.*)\}(.*)$/.exec(pattern);
	if (!found) return [pattern];
	const [, before = '', names = '', after = ''] = found;
	return names.split(',').map((name) => before + name + after);
}

describe('the rooms of the house', () => {
	it('import only what the table allows', () => {
		expect(checkImports(code)).toEqual([]);
	});

	it.each(Object.entries(areas))(
		'take nothing, in %s and its tests, that a copy to be changed does not carry',
		(_, { folders, needs }) => {
			const carried = [...folders, ...needs.flatMap(expandBraces)].map((one) => one.replace(/\/?\*.*$/, '/'));
			const isCarried = (path: string) => carried.some((folder) => `${path}/`.startsWith(folder));
			const files = new Map(code.map((file) => [file.path, file]));
			const paths = new Set(files.keys());
			const reached = new Set([...paths].filter((path) => folders.some((one) => path.startsWith(`${one}/`))));
			// A set gives what is added while it is read.
			for (const path of reached)
				for (const { target, typeOnly } of readImports(files.get(path) ?? { path, text: '' }, paths))
					if (target !== null && !typeOnly && isCarried(path)) reached.add(target);
			expect([...reached].filter((path) => !isCarried(path))).toEqual([]);
		},
	);

	it('hold no circle of files', () => {
		const source = code.filter((file) => /^(src|supabase|scripts)\//.test(file.path));
		expect(findCircles(drawArrows(source)).map((circle) => circle.join(' → '))).toEqual([]);
	});

	it('hold no circle of rooms', () => {
		const arrows = new Map(
			rooms.map((room) => [
				room.name,
				[...room.may, ...(room.serverFilesMay ?? [])]
					.map((name) => name.replace('types of ', ''))
					.map(
						(name) => rooms.find((other) => name === other.name || name.startsWith(`${other.name}/`))?.name,
					)
					.filter((name): name is string => name !== undefined && name !== room.name),
			]),
		);
		expect(findCircles(arrows).map((circle) => circle.join(' → '))).toEqual([]);
	});

	it('are named without a word that means nothing', () => {
		for (const room of rooms)
			for (const name of [...room.may, ...(room.serverFilesMay ?? [])]) {
				const bare = name.replace('types of ', '');
				expect(
					rooms.some((other) => bare === other.name || bare.startsWith(`${other.name}/`)),
					name,
				).toBe(true);
			}
	});
});

describe('the check of imports', () => {
	const refused: [string, string, string, RegExp][] = [
		[
			'a pure room reaching outwards',
			'src/lib/ranking/schulze.ts',
			"import { x } from '../domain/x';",
			/may not import "domain"/,
		],
		[
			'a pure room with a package',
			'src/lib/ranking/schulze.ts',
			"import { z } from 'zod';",
			/may not use the package "zod"/,
		],
		[
			'a pure room with $lib',
			'src/lib/domain/a.ts',
			"import { ok } from '$lib/basics/result';",
			/relative path/,
		],
		[
			'a pure room with an extension',
			'src/lib/domain/a.ts',
			"import { ok } from '../basics/result.ts';",
			/extension/,
		],
		[
			'more than types of evidence',
			'src/lib/domain/a.ts',
			"import { hash } from '../evidence/hash';",
			/"evidence"/,
		],
		[
			'a part of ui with domain words',
			'src/lib/ui/Part.svelte',
			'<script lang="ts">\nimport { a } from \'$lib/domain/a\';</script>',
			/Part\.svelte:2: .*components\/<word>/,
		],
		[
			'a component with another',
			'src/lib/components/ballot/B.svelte',
			"<script>import A from '../problem/A.svelte';</script>",
			/do not import each other/,
		],
		[
			'a route group with another',
			'src/routes/(public)/+page.ts',
			"import { a } from '../(kiosk)/a';",
			/do not import each other/,
		],
		[
			'a page with a server room',
			'src/routes/(public)/+page.ts',
			"import { a } from '$lib/server/data/a';",
			/server\/data/,
		],
		[
			'a re-export across rooms',
			'src/lib/basics/a.ts',
			"export { a } from '../domain/a';",
			/may not import "domain"/,
		],
		[
			'a lazy import across rooms',
			'src/lib/basics/a.ts',
			"const a = import('../domain/a');",
			/may not import "domain"/,
		],
		[
			'a type import across rooms',
			'src/lib/basics/a.ts',
			"type A = import('../domain/a').A;",
			/may not import "domain"/,
		],
		[
			'supabase-js outside its room',
			'src/lib/server/data/a.ts',
			"import { createClient } from '@supabase/supabase-js';",
			/server\/backend/,
		],
		[
			'Leaflet outside its room',
			'src/lib/components/problem/M.svelte',
			"<script>import L from 'leaflet';</script>",
			/room "map" alone/,
		],
		[
			'Leaflet downloaded by everybody',
			'src/lib/map/draw.ts',
			"import { map } from 'leaflet';",
			/import\(\)/,
		],
		[
			'IndexedDB outside its room',
			'src/routes/(kiosk)/a.ts',
			"import { openDB } from 'idb';",
			/room "offline" alone/,
		],
		[
			'src with scripts',
			'src/lib/server/data/a.ts',
			"import { a } from '../../../../scripts/a.mjs';",
			/may not import "scripts"/,
		],
		[
			'scripts with src',
			'scripts/start.mjs',
			"import { a } from '../src/lib/basics/a.ts';",
			/may not import "basics"/,
		],
		['a file in no room', 'src/lib/stuff/a.ts', '', /no room of the house/],
	];
	it.each(refused)('refuses %s', (_, path, text, message) => {
		const lines = checkImports(plantTree({ [path]: text }));
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(message);
		expect(lines[0]).toContain(path);
	});

	it('accepts what the table allows', () => {
		expect(
			checkImports(
				plantTree({
					'src/lib/domain/a.ts': "import { z } from 'zod'; import type { Entry } from '../evidence/entry';",
					'src/lib/messages/a.ts': "import { type A } from '../domain/a';",
					'src/lib/map/draw.ts':
						"import type { Map } from 'leaflet'; import { a } from '$lib/domain/territory/a'; const l = import('leaflet');",
					'src/routes/(public)/+page.server.ts':
						"import { a } from '$lib/server/data/a'; import type { A } from './$types';",
					'src/lib/server/backend/client.ts': "import { createClient } from '@supabase/supabase-js';",
					'src/lib/domain/a.test.ts': "import { canonicalText } from '../evidence/canonical';",
					'src/lib/ranking/schulze.test.ts':
						"import { it } from 'vitest'; import { readFileSync } from 'node:fs';",
				}),
			),
		).toEqual([]);
	});

	it('reads line and kind of an import', () => {
		const [file] = plantTree({
			'src/lib/ui/A.svelte': '<p>x</p>\n\n<script>\n\timport type { A } from "./a";\n</script>',
		});
		expect(file && readImports(file, new Set(['src/lib/ui/a.ts']))).toEqual([
			{ specifier: './a', target: 'src/lib/ui/a.ts', typeOnly: true, dynamic: false, line: 4 },
		]);
	});

	it('finds a circle through three files', () => {
		const circle = plantTree({
			'src/lib/basics/a.ts': "import './b';",
			'src/lib/basics/b.ts': "import './c';",
			'src/lib/basics/c.ts': "import './a';",
		});
		expect(findCircles(drawArrows(circle))).toHaveLength(1);
		expect(findCircles(drawArrows(circle.slice(0, 2)))).toEqual([]);
	});
});
