/** Distinct rows of 16-bit codes, numbered from 0 in the order in which they first came. */
export interface PatternTable {
	/** The number of the row `codes[0]` … `codes[length − 1]`; a new one when there was none like it. */
	readonly find: (codes: Uint16Array, length: number) => number;
	readonly size: () => number;
	/** All rows one after the other; row k ends before `ends[k]`. Views, good until the next row comes. */
	readonly read: () => { readonly codes: Uint16Array; readonly ends: Uint32Array };
}

/**
 * A hash table with open addresses over one growing array, because a text and an entry of a map for each ballot would
 * take several times as long and as much memory as the ballot. The hash decides only how soon a row is found.
 */
export function createPatternTable(): PatternTable {
	let stored = new Uint16Array(1 << 10);
	let used = 0;
	let ends = new Uint32Array(1 << 6);
	let hashes = new Uint32Array(1 << 6);
	let size = 0;
	// number of the row + 1, at most half full
	let slots = new Uint32Array(1 << 7);

	function find(codes: Uint16Array, length: number): number {
		const hash = hashCodes(codes, length);
		const mask = slots.length - 1;
		let slot = hash & mask;
		for (let known = slots[slot] ?? 0; known !== 0; known = slots[slot] ?? 0) {
			if (hashes[known - 1] === hash && isRow(known - 1, codes, length)) return known - 1;
			slot = (slot + 1) & mask;
		}
		slots[slot] = size + 1;
		return append(codes, length, hash);
	}

	function isRow(row: number, codes: Uint16Array, length: number): boolean {
		const start = row === 0 ? 0 : (ends[row - 1] ?? 0);
		if ((ends[row] ?? 0) - start !== length) return false;
		for (let at = 0; at < length; at++) if (stored[start + at] !== codes[at]) return false;
		return true;
	}

	function append(codes: Uint16Array, length: number, hash: number): number {
		while (used + length > stored.length) stored = grow(stored, new Uint16Array(2 * stored.length));
		if (size === ends.length) {
			ends = grow(ends, new Uint32Array(2 * size));
			hashes = grow(hashes, new Uint32Array(2 * size));
		}
		for (let at = 0; at < length; at++) stored[used + at] = codes[at] ?? 0;
		used += length;
		ends[size] = used;
		hashes[size] = hash;
		size++;
		if (2 * size > slots.length) spread();
		return size - 1;
	}

	function spread(): void {
		slots = new Uint32Array(2 * slots.length);
		const mask = slots.length - 1;
		for (let row = 0; row < size; row++) {
			let slot = (hashes[row] ?? 0) & mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = row + 1;
		}
	}

	return {
		find,
		size: () => size,
		read: () => ({ codes: stored.subarray(0, used), ends: ends.subarray(0, size) }),
	};
}

function grow<Row extends Uint16Array | Uint32Array>(from: Row, to: Row): Row {
	to.set(from);
	return to;
}

/** Mixes each code well, so that permutations of a few codes spread over all slots. */
function hashCodes(codes: Uint16Array, length: number): number {
	let hash = length;
	for (let at = 0; at < length; at++) {
		hash = Math.imul(hash ^ (codes[at] ?? 0), 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	return hash >>> 0;
}
