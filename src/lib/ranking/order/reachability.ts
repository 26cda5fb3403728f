/**
 * Which node of a directed graph can be reached from which, kept transitively closed while links are added. Row a is
 * a bit set of what a reaches. A node reaches itself only along a cycle.
 */
export interface Reachability {
	readonly size: number;
	readonly words: number;
	readonly rows: Uint32Array;
}

export function createReachability(size: number): Reachability {
	const words = (size + 31) >>> 5;
	return { size, words, rows: new Uint32Array(size * words) };
}

export function copyReachability(from: Reachability): Reachability {
	return { ...from, rows: from.rows.slice() };
}

/** Whether a path of links leads from a to b. */
export function reaches(graph: Reachability, a: number, b: number): boolean {
	return (((graph.rows[a * graph.words + (b >>> 5)] ?? 0) >>> (b & 31)) & 1) === 1;
}

/** Adds the link a → b and everything that follows from it. Does nothing when a reaches b already. */
export function addLink(graph: Reachability, a: number, b: number): void {
	if (reaches(graph, a, b)) return;
	const { size, words, rows } = graph;
	const from = b * words;
	const bit = 1 << (b & 31);
	for (let x = 0; x < size; x++) {
		if (x !== a && !reaches(graph, x, a)) continue;
		const row = x * words;
		for (let word = 0; word < words; word++)
			rows[row + word] = (rows[row + word] ?? 0) | (rows[from + word] ?? 0);
		const own = row + (b >>> 5);
		rows[own] = (rows[own] ?? 0) | bit;
	}
}

/** A text that is equal for equal graphs, to use as the key of a map. */
export function keyOfReachability(graph: Reachability): string {
	const halves = new Uint16Array(graph.rows.buffer, graph.rows.byteOffset, graph.rows.length * 2);
	let key = '';
	for (let at = 0; at < halves.length; at += 4096)
		key += String.fromCharCode(...halves.subarray(at, at + 4096));
	return key;
}
