import { HASH_BYTES, buildTree, joinHashes, rootOf, type HashTree } from './hashTree';

/** Hashes of one full tile (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** A piece of the tree that everybody fetches alike: asking for it tells nobody which of its 256 leaves one is after. */
export interface Tile {
	/** 0: leaf hashes; above, roots of full tiles of the level below. */
	readonly level: number;
	/** Place within the level, from 0. */
	readonly index: number;
	/** How many hashes it has: 256, or fewer at the right edge. */
	readonly width: number;
}

/** Path of a tile below `tile/`: `<level>/<index in threes>[.p/<width>]`. */
export function tilePath({ level, index, width }: Tile): string {
	return `${level}/${writeTileIndex(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Reads {@link tilePath}; `null` for another spelling. */
export function readTilePath(path: string): Tile | null {
	const parts = /^(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
	if (!parts) return null;
	const tile = {
		level: Number(parts[1]),
		index: Number((parts[2] ?? '').replace(/[x/]/g, '')),
		width: parts[3] === undefined ? TILE_WIDTH : Number(parts[3]),
	};
	return tile.width > 0 && Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : null;
}

function writeTileIndex(index: number): string {
	const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
	return digits.replace(/\d{3}(?!$)/g, 'x$&/');
}

/** The hashes of a tile, 32 bytes each; `null` where a tree of this size does not have it whole. */
export function cutTile(tree: HashTree, { level, index, width }: Tile): Uint8Array | null {
	const first = index * TILE_WIDTH;
	if (width > TILE_WIDTH || first + width > hashesAt(tree.size, level)) return null;
	return joinHashes(Array.from({ length: width }, (_, at) => tree.complete(level * TILE_HEIGHT, first + at)));
}

/** The tiles that something asked of a tree of this size would read, each once. */
export function listTiles(size: number, ask: (tree: HashTree) => unknown): Tile[] {
	const tiles = new Map<string, Tile>();
	ask({
		size,
		complete: (level, at) => {
			const { tile } = placeInTile(size, level, at);
			tiles.set(tilePath(tile), tile);
			return new Uint8Array(HASH_BYTES);
		},
	});
	return [...tiles.values()];
}

/**
 * The tree as far as tiles tell it.
 *
 * @param find the hashes of a tile; those of {@link listTiles} are enough for what was asked there.
 */
export function treeFromTiles(size: number, find: (tile: Tile) => Uint8Array): HashTree {
	return {
		size,
		complete: (level, at) => {
			const { tile, start, count } = placeInTile(size, level, at);
			return rootOf(buildTree(find(tile).slice(start * HASH_BYTES, (start + count) * HASH_BYTES)));
		},
	};
}

/** How many hashes the tiles of a level have together. */
function hashesAt(size: number, level: number): number {
	return Math.floor(size / TILE_WIDTH ** level);
}

/** Where a complete subtree is in the tiles: `count` hashes from `start` of one tile, whose root is its hash. */
function placeInTile(size: number, level: number, at: number): { tile: Tile; start: number; count: number } {
	const tileLevel = Math.floor(level / TILE_HEIGHT);
	const count = 2 ** (level % TILE_HEIGHT);
	const index = Math.floor((at * count) / TILE_WIDTH);
	const width = Math.min(TILE_WIDTH, hashesAt(size, tileLevel) - index * TILE_WIDTH);
	return { tile: { level: tileLevel, index, width }, start: at * count - index * TILE_WIDTH, count };
}
