import { base64url, cosign, publicKeyOf, readCheckpoint, type Entry, type EntryBody } from '../../evidence';
import type { FindingCode } from '../report';
import { EXERCISE, type SampleRecord } from './recordBuilder';
import { buildSample } from './sampleRecord';
import { sealAt } from './seal';
import { insertAt, pick } from './spoil';

// Records whose checkpoints carry signatures of witnesses, good and bad.

export const logKey = new Uint8Array(32).fill(1);
export const noon = 1_767_268_800;

/** A witness of a role, with a key of its own. */
export function witnessOf(seed: number, role: string) {
	const privateKey = new Uint8Array(32).fill(seed);
	return { name: `testigo/${seed}`, role, privateKey, key: base64url(publicKeyOf(privateKey)) };
}
export type Witness = ReturnType<typeof witnessOf>;
export const [civil, sister, organ] = [
	witnessOf(11, 'Sociedad civil'),
	witnessOf(12, 'Sociedad civil'),
	witnessOf(13, 'Órgano garante'),
];

/** Names witnesses on a line of the log. */
export function nameWitnesses(
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

export const sizeOf = (record: SampleRecord) => record.entries.length;

/** The state of the log at a size, signed by the log and by witnesses. */
export function sealWith(
	record: SampleRecord,
	size: number,
	by: readonly Witness[],
): { size: number; note: string } {
	const { note } = sealAt(record, size, logKey);
	const read = readCheckpoint(note);
	if (!read.ok) throw new Error(read.error);
	return { size, note: note + by.map((one) => cosign(read.value.note.text, one, noon)).join('') };
}

/** A sound record whose witnesses were named before anything opened. */
export function beginWitnessed(
	witnesses: readonly Witness[],
	more: Partial<EntryBody<'witnesses.named'>> = {},
): SampleRecord {
	const record = buildSample();
	pick(record, 'log.created').body.key = base64url(publicKeyOf(logKey));
	nameWitnesses(record, 1, witnesses, more);
	return record;
}

/** Sealed at its end by these. */
export function sealedBy(record: SampleRecord, by: readonly Witness[]): SampleRecord {
	record.checkpoints = [sealWith(record, sizeOf(record), by)];
	return record;
}

/** The witness that has the key of the log, and one that has the key of another. */
export const itself: Witness = { ...civil, key: base64url(publicKeyOf(logKey)), privateKey: logKey };
export const double: Witness = { ...civil, name: 'testigo/99', role: 'Órgano garante' };

/** Both named and needed, one of whose signatures is of something else. */
export function withFalseSignature(): SampleRecord {
	const record = beginWitnessed([civil, organ]);
	const good = sealWith(record, sizeOf(record), [civil, organ]);
	record.checkpoints = [{ ...good, note: good.note + cosign('otra cosa\n', organ, noon) }];
	return record;
}

type Witnessed = readonly [name: string, make: () => SampleRecord, codes: readonly FindingCode[]];

/** What only wants to be read: somebody else's keys, under the names that were announced, sign for all who are needed. */
export const observedWitnesses: readonly Witnessed[] = [
	[
		'the announced witnesses with keys of somebody else',
		() => {
			const record = beginWitnessed([civil, organ], { required: true });
			const others = [
				{ ...witnessOf(51, civil.role), name: civil.name },
				{ ...witnessOf(52, organ.role), name: organ.name },
			];
			nameWitnesses(record, sizeOf(record), others, { required: true, date: '2026-03-20' });
			return sealedBy(record, others);
		},
		['witnesses-changed'],
	],
];

/** What a verifier says of records that are not valid for their witnesses. */
export const badWitnesses: readonly Witnessed[] = [
	['a false signature of a witness', withFalseSignature, ['cosignature-false']],
	['the log as its own witness', () => sealedBy(beginWitnessed([itself]), [itself]), ['witness-is-the-log']],
	[
		'one key as two witnesses',
		() => sealedBy(beginWitnessed([civil, double]), [civil, double]),
		['witness-twice'],
	],
	[
		'a witness too few, where they were required',
		() => sealedBy(beginWitnessed([civil, sister, organ], { required: true }), [civil, sister]),
		['witnesses-required'],
	],
];
