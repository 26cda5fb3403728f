import { describe, expect, it } from 'vitest';
import {
	base64url,
	canonicalBytes,
	proveInclusion,
	publicKeyOf,
	readCheckpoint,
	rootOf,
	signCheckpoint,
	type Checkpoint,
} from '../../evidence';
import { listFound } from '../testing/judgeBad';
import { id, RecordBuilder } from '../testing/recordBuilder';
import { packRecord } from '../testing/sampleRecord';
import { ORIGIN, sealAt, treeOf } from '../testing/seal';
import { pick, STRANGE_HASH } from '../testing/spoil';
import { verifyBundle, type VerifyOptions } from '../verifyBundle';

const [own = new Uint8Array(), other = new Uint8Array()] = [1, 2].map((n) => new Uint8Array(32).fill(n));
const { record } = new RecordBuilder().begin().survey(id(3), { web: 3 });
pick(record, 'log.created').body.key = base64url(publicKeyOf(own));
const tree = treeOf(record);
const { size } = tree;
const root = base64url(rootOf(tree));

function seal(at: number, { key = own, of = rootOf(tree, at), name = ORIGIN } = {}): Checkpoint {
	const checkpoint = readCheckpoint(signCheckpoint({ origin: name, size: at, root: of }, [key]));
	if (!checkpoint.ok) throw new Error(checkpoint.error);
	return checkpoint.value;
}
const whole = seal(size);
record.checkpoints = [sealAt(record, size, own)];
const sealed = packRecord(record);
const unsealed = packRecord({ ...record, checkpoints: [] });
const bare = packRecord({ ...record, entries: [] });

/** What is found about what somebody brings, and what is said of the whole. */
function judge(options: VerifyOptions, bytes = sealed): string[] {
	const report = verifyBundle(bytes, options);
	const asked = new Set(['anchor', 'previous-checkpoint', 'known-key', 'kept-receipt']);
	return [
		report.verdict,
		...listFound({ ...report, checks: report.checks.filter(({ code }) => asked.has(code)) }),
	];
}

describe('a root from outside', () => {
	it('is the one of the log, or both are said', () => {
		expect(judge({ root })).toEqual(['valid']);
		expect(judge({})).toEqual(['no-anchor']);
		expect(judge({ root: STRANGE_HASH })).toEqual([
			'invalid',
			`40 anchor-differs {"declared":"${STRANGE_HASH}","found":"${root}"}`,
		]);
	});
});

describe('a seal that was kept', () => {
	it('is of a beginning of the log', () => {
		for (let at = 0; at <= size; at++) expect(judge({ previous: seal(at), root })).toEqual(['valid']);
		expect(judge({ previous: whole })).toEqual(['valid']);
	});

	it('says nothing of the last closing where it is older, and neither does the key', () => {
		const known = { name: ORIGIN, publicKey: publicKeyOf(own) };
		for (let at = 0; at < size; at++) {
			const apart = `43 previous-apart {"entries":${String(size)},"size":${String(at)}}`;
			expect(judge({ previous: seal(at) })).toEqual(['valid-with-observations', apart]);
			expect(judge({ previous: seal(at), key: known })).toEqual([
				'valid-with-observations',
				apart,
				'44 only-the-key {}',
			]);
			expect(judge({ previous: seal(at), key: known, root })).toEqual(['valid']);
		}
	});

	it('need not be of what follows the last closing, and has a line where nothing closed', () => {
		const { exercise, v } = pick(record, 'log.created');
		const { date } = pick(record, 'survey.closed').body;
		const body = { consultation: id(2), batch: id(90), number: 1, kind: 'sheet' as const, date };
		const entries = [...record.entries, { v, exercise, type: 'codes.issued' as const, body }];
		expect(judge({ previous: whole }, packRecord({ ...record, checkpoints: [], entries }))).toEqual([
			'valid-with-observations',
		]);
		const open = packRecord({ ...record, checkpoints: [], entries: record.entries.slice(0, 3) });
		expect(judge({ previous: seal(1) }, open)).toEqual(['valid-with-observations']);
		expect(judge({ previous: seal(0) }, open)).toEqual([
			'valid-with-observations',
			'43 previous-apart {"entries":3,"size":0}',
		]);
	});

	it.each<[string, Checkpoint, string]>([
		[
			'of another log',
			seal(3, { name: 'prioriza/otro' }),
			`43 previous-of-other-log {"declared":"${ORIGIN}","found":"prioriza/otro"}`,
		],
		[
			'of more lines',
			seal(size + 1, { of: rootOf(tree) }),
			`43 previous-beyond {"entries":${String(size)},"size":${String(size + 1)}}`,
		],
		[
			'of other lines',
			seal(3, { of: rootOf(tree, 4) }),
			`43 previous-differs {"root":"${Buffer.from(rootOf(tree, 4)).toString('base64')}","size":3}`,
		],
		['of another key', seal(3, { key: other }), '43 previous-unsigned {"size":3}'],
		['of no lines and of another key', seal(0, { key: other }), '43 previous-unsigned {"size":0}'],
	])('%s is named', (_, previous, found) => {
		expect(judge({ previous })).toEqual(['invalid', found]);
	});

	it('is of no log that does not say its name', () => {
		expect(judge({ previous: seal(3) }, bare)).toEqual([
			'invalid',
			`43 previous-of-other-log {"declared":"?","found":"${ORIGIN}"}`,
		]);
	});
});

