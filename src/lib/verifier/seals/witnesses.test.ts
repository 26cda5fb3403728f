import { describe, expect, it } from 'vitest';
import {
	base64url,
	buildTree,
	canonicalBytes,
	cosign,
	hashLeaf,
	joinHashes,
	publicKeyOf,
	readCheckpoint,
	rootOf,
	signCheckpoint,
	type Entry,
	type EntryBody,
} from '../../evidence';
import { listCodes } from '../testing/judge';
import { EXERCISE, type SampleRecord } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { insertAt, pick } from '../testing/spoil';
import { verifyBundle } from '../verifyBundle';

const logKey = new Uint8Array(32).fill(1);
const origin = 'prioriza/ejercicio-ficticio';
const noon = 1_767_268_800;

/** A witness of a role, with a key of its own. */
function witnessOf(seed: number, role: string) {
	const privateKey = new Uint8Array(32).fill(seed);
	return { name: `testigo/${seed}`, role, privateKey, key: base64url(publicKeyOf(privateKey)) };
}
type Witness = ReturnType<typeof witnessOf>;
const [civil, sister, organ] = [
	witnessOf(11, 'Sociedad civil'),
	witnessOf(12, 'Sociedad civil'),
	witnessOf(13, 'Órgano garante'),
];

function name(
	record: SampleRecord,
	at: number,
	witnesses: readonly Omit<Witness, 'privateKey'>[],
	more: Partial<EntryBody<'witnesses.named'>> = {},
): void {
	const entry: Entry = {
		v: 1,
		exercise: EXERCISE.id,
		type: 'witnesses.named',
		body: {
			witnesses: witnesses.map(({ name: own, role, key }) => ({ name: own, role, key })),
			needed: new Set(witnesses.map(({ role }) => role)).size,
			required: false,
			date: '2026-01-31',
			...more,
		},
	};
	insertAt(record, at, entry);
}

const sizeOf = (record: SampleRecord) => record.entries.length;

/** The state of the log at a size, signed by the log and by witnesses. */
function seal(record: SampleRecord, size: number, by: readonly Witness[]): { size: number; note: string } {
	const tree = buildTree(joinHashes(record.entries.map((entry) => hashLeaf(canonicalBytes(entry)))));
	const note = signCheckpoint({ origin, size, root: rootOf(tree, size) }, [logKey]);
	const read = readCheckpoint(note);
	if (!read.ok) throw new Error(read.error);
	return { size, note: note + by.map((one) => cosign(read.value.note.text, one, noon)).join('') };
}

/** A sound record whose witnesses were named before anything opened. */
function begin(
	witnesses: readonly Witness[],
	more: Partial<EntryBody<'witnesses.named'>> = {},
): SampleRecord {
	const record = buildSample();
	pick(record, 'log.created').body.key = base64url(publicKeyOf(logKey));
	name(record, 1, witnesses, more);
	return record;
}

function judge(record: SampleRecord): string[] {
	const tree = buildTree(joinHashes(record.entries.map((entry) => hashLeaf(canonicalBytes(entry)))));
	const report = verifyBundle(packRecord(record), { root: base64url(rootOf(tree)) });
	return [report.verdict, ...listCodes(report, 'failures'), ...listCodes(report, 'observations')];
}

/** Sealed at its end by these. */
function sealedBy(record: SampleRecord, by: readonly Witness[]): SampleRecord {
	record.checkpoints = [seal(record, sizeOf(record), by)];
	return record;
}

describe('witnesses', () => {
	it('who all signed after the last closing leave nothing to say', () => {
		expect(judge(sealedBy(begin([civil, organ]), [civil, organ]))).toEqual(['valid']);
	});

	it('are not asked for where none were named, and nobody needs to sign where none is needed', () => {
		const bare = buildSample();
		pick(bare, 'log.created').body.key = base64url(publicKeyOf(logKey));
		expect(judge(sealedBy(bare, []))).toEqual(['valid']);
		expect(judge(sealedBy(begin([civil], { needed: 0 }), []))).toEqual(['valid']);
	});

	it('count by role and not by signature', () => {
		const record = begin([civil, sister, organ]);
		expect(judge(sealedBy(record, [civil, organ]))).toEqual(['valid']);
		expect(judge(sealedBy(record, [civil, sister]))).toEqual([
			'valid-with-observations',
			'witnesses-missing',
		]);
	});

	it('who are missing are an observation, or make the record invalid where they were required', () => {
		expect(judge(sealedBy(begin([civil, organ]), [organ]))).toEqual([
			'valid-with-observations',
			'witnesses-missing',
		]);
		expect(judge(sealedBy(begin([civil, organ], { required: true }), [organ]))).toEqual([
			'invalid',
			'witnesses-required',
		]);
	});

	it('who signed before the last closing alone have not seen it', () => {
		const record = begin([civil]);
		record.checkpoints = [seal(record, 3, [civil]), seal(record, sizeOf(record), [])];
		expect(judge(record)).toEqual(['valid-with-observations', 'witnesses-missing']);
	});

	it('whose signature is false spoil the record, and strangers do not', () => {
		const record = begin([civil, organ]);
		const good = seal(record, sizeOf(record), [civil, organ]);
		const elsewhere = cosign('otra cosa\n', organ, noon);
		record.checkpoints = [{ ...good, note: good.note + elsewhere }];
		expect(judge(record)).toEqual(['invalid', 'cosignature-false', 'witnesses-missing']);
		const stranger = witnessOf(99, 'Nadie');
		expect(judge(sealedBy(record, [civil, organ, stranger]))).toEqual(['valid']);
	});

	it('are not the log itself, nor one key under two names', () => {
		const self = { ...civil, key: base64url(publicKeyOf(logKey)), privateKey: logKey };
		expect(judge(sealedBy(begin([self]), [self]))).toEqual(['invalid', 'witness-is-the-log']);
		const twice = { ...civil, name: 'testigo/99', role: 'Órgano garante' };
		expect(judge(sealedBy(begin([civil, twice]), [civil, twice]))).toEqual(['invalid', 'witness-twice']);
	});

	it('may be named again, and fewer of them once something has opened is said', () => {
		const record = begin([civil, organ]);
		const open = record.entries.findIndex(({ type }) => type === 'survey.opened');
		name(record, open, [civil]);
		expect(judge(sealedBy(record, [civil]))).toEqual(['valid']);
		const late = begin([civil, organ]);
		name(late, late.entries.findIndex(({ type }) => type === 'survey.opened') + 1, [civil]);
		expect(judge(sealedBy(late, [civil]))).toEqual(['valid-with-observations', 'witnesses-loosened']);
		const weaker = begin([civil], { required: true });
		name(weaker, weaker.entries.findIndex(({ type }) => type === 'survey.opened') + 1, [civil]);
		expect(judge(sealedBy(weaker, [civil]))).toEqual(['valid-with-observations', 'witnesses-loosened']);
	});

	it('cannot be needed more than there are roles', () => {
		const record = begin([civil, sister]);
		pick(record, 'witnesses.named').body.needed = 2;
		expect(judge(sealedBy(record, [civil, sister]))).toContain('entry-malformed');
	});
});
