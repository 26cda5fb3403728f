import { describe, expect, it } from 'vitest';
import { base64url, proveInclusion, publicKeyOf, rootOf, writeReceipt, canonicalBytes } from '../evidence';
import { readKept } from './receipts/readKept';
import { LIMITS, VERIFIER_VERSION } from './report';
import { copyOf } from './testing/copies';
import { buildOpened, packOpened } from './testing/openSample';
import { EXERCISE, id, RecordBuilder } from './testing/recordBuilder';
import { buildSample, packRecord } from './testing/sampleRecord';
import { ORIGIN, sealAt, treeOf } from './testing/seal';
import { verifyBundle, type VerifyOptions } from './verifyBundle';
import { verifyEvidence } from './verifyEvidence';

const secret = new Uint8Array(32).fill(1);
const record = buildSample();
const tree = treeOf(record);
const [size, root] = [tree.size, base64url(rootOf(tree))];
const bundle = packRecord(record);
const seal = sealAt(record, size, secret);
const receipt = writeReceipt({
	index: 2,
	proof: proveInclusion(tree, 2),
	checkpoint: seal.note,
	extra: canonicalBytes(record.entries[2]),
});
const key = { name: ORIGIN, publicKey: publicKeyOf(secret) };
const bytesOf = (text: string) => new TextEncoder().encode(text);

function kept(text: string): Pick<VerifyOptions, 'previous' | 'receipt'> {
	const read = readKept(text);
	if (!read.ok) throw new Error(read.error);
	return read.value;
}

describe('a report', () => {
	it('says what was brought from outside', () => {
		const brought = { root, key, ...kept(seal.note) };
		const said = { anchor: root, key: base64url(key.publicKey), previous: { origin: ORIGIN, size, root } };
		expect(verifyEvidence(bundle, brought)).toMatchObject(said);
		expect(verifyEvidence(bytesOf(receipt), brought)).toMatchObject(said);
		expect(verifyEvidence(bundle, {})).toMatchObject({ anchor: null, previous: null, key: null });
	});

	it('of what is no expediente says why and nothing else', () => {
		expect(verifyEvidence(bytesOf('hola'), { root, key, ...kept(seal.note) })).toEqual({
			...{ v: 1, verifier: VERIFIER_VERSION, subject: 'bundle', exercise: null, log: null },
			...{ line: null, copy: null, anchor: root, key: base64url(key.publicKey) },
			...{ previous: { origin: ORIGIN, size, root }, checks: [], notSealed: [], limits: LIMITS },
			...{ problem: { code: 'not-a-zip', params: { file: '' } }, verdict: 'malformed', exit: 2 },
		});
	});

	it('is of a receipt where the file begins as one, unless it is longer than any', () => {
		const padded = (length: number) => bytesOf(receipt + ' '.repeat(length - bytesOf(receipt).length));
		expect(verifyEvidence(padded(1_000_000), {}).subject).toBe('receipt');
		expect(verifyEvidence(padded(1_000_001), {})).toMatchObject({
			...{ subject: 'bundle', problem: { code: 'not-a-zip' } },
		});
		expect(verifyEvidence(bytesOf(`\u{feff}${receipt}`), {}).subject).toBe('bundle');
		expect(verifyEvidence(new Uint8Array([...bytesOf(receipt), 0xff]), {}).subject).toBe('bundle');
	});
});

describe('what is asked', () => {
	const asked = (bytes: Uint8Array, options: VerifyOptions = {}) =>
		verifyBundle(bytes, options)
			.checks.filter(({ status }) => status !== 'not-run')
			.map(({ number }) => number)
			.filter((number) => number >= 30);
	const always = asked(bundle);

	it('about openings needs some, or the bundle of the guarantor', () => {
		expect(always).not.toContain(31);
		const opened = buildOpened();
		expect(asked(packOpened(opened))).toEqual(expect.arrayContaining([30, 31, 32]));
		const of = (edition: 'guarantor' | undefined, openings: typeof opened.openings) =>
			asked(
				packOpened({
					...opened,
					openings,
					change: (files, manifest) => {
						opened.change?.(files, manifest);
						if (edition === undefined) delete manifest.edition;
					},
				}),
			);
		expect(of('guarantor', [])).toEqual(expect.arrayContaining([31, 32]));
		expect(of(undefined, opened.openings)).toEqual(expect.arrayContaining([31, 32]));
	});

	it('about what somebody brings needs it', () => {
		const more = (options: VerifyOptions) =>
			asked(bundle, options).filter((number) => !always.includes(number));
		expect(more({ root })).toEqual([40]);
		expect(more({ key })).toEqual([44]);
		expect(more(kept(seal.note))).toEqual([43]);
		expect(more(kept(receipt))).toEqual([43, 45]);
		expect(more({ copy: copyOf(record) })).toEqual([47]);
	});
});

describe('a log of nothing but acts', () => {
	/** Lines that say nothing of each other, after two that begin. */
	const withActs = (count: number) => {
		const { record: many } = new RecordBuilder().begin();
		const body = { document: id(7), reason: 'Tiene datos', role: 'stl_staff', date: '2026-03-01' };
		const act = { v: 1, exercise: EXERCISE.id, type: 'document.reserved', body } as const;
		while (many.entries.length < count) many.entries.push(act);
		return verifyBundle(packRecord(many), {}).problem;
	};

	it('is not checked beyond ten thousand', () => {
		expect(withActs(10_000)).toBeNull();
		expect(withActs(10_001)).toEqual({ code: 'too-many-acts', params: { file: 'log/entries.jsonl' } });
	});
});
