import { describe, expect, it } from 'vitest';
import {
	base64url,
	canonicalText,
	publicKeyOf,
	readBundle,
	readCheckpoint,
	rootOf,
	signCheckpoint,
	writeVerifierKey,
	type Checkpoint,
	type Entry,
} from '../../evidence';
import { forge, type Forgery } from '../testing/forge';
import { listCodes } from '../testing/judge';
import { foundOf, listFound } from '../testing/judgeBad';
import { EXERCISE, type SampleRecord } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { ORIGIN, sealAt, treeOf } from '../testing/seal';
import { insertAt, pick } from '../testing/spoil';
import { verifyBundle, type VerifyOptions } from '../verifyBundle';

const keys = [1, 2, 3].map((n) => new Uint8Array(32).fill(n));
const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = keys;
const publicText = (key: Uint8Array) => base64url(publicKeyOf(key));

function read({ note }: { note: string }): Checkpoint {
	const checkpoint = readCheckpoint(note);
	if (!checkpoint.ok) throw new Error(checkpoint.error);
	return checkpoint.value;
}

type Rotation = {
	old: Uint8Array | null;
	new: Uint8Array;
	cause: 'first' | 'scheduled' | 'lost' | 'compromised';
};

function rotate(record: SampleRecord, at: number, change: Rotation): void {
	const entry: Entry = {
		v: 1,
		exercise: EXERCISE.id,
		type: 'key.rotated',
		body: {
			old: change.old && publicText(change.old),
			new: publicText(change.new),
			cause: change.cause,
			date: '2026-02-01',
		},
	};
	insertAt(record, at, entry);
}

/** A sound record with a key, sealed after three entries and at its end. */
function sealed(): SampleRecord {
	const record = buildSample();
	pick(record, 'log.created').body.key = publicText(first);
	record.checkpoints = [sealAt(record, 3, first), sealAt(record, record.entries.length, first)];
	return record;
}

function judge(record: SampleRecord, anchors: VerifyOptions = { root: base64url(rootOf(treeOf(record))) }) {
	const report = verifyBundle(packRecord(record), anchors);
	// Whatever was found has a canonical form.
	canonicalText(report);
	return [report.verdict, ...listCodes(report, 'failures'), ...listCodes(report, 'observations')];
}

/** The size of a log without its last entries. */
const shorter = (record: SampleRecord, by: number) => record.entries.length - by;

