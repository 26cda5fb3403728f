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
	const towardsA = a >>> 5;
	const towardsB = b >>> 5;
	for (let x = 0; x < size; x++) {
		const row = x * words;
		if (x !== a && (((rows[row + towardsA] ?? 0) >>> (a & 31)) & 1) === 0) continue;
		// what reaches b already reaches all that b does
		if (((rows[row + towardsB] ?? 0) & bit) !== 0) continue;
		for (let word = 0; word < words; word++)
			rows[row + word] = (rows[row + word] ?? 0) | (rows[from + word] ?? 0);
		rows[row + towardsB] = (rows[row + towardsB] ?? 0) | bit;
	}
}

/** A number that is equal for equal graphs, and rarely for others. */
function hashReachability({ rows }: Reachability): number {
	let hash = rows.length;
	for (let at = 0; at < rows.length; at++)
		hash = Math.imul(hash ^ (rows[at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
	return hash;
}

function isSame(a: Reachability, b: Reachability): boolean {
	return a.rows.length === b.rows.length && a.rows.every((word, at) => word === b.rows[at]);
}

/** Different graphs over the same nodes, each once, with what belongs to them. */
export interface DistinctGraphs<Entry> {
	/** In the order in which they came. */
	readonly entries: readonly Entry[];
	/** Takes the entry unless its graph is there already. */
	readonly add: (entry: Entry) => void;
}

export function collectDistinct<Entry>(graphOf: (entry: Entry) => Reachability): DistinctGraphs<Entry> {
	const entries: Entry[] = [];
	const byHash = new Map<number, Entry[]>();
	return {
		entries,
		add: (entry) => {
			const graph = graphOf(entry);
			const hash = hashReachability(graph);
			const alike = byHash.get(hash);
			if (alike?.some((other) => isSame(graphOf(other), graph)) === true) return;
			if (alike === undefined) byHash.set(hash, [entry]);
			else alike.push(entry);
			entries.push(entry);
		},
	};
}
