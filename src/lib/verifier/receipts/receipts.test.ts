import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	base64url,
	canonicalBytes,
	canonicalText,
	proveInclusion,
	publicKeyOf,
	rootOf,
	signCheckpoint,
	writeReceipt,
	type NoteKey,
} from '../../evidence';
import { renderReport } from '../renderReport';
import type { Report } from '../report';
import { copyOf } from '../testing/copies';
import { listCodes } from '../testing/judge';
import { listFound } from '../testing/judgeBad';
import type { SampleRecord } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { ORIGIN, treeOf } from '../testing/seal';
import { pick } from '../testing/spoil';
import type { VerifyOptions } from '../verifyBundle';
import { verifyEvidence } from '../verifyEvidence';
import { readKept } from './readKept';

const secret = new Uint8Array(32).fill(1);
const key: NoteKey = { name: ORIGIN, publicKey: publicKeyOf(secret) };
const INDEX = 5;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A log whose first line names the key that signs it. */
function signed(): SampleRecord {
	const record = buildSample();
	pick(record, 'log.created').body.key = base64url(key.publicKey);
	record.checkpoints = [sealed(record)];
	return record;
}

function sealed(record: SampleRecord, size = record.entries.length, by = secret, name = ORIGIN) {
	return { size, note: signCheckpoint({ origin: name, size, root: rootOf(treeOf(record), size) }, [by]) };
}

type Parts = Parameters<typeof writeReceipt>[0];

function receiptOf(
	record: SampleRecord,
	{ size = record.entries.length, ...parts }: Partial<Parts> & { size?: number } = {},
) {
	return writeReceipt({
		index: INDEX,
		proof: proveInclusion(treeOf(record), INDEX, size),
		checkpoint: sealed(record, size).note,
		extra: canonicalBytes(record.entries[INDEX]),
		...parts,
	});
}

function kept(text: string): Pick<VerifyOptions, 'previous' | 'receipt'> {
	const read = readKept(text);
	if (!read.ok) throw new Error(read.error);
	return read.value;
}

const say = (report: Report) => [
	report.verdict,
	...listCodes(report, 'failures'),
	...listCodes(report, 'observations'),
];
const judge = (text: string, options: VerifyOptions = {}) => say(verifyEvidence(bytesOf(text), options));

const record = signed();
const size = record.entries.length;
const root = base64url(rootOf(treeOf(record)));
const receipt = receiptOf(record);
const wrongKey: NoteKey = { name: ORIGIN, publicKey: publicKeyOf(new Uint8Array(32).fill(2)) };
/** The same log with another line in its place, signed by the same key. */
const rewritten = signed();
pick(rewritten, 'log.created').body.software = 'otro 0.1.0';

