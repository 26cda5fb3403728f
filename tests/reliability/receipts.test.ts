import { describe, expect, it } from 'vitest';
import { base64url, canonicalBytes, proveInclusion, publicKeyOf, writeReceipt } from '../../src/lib/evidence';
import { RecordBuilder } from '../../src/lib/verifier/testing/recordBuilder';
import { SURVEY } from '../../src/lib/verifier/testing/sampleRecord';
import { ORIGIN, sealAt, treeOf } from '../../src/lib/verifier/testing/seal';
import { pick } from '../../src/lib/verifier/testing/spoil';
import { verifyEvidence } from '../../src/lib/verifier/verifyEvidence';

/** With PRIORIZA_FULL=1 the receipts of two thousand lines, each of them spoiled too. */
const lines = process.env['PRIORIZA_FULL'] === '1' ? 2_000 : 60;

const secret = new Uint8Array(32).fill(1);
const key = { name: ORIGIN, publicKey: publicKeyOf(secret) };
const { record } = new RecordBuilder().begin().survey(SURVEY, { web: lines });
pick(record, 'log.created').body.key = base64url(key.publicKey);
const tree = treeOf(record);
const { note: checkpoint } = sealAt(record, tree.size, secret);
const receipts = record.entries
	.slice(0, lines)
	.map((entry, index) =>
		writeReceipt({ index, proof: proveInclusion(tree, index), checkpoint, extra: canonicalBytes(entry) }),
	);
const verdictOf = (receipt: string) => verifyEvidence(new TextEncoder().encode(receipt), { key }).verdict;

describe('T16 receipts of the lines of one log', () => {
	it('T16 are each right about its own line', () => {
		expect(receipts).toHaveLength(lines);
		expect(new Set(receipts.map(verdictOf))).toEqual(new Set(['valid-with-observations']));
	}, 600_000);

	it('T16 are each false, or no receipt, with one character changed', () => {
		const passed = receipts.flatMap((receipt, at) => {
			// A prime step spreads the places over the text; with as many receipts as it has characters each comes round.
			const place = (at * 7_919) % receipt.length;
			const other = receipt[place] === 'A' ? 'B' : 'A';
			const verdict = verdictOf(receipt.slice(0, place) + other + receipt.slice(place + 1));
			return ['invalid', 'malformed'].includes(verdict) ? [] : [`line ${String(at + 1)}, ${String(place)}`];
		});
		expect(passed).toEqual([]);
	}, 600_000);

	it('T16 say nothing of another line', () => {
		const swapped = receipts.map((receipt, at) =>
			receipt.replace(`index ${String(at)}\n`, `index ${String((at + 1) % lines)}\n`),
		);
		expect(swapped).not.toContain(receipts[0]);
		expect(new Set(swapped.map(verdictOf))).toEqual(new Set(['invalid']));
	}, 600_000);
});
