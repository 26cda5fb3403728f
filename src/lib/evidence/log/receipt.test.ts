import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLeaf } from '../merkle';
import { base64 } from './base64';
import { readCheckpoint, signCheckpoint, writeCheckpointText } from './checkpoint';
import { publicKeyOf } from './ed25519';
import { buildTree, joinHashes, rootOf } from './hashTree';
import { proveInclusion } from './proofs';
import { isIncluded, readReceipt, writeReceipt } from './receipt';
import { checkSignature } from './signedNote';

const privateKey = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
const origin = 'prioriza/ficticio-2026';
const leaves = Array.from({ length: 100 }, (_, at) => hashLeaf(Uint8Array.of(at)));
const tree = buildTree(joinHashes(leaves));
const head = (size: number) => ({ origin, size, root: rootOf(tree, size) });
const leafAt = (index: number) => leaves[index] ?? new Uint8Array();

describe('a checkpoint', () => {
	it('is read as it was signed', () => {
		const read = readCheckpoint(signCheckpoint(head(70), [privateKey]));
		if (!read.ok) throw new Error(read.error);
		expect(read.value).toMatchObject(head(70));
		expect(checkSignature(read.value.note, { name: origin, publicKey: publicKeyOf(privateKey) })).toBe(true);
	});

	it('of the empty log is one too', () => {
		expect(writeCheckpointText(head(0))).toBe(`${origin}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`);
		expect(readCheckpoint(signCheckpoint(head(0), [privateKey])).ok).toBe(true);
	});

	const root = base64(rootOf(tree));
	it.each([
		['no more than a name', `${origin}\n`],
		['no root', `${origin}\n1\n`],
		['a size with a zero before it', `${origin}\n01\n${root}\n`],
		['a negative size', `${origin}\n-1\n${root}\n`],
		['a size beyond counting', `${origin}\n9999999999999999\n${root}\n`],
		['a short root', `${origin}\n1\n${root.slice(4)}\n`],
		['a root of another alphabet', `${origin}\n1\n${root.replace(/[+/]/g, '_')}\n`],
		['a further line', `${origin}\n1\n${root}\nmás\n`],
		['an empty further line', `${origin}\n1\n${root}\n\n`],
		['no origin', `\n1\n${root}\n`],
	])('with %s is none', (_, text) => {
		const read = readCheckpoint(`${text}\n— a AAAAAAA=\n`);
		expect(read).toEqual({ ok: false, error: 'checkpoint-malformed' });
	});
});

describe('a receipt', () => {
	const write = (index: number, size: number, extra: Uint8Array | null = null) =>
		writeReceipt({
			index,
			proof: proveInclusion(tree, index, size),
			checkpoint: signCheckpoint(head(size), [privateKey]),
			extra,
		});

	it('is read as it was written, and holds for its own leaf alone', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 100 }),
				fc.nat(),
				fc.option(fc.uint8Array()),
				(size, place, extra) => {
					const index = place % size;
					const read = readReceipt(write(index, size, extra));
					if (!read.ok) throw new Error(read.error);
					expect(read.value).toMatchObject({ index, extra, checkpoint: head(size) });
					expect(isIncluded(leafAt(index), read.value)).toBe(true);
					expect(isIncluded(leafAt((index + 1) % 100), read.value)).toBe(false);
				},
			),
		);
	});

	const good = write(5, 70, Uint8Array.of(1));
	it.each([
		['another first line', good.replace('@v1', '@v2')],
		['no more than its first line', good.replace(/@v1\n[^]*?\n\n/, '@v1\n\n')],
		['something before the index', good.replace('index 5', 'reindex 5')],
		['a hash that is none', good.replace(/(index 5\n).{44}/, '$1!')],
		['no index', good.replace(/index \d+\n/, '')],
		['an index with a zero before it', good.replace('index 5', 'index 05')],
		['extra data that are none', good.replace('extra AQ==', 'extra AQ')],
		['a short hash', good.replace(/(index 5\n.{40})..../, '$1')],
		['too many hashes', good.replace('index 5\n', `index 5\n${`${base64(leafAt(0))}\n`.repeat(64)}`)],
		['no checkpoint', good.slice(0, good.indexOf('\n\n'))],
	])('with %s is none', (_, text) => {
		expect(text).not.toBe(good);
		expect(readReceipt(text)).toEqual({ ok: false, error: 'receipt-malformed' });
	});

	it('may have 64 hashes', () => {
		const proof = Array.from({ length: 64 }, () => leafAt(0));
		const checkpoint = signCheckpoint(head(70), [privateKey]);
		expect(readReceipt(writeReceipt({ index: 5, proof, checkpoint, extra: null }))).toEqual({
			ok: true,
			value: { index: 5, proof, checkpoint: expect.objectContaining(head(70)) as unknown, extra: null },
		});
	});

	it('with a checkpoint that is none says so', () => {
		expect(readReceipt(good.replace('\n70\n', '\n070\n'))).toEqual({
			ok: false,
			error: 'checkpoint-malformed',
		});
		expect(readReceipt('\n\nnada')).toEqual({ ok: false, error: 'note-malformed' });
	});
});
