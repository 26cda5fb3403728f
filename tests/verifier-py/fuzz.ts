import { base64url, canonicalBytes, documentHash, readBundle, type BundleFile } from '../../src/lib/evidence';
import { joinLines, splitLines } from '../../src/lib/evidence/bundle/lines';
import { digestFile } from '../../src/lib/evidence/bundle/manifest';
import { writeZip } from '../../src/lib/evidence/bundle/writeZip';
import { computeRoot, hashLeaf } from '../../src/lib/evidence/merkle';
import type { SampleRecord } from '../../src/lib/verifier/testing/recordBuilder';
import { packRecord } from '../../src/lib/verifier/testing/sampleRecord';
import { sortBatches } from '../../src/lib/verifier/testing/spoil';
import type { Chance } from './chance';
import { mutate } from './mutate';
import type { Case } from './python';
import { brought, samples, type Sample } from './samples';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (text: string) => new TextEncoder().encode(text);

function flipBit(bytes: Uint8Array, chance: Chance): Uint8Array {
	const spoiled = bytes.slice();
	const at = chance.below(spoiled.length);
	spoiled[at] = (spoiled[at] ?? 0) ^ (1 << chance.below(8));
	return spoiled;
}

/** Cuts, doubles, swaps or spoils lines of the log. */
function spoilLines(log: Uint8Array, chance: Chance): Uint8Array {
	const { lines } = splitLines(log);
	const at = chance.below(lines.length);
	const line = lines[at] ?? new Uint8Array();
	const what = chance.below(6);
	if (what === 0) lines.splice(at, 1);
	else if (what === 1) lines.splice(at, 0, line);
	else if (what === 2) lines.push(...lines.splice(at, 1));
	else if (what === 3) lines.splice(at, 1, flipBit(line, chance));
	else if (what === 4) return log.slice(0, log.length - 1 - chance.below(40));
	else lines.splice(at, 1, encode(decode(line).replace(/\d+/, (n) => String(Number(n) + 1))));
	return joinLines(lines);
}

function spoilFile(bytes: Uint8Array, chance: Chance): Uint8Array {
	if (chance.below(3) === 0 || bytes.length === 0) return flipBit(bytes.length ? bytes : encode('x'), chance);
	try {
		const value = JSON.parse(decode(bytes)) as unknown;
		mutate({ value }, chance);
		mutate(value, chance);
		return canonicalBytes(value);
	} catch {
		return bytes.slice(0, chance.below(bytes.length));
	}
}

/** Packs files again; `mended` says how much of what hashes them was mended too. */
function repack(files: Map<string, Uint8Array>, mended: number): Uint8Array {
	const manifest = JSON.parse(decode(files.get('manifest.json') ?? encode('{}'))) as Record<string, unknown>;
	files.delete('manifest.json');
	if (mended > 1) {
		const leaves = splitLines(files.get('log/entries.jsonl') ?? new Uint8Array()).lines.map(hashLeaf);
		if (files.has('log/leaves.bin')) files.set('log/leaves.bin', new Uint8Array(Buffer.concat(leaves)));
		manifest['log'] = { size: leaves.length, root: base64url(computeRoot(leaves)) };
	}
	const list: BundleFile[] = [...files].map(([path, bytes]) => ({ path, bytes }));
	if (mended > 0)
		manifest['files'] = list
			.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: digestFile(bytes) }))
			.sort((one, other) => (one.path < other.path ? -1 : 1));
	return writeZip([...list, { path: 'manifest.json', bytes: canonicalBytes(manifest) }]);
}

/** Spoils what is inside the container and writes the zip anew. */
function spoilInside(sound: Uint8Array, chance: Chance): Uint8Array {
	const opened = readBundle(sound);
	if (!opened.ok) throw new Error(opened.error.code);
	const files = new Map(opened.value.files);
	const mended = chance.below(3);
	const path = chance.below(3) === 0 ? 'log/entries.jsonl' : chance.pick([...files.keys()]);
	const bytes = files.get(path) ?? new Uint8Array();
	const what = chance.below(10);
	if (path === 'log/entries.jsonl') files.set(path, spoilLines(bytes, chance));
	else if (what === 0 && path !== 'manifest.json') files.delete(path);
	else if (what === 1) files.set(`${path.split('/')[0] ?? 'a'}/x${String(chance.below(9))}.json`, bytes);
	else files.set(path, spoilFile(bytes, chance));
	return repack(files, path === 'manifest.json' ? 0 : mended);
}

/** Changes values of a record and packs it so that every hash is mended. */
function spoilRecord(record: SampleRecord, chance: Chance): Uint8Array {
	const times = 1 + chance.below(2);
	for (let done = 0; done < times; done++) {
		const what = chance.below(8);
		if (what === 0) mutate(record.ballots, chance);
		else if (what === 1) mutate(record.results, chance);
		else if (what === 2) mutate(record.checkpoints ?? record.entries, chance);
		else mutate(chance.pick(record.entries), chance);
	}
	if (chance.below(2) === 0) sortBatches(record);
	for (const entry of record.entries) {
		if (entry.type === 'tally.computed' && chance.below(4) > 0) {
			const result = record.results[0];
			if (result) entry.body.result = documentHash('result', result.document);
		}
		if (entry.type === 'methodology.published' && chance.below(4) > 0)
			entry.body.hash = documentHash('methodology', entry.body.methodology);
	}
	return packRecord(record);
}

function spoil(sample: Sample, chance: Chance): Uint8Array {
	const what = chance.below(10);
	if (what < 6) return spoilRecord(sample.make(), chance);
	const sound = packRecord(sample.make());
	return what < 7 ? flipBit(sound, chance) : spoilInside(sound, chance);
}

/** The root that a bundle says it has. */
export function rootIn(bytes: Uint8Array): string | undefined {
	const opened = readBundle(bytes);
	return opened.ok ? opened.value.manifest.log.root : undefined;
}

/** A bundle spoiled by chance; the same chance spoils the same bundle alike. */
export function fuzz(chance: Chance): Case {
	for (;;) {
		// Samples that keep their ballots back are not resampled, so they take a tenth of the time.
		const cheap = samples.filter(({ name }) => name.startsWith('aggregates') || name === 'signed');
		const sample = chance.pick(chance.below(3) === 0 ? samples : cheap);
		try {
			const bytes = spoil(sample, chance);
			const root = chance.below(4) === 0 ? undefined : rootIn(bytes);
			const isSigned = sample.name === 'signed';
			return {
				name: sample.name,
				bytes,
				...(root === undefined ? {} : { root }),
				...(isSigned && chance.below(2) === 0 ? { previous: brought.previous() } : {}),
				...(isSigned && chance.below(2) === 0 ? { key: brought.key() } : {}),
			};
		} catch {
			// Not every change can be written as a bundle: another is drawn.
		}
	}
}