describe('checkpoints in a bundle', () => {
	it('that are in order leave nothing to say', () => {
		expect(judge(sealed())).toEqual(['valid']);
	});

	it.each<[string, (record: SampleRecord) => unknown, string[]]>([
		['missing', (r) => (r.checkpoints = []), ['valid-with-observations', 'checkpoint-missing']],
		[
			'older than the last entries',
			(r) => (r.checkpoints = [sealAt(r, shorter(r, 2), first)]),
			['valid-with-observations', 'checkpoint-behind'],
		],
		[
			'of a log with more entries',
			(r) => {
				const whole = r.checkpoints?.[1];
				r.checkpoints = whole ? [{ ...whole, note: whole.note.replace(`\n${whole.size}\n`, '\n900\n') }] : [];
			},
			['invalid', 'checkpoint-beyond', 'checkpoint-misnamed', 'signature-false'],
		],
		[
			'whose entries were changed afterwards',
			(r) => (pick(r, 'log.created').body.software = 'otro 0.1.0'),
			['invalid', 'checkpoint-differs'],
		],
		[
			'of another log',
			(r) => {
				const size = r.entries.length;
				const note = signCheckpoint({ origin: 'prioriza/otro', size, root: rootOf(treeOf(r)) }, [first]);
				r.checkpoints = [{ size, note }];
			},
			['invalid', 'checkpoint-of-other-log'],
		],
		[
			'that nobody can read',
			(r) => (r.checkpoints = [{ size: 3, note: 'sello' }, ...(r.checkpoints ?? []).slice(1)]),
			['invalid', 'checkpoint-malformed'],
		],
		[
			'under another size',
			(r) => (r.checkpoints = [{ ...sealAt(r, 3, first), size: 4 }, ...(r.checkpoints ?? []).slice(1)]),
			['invalid', 'checkpoint-misnamed'],
		],
		[
			'signed by nobody we know',
			(r) => (r.checkpoints = [sealAt(r, r.entries.length, second)]),
			['invalid', 'signature-missing'],
		],
		[
			'with a false signature',
			(r) => {
				const [one, other] = [sealAt(r, 3, first), sealAt(r, 4, first)];
				const lines = one.note.split('\n');
				lines[4] = other.note.split('\n')[4] ?? '';
				r.checkpoints = [{ size: 3, note: lines.join('\n') }, ...(r.checkpoints ?? []).slice(1)];
			},
			['invalid', 'signature-false'],
		],
	])('%s are told', (name, spoil, expected) => {
		const record = sealed();
		spoil(record);
		expect(judge(record)).toEqual(expected);
		expect(listFound(verifyBundle(packRecord(record), {}))).toEqual(foundOf('checkpoints', name));
	});

	it('have the newest where it is looked for, each as text', () => {
		const sound = packRecord(sealed());
		const { size } = sealed().checkpoints?.[1] ?? { size: 0 };
		const bundle = readBundle(sound);
		const older = bundle.ok ? (bundle.value.files.get('checkpoints/3') ?? null) : null;
		const found = (files: Forgery['files'] = {}) => listFound(verifyBundle(forge(sound, { files }), {}));
		expect(found()).toEqual([]);
		expect(found({ checkpoint: older })).toEqual([
			'41 checkpoint-not-newest {}',
			`41 checkpoint-behind {"entries":${String(size)},"size":3}`,
		]);
		expect(found({ checkpoint: null })).toEqual(['41 checkpoint-not-newest {}']);
		const malformed = '41 checkpoint-malformed {"file":"checkpoints/3"}';
		expect(found({ 'checkpoints/3': Uint8Array.of(0xff) })).toEqual([malformed]);
		// A byte-order mark is text too, and not what was signed.
		const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...(older ?? []));
		expect(found({ 'checkpoints/3': marked })[0]).toMatch(/^41 checkpoint-of-other-log /);
		expect(found({ 'checkpoints/03': older, 'checkpoints/x': older })).toEqual([
			'8 file-without-entry {"file":"checkpoints/03"}',
			'8 file-without-entry {"file":"checkpoints/x"}',
		]);
	});

	it('that are in no order of size are read alike', () => {
		const record = sealed();
		record.checkpoints?.reverse();
		expect(judge(record)).toEqual(['valid']);
	});
});

