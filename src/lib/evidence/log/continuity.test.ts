import { describe, expect, it } from 'vitest';
import { hashLeaf } from '../merkle';
import { signCheckpoint } from './checkpoint';
import { readContinuity, writeContinuity } from './continuity';
import { buildTree, joinHashes, rootOf } from './hashTree';
import { proveConsistency, verifyConsistency } from './proofs';

const origin = 'prioriza/ejercicio-ficticio';
const tree = buildTree(joinHashes(Array.from({ length: 13 }, (_, at) => hashLeaf(Uint8Array.of(at)))));
const note = signCheckpoint({ origin, size: 13, root: rootOf(tree) }, [new Uint8Array(32).fill(1)]);
const written = writeContinuity({ from: 5, proof: proveConsistency(tree, 5), checkpoint: note });

describe('the file that shows that a log went on', () => {
	it('reads as it was written, and its proof holds for every earlier size', () => {
		expect(written.startsWith('old 5\n')).toBe(true);
		expect(written.endsWith(`\n\n${note}`)).toBe(true);
		for (let from = 1; from <= 13; from += 1) {
			const read = readContinuity(
				writeContinuity({ from, proof: proveConsistency(tree, from), checkpoint: note }),
			);
			if (!read.ok) throw new Error(read.error);
			expect(read.value.from).toBe(from);
			const earlier = { size: from, root: rootOf(tree, from) };
			expect(verifyConsistency(earlier, read.value.checkpoint, read.value.proof)).toBe(true);
		}
	});

	it('may have 63 hashes and no more', () => {
		const repeat = (times: number) => Array.from({ length: times }, () => rootOf(tree));
		const read = (times: number) =>
			readContinuity(writeContinuity({ from: 5, proof: repeat(times), checkpoint: note }));
		expect(read(63)).toEqual({
			ok: true,
			value: { from: 5, proof: repeat(63), checkpoint: expect.objectContaining({ size: 13 }) as unknown },
		});
		expect(read(64)).toEqual({ ok: false, error: 'continuity-malformed' });
	});

	it.each([
		['nothing', '', 'continuity-malformed'],
		['a seal alone', note, 'note-malformed'],
		['nothing before its seal', `\n\n${note}`, 'continuity-malformed'],
		['nothing before a seal that is none', '\n\nold', 'note-malformed'],
		['no size', written.replace('old 5', 'old'), 'continuity-malformed'],
		['a size that is no number', written.replace('old 5', 'old 05'), 'continuity-malformed'],
		['another first line', written.replace('old 5', 'new 5'), 'continuity-malformed'],
		['something before its first line', written.replace('old 5', 'cold 5'), 'continuity-malformed'],
		['a short hash', written.replace(/\n[^\n]{44}\n/, '\nAAAA\n'), 'continuity-malformed'],
		['a hash with something else', written.replace('old 5\n', 'old 5\n!\n'), 'continuity-malformed'],
		['a spoilt seal', written.replace('\n13\n', '\nmil\n'), 'checkpoint-malformed'],
	])('is refused where it has %s', (_, text, error) => {
		expect(readContinuity(text)).toEqual({ ok: false, error });
	});
});
