import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashLeaf } from '../merkle';
import { buildTree, joinHashes, rootOf } from './hashTree';
import { proveConsistency, proveInclusion } from './proofs';
import { cutTile, listTiles, readTilePath, tilePath, treeFromTiles } from './tiles';

const size = 70_000;
const tree = buildTree(
	joinHashes(Array.from({ length: size }, (_, at) => hashLeaf(Uint8Array.of(at >> 16, at >> 8, at & 255)))),
);

test.each([
	[{ level: 0, index: 0, width: 256 }, '0/000'],
	[{ level: 0, index: 273, width: 112 }, '0/273.p/112'],
	[{ level: 1, index: 1234067, width: 256 }, '1/x001/x234/067'],
	[{ level: 63, index: 5, width: 1 }, '63/005.p/1'],
])('%o is at %s', (tile, path) => {
	expect(tilePath(tile)).toBe(path);
	expect(readTilePath(path)).toEqual(tile);
});

test.each([
	'0/0',
	'0/000/',
	'00/000',
	'0/x000/000',
	'0/000.p/256',
	'0/000.p/0',
	'0/000.p/01',
	'0/001/x234',
	'../000',
	'',
])('%j is the path of no tile', (path) => {
	expect(readTilePath(path)).toBeNull();
});

test('the published example of 70,000 entries has these tiles, and no others', () => {
	const widths = [
		[0, 272, 256],
		[0, 273, 112],
		[1, 0, 256],
		[1, 1, 17],
		[2, 0, 1],
	] as const;
	for (const [level, index, width] of widths) {
		expect(cutTile(tree, { level, index, width })).toHaveLength(width * 32);
		expect(cutTile(tree, { level, index, width: width + 1 })).toBeNull();
	}
	expect(cutTile(tree, { level: 3, index: 0, width: 1 })).toBeNull();
	expect(cutTile(tree, { level: 1, index: 0, width: 1 })).toEqual(
		rootOf(buildTree(cutTile(tree, { level: 0, index: 0, width: 256 }) ?? new Uint8Array())),
	);
});

test('tiles alone give the same proofs as the whole tree, and few of them', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: size }), fc.nat(), fc.nat(), (end, place, begin) => {
			const [index, from] = [place % end, begin % end];
			const all = cutAll(end);
			const tiles = treeFromTiles(end, all);
			expect(proveInclusion(tiles, index)).toEqual(proveInclusion(tree, index, end));
			expect(proveConsistency(tiles, from)).toEqual(proveConsistency(tree, from, end));
			expect(rootOf(tiles)).toEqual(rootOf(tree, end));
			expect(listTiles(end, (asked) => proveInclusion(asked, index)).length).toBeLessThanOrEqual(6);
			const enough = listTiles(end, (asked) => [proveInclusion(asked, index), rootOf(asked)]);
			const paths = new Set(enough.map(tilePath));
			const few = treeFromTiles(end, (tile) => {
				expect(paths).toContain(tilePath(tile));
				return all(tile);
			});
			expect([proveInclusion(few, index), rootOf(few)]).toEqual([
				proveInclusion(tree, index, end),
				rootOf(tree, end),
			]);
		}),
		{ numRuns: 60 },
	);
});

function cutAll(end: number) {
	return (tile: Parameters<typeof tilePath>[0]): Uint8Array => {
		// A tree of another size has the same full tiles, and the first hashes of the others.
		const hashes = cutTile(tree, tile);
		if (hashes === null) throw new Error(`No tile ${tilePath(tile)} of ${end}`);
		return hashes;
	};
}
