import {
	base64url,
	canonicalBytes,
	compareBytes,
	documentHash,
	hashLeaf,
	type Entry,
	type EntryOf,
	type EntryType,
} from '../../evidence';
import { salt, type SampleRecord } from './recordBuilder';

/** 32 bytes that nothing in the sample hashes to. */
export const STRANGE_HASH = base64url(salt(999));

/** The n-th entry of a type, to be changed in place. */
export function pick<T extends EntryType>(record: SampleRecord, type: T, nth = 0): EntryOf<T> {
	const found = record.entries.filter((entry): entry is EntryOf<T> => entry.type === type)[nth];
	if (!found) throw new Error(`No ${type} number ${String(nth)}`);
	return found;
}

/** Where an entry stands. */
export function placeOf(record: SampleRecord, entry: Entry): number {
	return record.entries.indexOf(entry);
}

/** Inserts entries at a place and moves the batches after it, so that only what is tested is wrong. */
export function insertAt(record: SampleRecord, at: number, ...entries: Entry[]): void {
	record.entries.splice(at, 0, ...entries);
	for (const entry of record.entries.slice(at + entries.length)) {
		if (entry.type === 'batch.sealed' && entry.body.first >= at) entry.body.first += entries.length;
	}
}

/** Removes an entry and moves the batches after it; a batch that held it gets one shorter. */
export function remove(record: SampleRecord, entry: Entry): void {
	const at = placeOf(record, entry);
	record.entries.splice(at, 1);
	for (const other of record.entries.slice(at)) {
		if (other.type !== 'batch.sealed') continue;
		if (other.body.first > at) other.body.first -= 1;
		else if (other.body.first + other.body.count > at) other.body.count -= 1;
	}
}

/** A copy that shares nothing with the original. */
export function copy<T extends Entry>(entry: T): T {
	return JSON.parse(JSON.stringify(entry)) as T;
}

/** Puts the result's hash in the log again after the test changed the result. */
export function rehashResult(record: SampleRecord): void {
	const tallies = record.entries.filter((entry) => entry.type === 'tally.computed');
	tallies.forEach((entry, at) => {
		const result = record.results.find(({ number }) => number === at + 1);
		if (result) entry.body.result = documentHash('result', result.document);
	});
}

/** The head and the tally of the sample's first result, loosely typed: tests write into it what no schema allows. */
export function openResult(
	record: SampleRecord,
): Record<string, unknown> & { rankings: Record<string, unknown>[] } {
	const document: unknown = record.results[0]?.document;
	return document as Record<string, unknown> & { rankings: Record<string, unknown>[] };
}

/** Puts every batch in the order of its leaf hashes again, after a test changed one of its entries. */
export function sortBatches(record: SampleRecord): void {
	const leaf = (entry: Entry) => hashLeaf(canonicalBytes(entry));
	for (const entry of record.entries) {
		if (entry.type !== 'batch.sealed') continue;
		const { first, count } = entry.body;
		const sorted = record.entries.slice(first, first + count).sort((a, b) => compareBytes(leaf(a), leaf(b)));
		record.entries.splice(first, count, ...sorted);
	}
}

/** Seals a copy of an entry in a batch of its own. */
export function sealAgain(record: SampleRecord, at: number, entry: Entry): void {
	const seal = { ...entry, type: 'batch.sealed', body: { first: at, count: 1 } } as Entry;
	insertAt(record, at, copy(entry), seal);
}

/** Seals each answer of the first batch in one of its own. */
export function sealEach(record: SampleRecord): void {
	const seal = pick(record, 'batch.sealed');
	const { first, count } = seal.body;
	for (let at = first + 1; at < first + 2 * count - 1; at += 2) {
		const body = { first: at - 1, count: 1 };
		insertAt(record, at, { ...seal, body });
	}
	seal.body = { first: first + 2 * count - 2, count: 1 };
}
