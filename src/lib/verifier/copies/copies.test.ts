import { describe, expect, it } from 'vitest';
import { writeOwnCopy } from '../../basics/copies/ownCopy';
import { canonicalBytes, canonicalText, proveInclusion, writeReceipt } from '../../evidence';
import { readKept } from '../receipts/readKept';
import { describeFinding, renderReport } from '../renderReport';
import type { Report } from '../report';
import { copyOf, lineOf, listCopies } from '../testing/copies';
import { countAgain, leaveOut } from '../testing/bad/exclusions';
import { listCodes } from '../testing/judge';
import { listFound } from '../testing/judgeBad';
import type { SampleRecord } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { sealAt, treeOf } from '../testing/seal';
import { pick } from '../testing/spoil';
import type { VerifyOptions } from '../verifyBundle';
import { verifyEvidence } from '../verifyEvidence';
import { readCopy } from './readCopy';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const codesOf = (report: Report) => [
	...listCodes(report, 'failures'),
	...listCodes(report, 'observations').filter((code) => code !== 'only-the-key'),
];
const cases = listCopies();
const sound = buildSample();
const bundle = packRecord(sound);

function receiptOf(record: SampleRecord, index: number): string {
	const tree = treeOf(record);
	return writeReceipt({
		index,
		proof: proveInclusion(tree, index),
		checkpoint: sealAt(record, tree.size, new Uint8Array(32).fill(1)).note,
		extra: canonicalBytes(record.entries[index]),
	});
}

function kept(text: string): Pick<VerifyOptions, 'previous' | 'receipt'> {
	const read = readKept(text);
	if (!read.ok) throw new Error(read.error);
	return read.value;
}

describe("T16 somebody's own copy beside an expediente", () => {
	it.each(cases)('$name', ({ record, copy, codes, standing }) => {
		const report = verifyEvidence(packRecord(record), { copy });
		expect(codesOf(report)).toEqual([...codes].sort());
		expect(report.copy?.standing).toBe(standing);
		expect(report.checks.find(({ number }) => number === 47)?.status).not.toBe('not-run');
		const line = report.copy?.line ?? (codes.includes('copy-line-differs') ? lineOf(record) + 1 : 0);
		expect(listFound(report).filter((found) => found.startsWith('47 '))).toEqual(
			codes
				.filter((code) => code.startsWith('copy-'))
				.map((code) => `47 ${code} ${line > 0 ? `{"number":${String(line)}}` : '{}'}`),
		);
		// The report is shown and saved: nothing of what was answered may be in it, nor the folio or the salt.
		const texts = [canonicalText(report), renderReport(report, 'es'), renderReport(report, 'en')].join('\n');
		for (const secret of [copy.salt, 'EETW-YFAQ', '"q1"']) expect(texts).not.toContain(secret);
		const findings = report.checks.flatMap(({ failures, observations }) => [...failures, ...observations]);
		for (const locale of ['es', 'en'] as const)
			expect(findings.map((one) => describeFinding(one, locale)).join()).not.toMatch(/[{}]|undefined/);
	});

	it('says on which line it is, that it counts and that its survey closed', () => {
		const report = verifyEvidence(bundle, { copy: copyOf(sound) });
		expect(report.copy).toEqual({ line: lineOf(sound) + 1, standing: 'counted', closed: true });
		expect(renderReport(report, 'es')).toContain(
			`Tu respuesta: Está en la línea ${String(lineOf(sound) + 1)}. Se cuenta. La encuesta ya cerró.`,
		);
		expect(renderReport(report, 'en')).toContain('It counts. The survey has closed.');
		// It tells of one line alone, so it is no anchor.
		expect([report.verdict, report.exit]).toEqual(['no-anchor', 4]);
	});

	it('says that the survey is still open', () => {
		const record = buildSample();
		record.entries.splice(record.entries.indexOf(pick(record, 'survey.closed')));
		const open = { ...record, results: [], ballots: [] };
		expect(verifyEvidence(packRecord(open), { copy: copyOf(record) }).copy).toEqual({
			...{ line: lineOf(record) + 1, standing: 'counted', closed: false },
		});
	});

	it('stands as the later of two lines that leave answers out and count them again says', () => {
		const standing = (...types: ('responses.excluded' | 'responses.readmitted')[]) => {
			const record = buildSample();
			for (const type of types) (type === 'responses.excluded' ? leaveOut : countAgain)(record);
			return verifyEvidence(packRecord(record), { copy: copyOf(record) }).copy?.standing;
		};
		expect(standing('responses.excluded', 'responses.readmitted')).toBe('counted');
		expect(standing('responses.readmitted', 'responses.excluded')).toBe('perhaps-excluded');
	});

	it('is compared with the line of a receipt that was brought with it', () => {
		const [own, answer, act] = [lineOf(sound), sound.entries.findIndex(({ type }) => type === 'response'), 2];
		const beside = (index: number) =>
			verifyEvidence(bundle, { copy: copyOf(sound), ...kept(receiptOf(sound, index)) });
		const other = answer === own ? own + 1 : answer;
		expect([beside(own).verdict, codesOf(beside(own))]).toEqual(['valid', []]);
		expect([beside(act).verdict, codesOf(beside(act))]).toEqual(['valid', []]);
		expect([beside(other).verdict, codesOf(beside(other))]).toEqual(['invalid', ['copy-of-other-receipt']]);
		expect(beside(other).copy?.line).toBe(own + 1);
	});
});

describe("somebody's own copy beside a receipt alone", () => {
	const own = lineOf(sound);
	const judge = (index: number, options: VerifyOptions) =>
		verifyEvidence(bytesOf(receiptOf(sound, index)), options);

	it('is of its line, of another, or was altered', () => {
		const copy = copyOf(sound);
		expect(codesOf(judge(own, { copy }))).toEqual([]);
		expect(codesOf(judge(2, { copy }))).toEqual(['copy-of-other-receipt']);
		expect(codesOf(judge(own, { copy: { ...copy, content: '{}' } }))).toEqual(['copy-altered']);
		expect(codesOf(judge(own, { copy: copyOf(sound, {}, 5) }))).toEqual(['copy-of-other-receipt']);
		const asked = (options: VerifyOptions) => judge(own, options).checks.find(({ number }) => number === 54);
		expect([asked({})?.status, asked({ copy })?.status]).toEqual(['not-run', 'passed']);
	});
});

describe('the file of a copy', () => {
	const text = writeOwnCopy(copyOf(sound));

	it('is read whatever its name, and nothing else is', () => {
		expect(readCopy(bytesOf(text))).toEqual(copyOf(sound));
		expect(readCopy(bytesOf(receiptOf(sound, 2)))).toBeNull();
		expect(readCopy(bytesOf(`\ufeff${text}`))).toBeNull();
		expect(readCopy(new Uint8Array([0xff, ...bytesOf(text)]))).toBeNull();
		expect(readCopy(bytesOf(text + ' '.repeat(1_000_000 - text.length)))).toEqual(copyOf(sound));
		expect(readCopy(bytesOf(text + ' '.repeat(1_000_001 - text.length)))).toBeNull();
	});
});
