import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { clientFolder } from './readBuild';
import { readRoutes } from './readRoutes';

const library = fileURLToPath(new URL('../../src/lib/ranking/index.ts', import.meta.url));

/** What a page would get that imports these names from the library; everything when none is given. */
async function bundle(...names: string[]): Promise<string> {
	const wanted = names.length > 0 ? `{ ${names.join(', ')} }` : '*';
	const { outputFiles } = await build({
		stdin: { contents: `export ${wanted} from ${JSON.stringify(library)};`, resolveDir: '.' },
		bundle: true,
		write: false,
		minify: true,
		format: 'esm',
		target: 'es2022',
	});
	return outputFiles[0]?.text ?? '';
}

const compressed = (text: string) => gzipSync(text, { level: 9 }).length;

/** What no minifier renames and nothing else writes: a word of each part of the library. */
const traces = [
	['the counting kernel', 'AGFzbQ'],
	['adding up matrices', 'only matrices over the same alternatives'],
	['locked pairs', 'a rejected defeat has no contrary path'],
	['tiers of an order', 'it is not a strict partial order'],
	['resampling', 'resamples were drawn and none was counted'],
] as const;

describe('what the ranking library weighs, compressed', () => {
	it('is at most 40 kB for the record of a mesa: tally, methods side by side, leaving out, resampling', async () => {
		const record = await bundle('computeTally', 'compareMethods', 'leaveOut', 'resample');
		expect(compressed(record)).toBeLessThan(30_000);
	});

	it('stays within its limit with every method, format and criterion', async () => {
		// the goal of 40 kB was set before committees, judgements and file formats came; nobody downloads it whole
		expect(compressed(await bundle())).toBeLessThan(59_000);
	});

	it('is what is used and no more: the Borda count alone brings nothing of the rest', async () => {
		const alone = await bundle('borda');
		expect(compressed(alone)).toBeLessThan(2_000);
		for (const [, trace] of traces) expect(alone).not.toContain(trace);
	});

	it.each([
		['ranked pairs', 'rankedPairs', 6_000],
		['Schulze', 'schulze', 4_000],
		['Kemeny', 'kemeny', 6_500],
		['counting ballots', 'buildProfile, countPairwise, countBorda', 6_500],
	])('of %s stays under its limit', async (_, names, limit) => {
		expect(compressed(await bundle(names))).toBeLessThan(limit);
	});
});

describe('the page of a ballot', () => {
	it('brings no method: what is cast is counted elsewhere', async () => {
		const pages = readRoutes().filter(({ route }) => route.includes('/boleta/'));
		const scripts = new Set(pages.flatMap((page) => page.scripts));
		expect(scripts.size).toBeGreaterThan(0);
		const texts = [...scripts].map((path) => readFileSync(join(clientFolder, path), 'utf8'));
		const whole = await bundle();
		for (const [part, trace] of traces) {
			expect(whole, `${part} must leave its trace in the library`).toContain(trace);
			expect(
				texts.filter((text) => text.includes(trace)),
				part,
			).toEqual([]);
		}
	});
});