describe('a key that was given', () => {
	const known = { name: ORIGIN, publicKey: publicKeyOf(own) };
	const [mine, theirs] = [own, other].map((key) => base64url(publicKeyOf(key)));

	it('is the one that signs, which alone tells little', () => {
		expect(judge({ key: known })).toEqual(['valid-with-observations', '44 only-the-key {}']);
		expect(judge({ key: known, root })).toEqual(['valid']);
		expect(judge({ key: known, previous: whole })).toEqual(['valid']);
	});

	it('is another one, or of another log', () => {
		expect(judge({ key: { ...known, publicKey: publicKeyOf(other) }, root })).toEqual([
			'invalid',
			`44 key-differs {"declared":"${ORIGIN} ${theirs ?? ''}","found":"${ORIGIN} ${mine ?? ''}"}`,
		]);
		expect(judge({ key: { ...known, name: 'prioriza/otro' }, root })).toEqual([
			'invalid',
			`44 key-differs {"declared":"prioriza/otro ${mine ?? ''}","found":"${ORIGIN} ${mine ?? ''}"}`,
		]);
		expect(judge({ key: known }, bare)).toContain(
			`44 key-differs {"declared":"${ORIGIN} ${mine ?? ''}","found":"? –"}`,
		);
	});

	it('signed nothing where there is no seal, or none of its own', () => {
		expect(judge({ key: known, root }, unsealed)).toEqual(['invalid', '44 key-signed-nothing {}']);
		const { note } = sealAt(record, size, other);
		const checkpoints = [
			{ size, note },
			{ size: 2, note: 'no es un sello' },
		];
		expect(judge({ key: known, root }, packRecord({ ...record, checkpoints }))).toEqual([
			'invalid',
			'44 key-signed-nothing {}',
		]);
	});
});

describe('a receipt that was kept', () => {
	const at = 4;
	const extra = canonicalBytes(record.entries[at]);
	const receipt = { index: at, extra, proof: proveInclusion(tree, at), checkpoint: whole };

	it('is of its line', () => {
		expect(judge({ receipt, root })).toEqual(['valid']);
		// Of the rest of the log it says nothing.
		expect(judge({ receipt })).toEqual(['no-anchor']);
	});

	it('that contradicts itself is false', () => {
		for (const spoilt of [{ extra: null }, { index: 3 }, { proof: [] }, { checkpoint: seal(3) }])
			expect(judge({ receipt: { ...receipt, ...spoilt } })).toEqual([
				'invalid',
				`45 kept-receipt-false {"number":${String((spoilt.index ?? at) + 1)},"size":${String(spoilt.checkpoint?.size ?? size)}}`,
			]);
	});

	it('is of a line that the log has otherwise, or not', () => {
		expect(judge({ receipt }, bare)).toEqual(['invalid', '45 kept-receipt-differs {"number":5}']);
		const changed = structuredClone(record);
		changed.entries.splice(at, 1, ...changed.entries.slice(at + 1, at + 2));
		expect(judge({ receipt }, packRecord(changed))).toContain('45 kept-receipt-differs {"number":5}');
	});
});
