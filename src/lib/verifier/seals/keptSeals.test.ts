import { describe, expect, it } from 'vitest';
import {
	buildTree,
	hashLeaf,
	joinHashes,
	proveConsistency,
	publicKeyOf,
	readCheckpoint,
	readContinuity,
	rootOf,
	signCheckpoint,
	writeContinuity,
	type Checkpoint,
} from '../../evidence';
import { judgeSeal } from './keptSeals';

const origin = 'prioriza/ejercicio-ficticio';
const key = (n: number) => new Uint8Array(32).fill(n);
const leaves = (count: number, changed?: number) =>
	buildTree(
		joinHashes(Array.from({ length: count }, (_, at) => hashLeaf(Uint8Array.of(at === changed ? 200 : at)))),
	);
const honest = leaves(40);
/** A history with one line changed, signed with the true key. */
const rewritten = leaves(40, 3);

function seal(tree: typeof honest, size: number, by = 1, name = origin): Checkpoint {
	const read = readCheckpoint(signCheckpoint({ origin: name, size, root: rootOf(tree, size) }, [key(by)]));
	if (!read.ok) throw new Error(read.error);
	return read.value;
}
function prove(tree: typeof honest, from: number, to: number, by = 1) {
	const checkpoint = signCheckpoint({ origin, size: to, root: rootOf(tree, to) }, [key(by)]);
	const read = readContinuity(writeContinuity({ from, proof: proveConsistency(tree, from, to), checkpoint }));
	if (!read.ok) throw new Error(read.error);
	return read.value;
}
const kept = seal(honest, 17);
const known = { name: origin, publicKey: publicKeyOf(key(1)) };

describe('a seal beside the last one that was kept', () => {
	it.each([
		['goes on from it', seal(honest, 40), prove(honest, 17, 40), 'continues'],
		['is that one', seal(honest, 17), null, 'same'],
		['has fewer lines', seal(honest, 16), null, 'smaller'],
		['has as many lines and is another', seal(rewritten, 17), null, 'differs'],
		['has more lines and nothing to show for it', seal(honest, 40), null, 'proof-missing'],
		['is of a log written anew', seal(rewritten, 40), prove(rewritten, 17, 40), 'broken'],
		['comes with the proof of another pair', seal(honest, 40), prove(honest, 16, 40), 'broken'],
		['comes with the proof of a shorter log', seal(honest, 40), prove(honest, 17, 30), 'broken'],
		['comes with the proof of the true log', seal(rewritten, 40), prove(honest, 17, 40), 'broken'],
		['is of another log', seal(honest, 40, 1, 'prioriza/otro'), prove(honest, 17, 40), 'other-log'],
		['is signed by another key', seal(honest, 40, 2), prove(honest, 17, 40, 2), 'unsigned'],
	])('%s', (_, fresh, continuity, verdict) => {
		expect(judgeSeal({ kept, fresh, key: known, continuity })).toBe(verdict);
	});

	it('is judged by what it holds where no key is known, and the first one by its key alone', () => {
		const fresh = seal(honest, 40, 2);
		const continuity = prove(honest, 17, 40, 2);
		expect(judgeSeal({ kept, fresh, key: null, continuity })).toBe('continues');
		expect(judgeSeal({ kept: null, fresh, key: known, continuity: null })).toBe('unsigned');
		expect(judgeSeal({ kept: null, fresh, key: null, continuity: null })).toBe('first');
	});
});