describe('a receipt alone', () => {
	it.each<[string, VerifyOptions, string[]]>([
		['nothing', {}, ['no-anchor']],
		['the key', { key }, ['valid-with-observations', 'only-the-key']],
		['the seal of its state', kept(sealed(record).note), ['valid']],
		['the root of its state', { root }, ['valid']],
		['another receipt of its state', kept(receipt), ['valid']],
		['the key and the seal', { key, ...kept(sealed(record).note) }, ['valid']],
		['a seal of another size', kept(sealed(record, 3).note), ['no-anchor', 'receipt-state-apart']],
		[
			'the key and a seal of another size',
			{ key, ...kept(sealed(record, 3).note) },
			['valid-with-observations', 'receipt-state-apart'],
		],
		['another root', { root: 'A'.repeat(43) }, ['no-anchor', 'receipt-root-apart']],
		[
			'a seal of a log that was written anew',
			kept(sealed(rewritten).note),
			['invalid', 'receipt-state-differs'],
		],
		[
			'a seal of another log',
			kept(sealed(record, size, secret, 'prioriza/otro').note),
			['invalid', 'receipt-of-other-log'],
		],
		['another key', { key: wrongKey }, ['invalid', 'receipt-unsigned']],
		[
			'the key under another name',
			{ key: { ...key, name: 'prioriza/otro' } },
			['invalid', 'receipt-key-of-other-log'],
		],
	])('is judged with %s', (_, options, expected) => {
		expect(judge(receipt, options)).toEqual(expected);
	});

	it('says what differs from what was brought', () => {
		const judged = (options: VerifyOptions, text = receipt) =>
			listFound(verifyEvidence(bytesOf(text), options));
		const lines = String(size);
		expect(judged({ key })).toEqual(['52 only-the-key {}']);
		expect(judged({ key: wrongKey })).toEqual(['52 receipt-unsigned {}']);
		expect(judged({ key: { ...key, name: 'prioriza/otro' } })).toEqual([
			`52 receipt-key-of-other-log {"declared":"prioriza/otro","found":"${ORIGIN}"}`,
		]);
		expect(judged(kept(sealed(record, 3).note))).toEqual([
			`53 receipt-state-apart {"declared":3,"found":${lines}}`,
		]);
		expect(judged(kept(sealed(rewritten).note))).toEqual([`53 receipt-state-differs {"size":${lines}}`]);
		expect(judged(kept(sealed(record, size, secret, 'prioriza/otro').note))).toEqual([
			`53 receipt-of-other-log {"declared":"prioriza/otro","found":"${ORIGIN}"}`,
		]);
		expect(judged({ root: 'A'.repeat(43) })).toEqual([
			`53 receipt-root-apart {"declared":"${'A'.repeat(43)}","found":"${root}"}`,
		]);
		const nothing = receiptOf(record, { extra: bytesOf('{}') });
		expect(judged({ copy: copyOf(record) })).toEqual([
			`54 copy-of-other-receipt {"number":${String(INDEX + 1)}}`,
		]);
		expect(judged({ copy: copyOf(record, { content: '{}' }) })).toEqual(['54 copy-altered {}']);
		expect(judged({}, nothing)).toEqual([
			`50 receipt-entry-malformed {"line":${String(INDEX + 1)}}`,
			`51 receipt-not-included {"number":${String(INDEX + 1)},"size":${lines}}`,
		]);
	});

	it('asks only about what was brought', () => {
		const asked = (options: VerifyOptions) =>
			verifyEvidence(bytesOf(receipt), options)
				.checks.filter(({ status }) => status !== 'not-run')
				.map(({ number }) => number);
		expect(asked({})).toEqual([50, 51]);
		expect(asked({ key })).toEqual([50, 51, 52]);
		expect(asked({ root })).toEqual([50, 51, 53]);
		expect(asked(kept(sealed(record).note))).toEqual([50, 51, 53]);
		expect(asked({ copy: copyOf(record) })).toEqual([50, 51, 54]);
	});

	it('is not valid with another line, on another line or with another proof', () => {
		const extra = canonicalBytes(record.entries[INDEX + 1]);
		expect(judge(receiptOf(record, { extra }))).toEqual(['invalid', 'receipt-not-included']);
		expect(judge(receiptOf(record, { index: INDEX + 1 }))).toEqual(['invalid', 'receipt-not-included']);
		expect(judge(receiptOf(record, { proof: [] }))).toEqual(['invalid', 'receipt-not-included']);
		expect(judge(receiptOf(record, { extra: bytesOf('{}') }))).toEqual([
			'invalid',
			'receipt-entry-malformed',
			'receipt-not-included',
		]);
	});

	it('is not valid with a signature that is false', () => {
		const [text = '', signature = ''] = sealed(record).note.split('\n\n');
		const at = signature.length - 10;
		const other = signature[at] === 'A' ? 'B' : 'A';
		const checkpoint = `${text}\n\n${signature.slice(0, at)}${other}${signature.slice(at + 1)}`;
		expect(judge(receiptOf(record, { checkpoint }), { key })).toEqual(['invalid', 'receipt-signature-false']);
	});

	it('could not be read when it is damaged or does not hold its line', () => {
		const problem = (text: string) => verifyEvidence(bytesOf(text), {}).problem?.code;
		expect(problem(receipt.slice(0, 200))).toBe('not-a-receipt');
		expect(problem(receiptOf(record, { extra: null }))).toBe('receipt-without-entry');
		expect(problem(receipt.slice(1))).toBe('not-a-zip');
		const read = (text: string) => verifyEvidence(bytesOf(text), {});
		expect(read(receipt.slice(0, 200))).toMatchObject({
			subject: 'receipt',
			problem: { params: { file: 'c2sp.org/tlog-proof' } },
			limits: ['standing', 'devices', 'collusion'],
		});
		expect(read(receiptOf(record, { extra: null }))).toMatchObject({
			subject: 'receipt',
			problem: { params: { file: 'extra' } },
		});
	});

	it('says what it is of in both languages, and in one canonical form', () => {
		const report = verifyEvidence(bytesOf(receipt), {});
		expect(JSON.parse(canonicalText(report))).toEqual(report);
		expect(report).toMatchObject({ subject: 'receipt', line: INDEX + 1, exit: 4, log: { size, root } });
		expect(report.notSealed).toEqual([]);
		expect(renderReport(report, 'es')).toMatch(/^SIN ANCLA\. El recibo.*[^]*Línea del recibo: 6\n/);
		expect(renderReport(report, 'en')).toContain('What no receipt can prove:');
	});

	it('is never valid with one character changed, and nothing makes it throw', () => {
		const place = fc.nat(receipt.length - 1);
		fc.assert(
			fc.property(place, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (at, sign) => {
				fc.pre(receipt[at] !== sign);
				const changed = receipt.slice(0, at) + sign + receipt.slice(at + 1);
				const { verdict } = verifyEvidence(bytesOf(changed), { root, key, ...kept(receipt) });
				expect(['invalid', 'malformed']).toContain(verdict);
			}),
		);
	});
});

describe('a receipt beside an expediente', () => {
	const bundle = packRecord(record);
	const together = (text: string, bytes = bundle) => say(verifyEvidence(bytes, kept(text)));

	it('is an anchor, and its line is there', () => {
		const older = receiptOf(record, { size: INDEX + 2 });
		expect(together(receipt)).toEqual(['valid']);
		expect(together(older)).toEqual(['valid-with-observations', 'previous-apart']);
		expect(say(verifyEvidence(bundle, { ...kept(older), root }))).toEqual(['valid']);
		expect(verifyEvidence(bundle, kept(receipt))).toMatchObject({ subject: 'bundle', line: INDEX + 1 });
	});

	it('unmasks a log that was written anew with the true key', () => {
		rewritten.checkpoints = [sealed(rewritten)];
		expect(together(receipt, packRecord(rewritten))).toEqual(['invalid', 'previous-differs']);
	});

	it('is told where it is false or of a line that is not there', () => {
		const index = INDEX + 1;
		expect(together(receiptOf(record, { index }))).toEqual(['invalid', 'kept-receipt-false']);
		const changed = signed();
		const software = 'ejercicio 0.0.1';
		pick(changed, 'log.created').body.software = software;
		const first = receiptOf(changed, {
			index: 0,
			proof: proveInclusion(treeOf(changed), 0),
			extra: canonicalBytes(changed.entries[0]),
		});
		expect(together(first)).toEqual(['invalid', 'kept-receipt-differs', 'previous-differs']);
	});
});
