import { MOST_COPY_BYTES, readOwnCopy, type OwnCopy } from '$lib/basics/copies/ownCopy';
import { fromBase64url } from '$lib/evidence/base64url';
import { canonicalText } from '$lib/evidence/canonical';
import { commit, SALT_BYTES } from '$lib/evidence/commitment';
import type { Hash } from '$lib/evidence/hash';
import { readCheckpoint } from '$lib/evidence/log/checkpoint';
import { rootOf } from '$lib/evidence/log/hashTree';
import { areEqual, proveInclusion, verifyInclusion } from '$lib/evidence/log/proofs';
import { listTiles, tilePath, treeFromTiles } from '$lib/evidence/log/tiles';
import { hashLeaf } from '$lib/evidence/merkle';
import type { LineFacts } from './lineFacts';

// A part of its own: it comes only when somebody asks for it.

/** What this device found out by itself. */
type Found =
	'included' | 'not-yet' | 'missing' | 'unreachable' | 'matches' | 'differs' | 'other-folio' | 'no-copy';

/**
 * Whether the line is in the published record: its leaf is computed here, and of the tree only whole tiles are fetched,
 * which tell nobody which of 256 lines is meant.
 */
export async function findInRecord(
	{ record, line, entry }: LineFacts,
	fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Found> {
	const get = async (path: string): Promise<Uint8Array> => {
		const response = await fetch(`${record}/${path}`, { signal: AbortSignal.timeout(20_000) });
		if (!response.ok) throw new Error(`${path}: ${response.status.toString()}`);
		return new Uint8Array(await response.arrayBuffer());
	};
	try {
		const checkpoint = readCheckpoint(new TextDecoder().decode(await get('checkpoint')));
		if (!checkpoint.ok) return 'unreachable';
		const { size, root } = checkpoint.value;
		const index = line - 1;
		// What was sealed a moment ago waits for the next signature.
		if (index >= size) return 'not-yet';
		const wanted = listTiles(size, (tree) => [proveInclusion(tree, index), rootOf(tree)]);
		const tiles = new Map(
			await Promise.all(
				wanted.map(async (tile) => {
					const path = tilePath(tile);
					return [path, await get(`tile/${path}`)] as const;
				}),
			),
		);
		const tree = treeFromTiles(size, (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array());
		const leaf = hashLeaf(new TextEncoder().encode(entry));
		const isIncluded = verifyInclusion({ leaf, index, size, root }, proveInclusion(tree, index));
		return isIncluded && areEqual(rootOf(tree), root) ? 'included' : 'missing';
	} catch {
		return 'unreachable';
	}
}

/** Whether a copy that was kept is what the record is bound to on that line. Nothing of it leaves the device. */
export async function compareCopy(file: Blob, { folio, entry }: LineFacts): Promise<Found> {
	const text = file.size > MOST_COPY_BYTES ? '' : await file.text().catch(() => '');
	const copy = readOwnCopy(text);
	if (copy === null) return 'no-copy';
	if (copy.folio !== folio) return 'other-folio';
	const { body } = JSON.parse(entry) as { body: { commitment?: string } };
	const own = commitmentOf(copy);
	return own !== null && own === body.commitment ? 'matches' : 'differs';
}

/** The commitment that a copy gives; `null` where what it holds has another spelling than what was sent. */
export function commitmentOf({ content, salt }: OwnCopy): Hash | null {
	const bytes = fromBase64url(salt);
	if (bytes?.length !== SALT_BYTES) return null;
	try {
		const answered: unknown = JSON.parse(content);
		return canonicalText(answered) === content ? commit('response', bytes, answered) : null;
	} catch {
		// What is no JSON, or has no canonical form, was never sent.
		return null;
	}
}
