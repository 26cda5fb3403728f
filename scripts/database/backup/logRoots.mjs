import { createHash } from 'node:crypto';

const batch = 5_000;

/**
 * The root of the log of each exercise (RFC 9162, section 2.1), computed from the entries themselves.
 * @param {import('pg').Client} client
 * @returns {Promise<{ exercise: string, size: number, root: string }[]>}
 */
export async function readLogRoots(client) {
	const { rows: logs } = await client.query('select exercise_id, size from app.logs order by exercise_id');
	const roots = [];
	for (const { exercise_id: exercise, size } of logs) {
		const tree = new GrowingTree();
		for (let from = 0; ; from += batch) {
			const { rows } = await client.query(
				`select position, entry from app.log_entries
				where exercise_id = $1 and position >= $2 and position < $3 order by position`,
				[exercise, from, from + batch],
			);
			for (const { position, entry } of rows) {
				if (position !== tree.size) throw new Error(`The log of ${exercise} has no entry ${tree.size}.`);
				tree.add(entry);
			}
			if (rows.length < batch) break;
		}
		if (tree.size !== size)
			throw new Error(`The log of ${exercise} says ${size} entries and has ${tree.size}.`);
		roots.push({ exercise, size, root: tree.root() });
	}
	return roots;
}

/** Keeps one hash per whole subtree, the largest first. */
class GrowingTree {
	size = 0;
	/** @type {{ leaves: number, hash: Buffer }[]} */
	#peaks = [];

	/** @param {Buffer} entry */
	add(entry) {
		let peak = { leaves: 1, hash: hashOf(0, entry) };
		for (let last = this.#peaks.at(-1); last?.leaves === peak.leaves; last = this.#peaks.at(-1)) {
			this.#peaks.pop();
			peak = { leaves: 2 * last.leaves, hash: hashOf(1, last.hash, peak.hash) };
		}
		this.#peaks.push(peak);
		this.size += 1;
	}

	root() {
		const [last, ...before] = this.#peaks.map(({ hash }) => hash).reverse();
		if (last === undefined) return createHash('sha256').digest('base64url');
		return before.reduce((right, left) => hashOf(1, left, right), last).toString('base64url');
	}
}

/**
 * @param {0 | 1} kind
 * @param {Buffer[]} parts
 */
function hashOf(kind, ...parts) {
	const hash = createHash('sha256').update(Uint8Array.of(kind));
	for (const part of parts) hash.update(part);
	return hash.digest();
}