describe('keys', () => {
	/** The key changes at entry 2; the log is sealed before and at its end. */
	function changed(change: Rotation, before: Uint8Array, ...after: Uint8Array[]): SampleRecord {
		const record = sealed();
		rotate(record, 2, change);
		record.checkpoints = [sealAt(record, 2, before), sealAt(record, record.entries.length, ...after)];
		return record;
	}
	const planned: Rotation = { old: first, new: second, cause: 'scheduled' };

	it.each<[string, Rotation, Uint8Array[], string[]]>([
		['by plan, signed by both', planned, [second, first], ['valid']],
		['by plan, signed by the new one alone', planned, [second], ['invalid', 'signature-missing']],
		['by plan, signed by the old one alone', planned, [first], ['invalid', 'signature-missing']],
		[
			'because it was lost',
			{ ...planned, cause: 'lost' },
			[second],
			['valid-with-observations', 'key-replaced'],
		],
		[
			'because somebody else had it',
			{ ...planned, cause: 'compromised' },
			[second],
			['valid-with-observations', 'key-replaced'],
		],
		[
			'from one that was not in force',
			{ ...planned, old: third },
			[second, third],
			['invalid', 'key-chain-broken'],
		],
		['to itself', { ...planned, new: first }, [first], ['invalid', 'key-chain-broken']],
		[
			'as the first, after another',
			{ ...planned, cause: 'first' },
			[second],
			['invalid', 'key-chain-broken'],
		],
		['from none, after another', { ...planned, old: null }, [second], ['invalid', 'key-chain-broken']],
	])('that change %s', (name, change, after, expected) => {
		const record = changed(change, first, ...after);
		expect(judge(record)).toEqual(expected);
		expect(listFound(verifyBundle(packRecord(record), {}))).toEqual(foundOf('keys', name));
	});

	it('that were given up sign once, and no more', () => {
		const record = changed(planned, first, second, first);
		record.checkpoints = [
			sealAt(record, 2, first),
			sealAt(record, 6, second, first),
			sealAt(record, record.entries.length, second),
		];
		expect(judge(record)).toEqual(['valid']);
		record.checkpoints = [
			sealAt(record, 2, first),
			sealAt(record, 6, first),
			sealAt(record, record.entries.length, second),
		];
		expect(judge(record)).toEqual(['invalid', 'signature-missing']);
	});

	it('that are no longer in force must not be named for a false signature', () => {
		const record = changed(planned, first, second, first);
		const good = sealAt(record, record.entries.length, second, first);
		const [, , , , bySecond = '', byFirst = ''] = good.note.split('\n');
		const other = sealAt(record, 6, first).note.split('\n')[4] ?? '';
		record.checkpoints = [
			sealAt(record, 2, first),
			good,
			{ size: 6, note: sealAt(record, 6, second, first).note },
		];
		expect(judge(record)).toEqual(['valid']);
		record.checkpoints = [
			sealAt(record, 2, first),
			sealAt(record, 6, second, first),
			{ size: good.size, note: [...good.note.split('\n').slice(0, 4), bySecond, other, ''].join('\n') },
		];
		expect(byFirst).not.toBe(other);
		expect(judge(record)).toEqual(['invalid', 'signature-false']);
	});

	it('come later than the log where it began without one', () => {
		const record = buildSample();
		expect(judge(record)).toEqual(['valid']);
		rotate(record, 2, { old: null, new: first, cause: 'first' });
		record.checkpoints = [sealAt(record, record.entries.length, first)];
		expect(judge(record)).toEqual(['valid']);
	});
});

describe('what a person brings', () => {
	const key = { name: ORIGIN, publicKey: publicKeyOf(first) };
	const kept = read(sealAt(sealed(), 3, first));

	it('is an anchor where it agrees', () => {
		const whole = read(sealAt(sealed(), sealed().entries.length, first));
		expect(judge(sealed(), { previous: whole })).toEqual(['valid']);
		expect(judge(sealed(), { previous: whole, key })).toEqual(['valid']);
		expect(judge(sealed(), { previous: kept })).toEqual(['valid-with-observations', 'previous-apart']);
		expect(judge(sealed(), { key })).toEqual(['valid-with-observations', 'only-the-key']);
		expect(judge(sealed(), {})).toEqual(['no-anchor']);
		const report = verifyBundle(packRecord(sealed()), { previous: kept, key });
		expect(report.previous).toEqual({ origin: ORIGIN, size: 3, root: base64url(kept.root) });
		expect(writeVerifierKey(key)).toContain(ORIGIN);
		expect(report.key).toBe(publicText(first));
	});

	it('unmasks a log that was written anew with the true key', () => {
		const rewritten = sealed();
		pick(rewritten, 'log.created').body.software = 'otro 0.1.0';
		rewritten.checkpoints = [sealAt(rewritten, 3, first), sealAt(rewritten, rewritten.entries.length, first)];
		expect(judge(rewritten, {})).toEqual(['no-anchor']);
		expect(judge(rewritten, { previous: kept })).toEqual(['invalid', 'previous-differs']);
	});
});
