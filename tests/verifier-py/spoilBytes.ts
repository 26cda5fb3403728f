import { base64url, canonicalBytes, readBundle, type BundleFile } from '../../src/lib/evidence';
import { joinLines, splitLines } from '../../src/lib/evidence/bundle/lines';
import { digestFile } from '../../src/lib/evidence/bundle/manifest';
import { writeZip } from '../../src/lib/evidence/bundle/zip/writeZip';
import { computeRoot, hashLeaf } from '../../src/lib/evidence/merkle';
import type { Chance } from './chance';
import { mutate } from './mutate';

// How the files of a bundle are spoiled once it is packed.

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (text: string) => new TextEncoder().encode(text);

export function flipBit(bytes: Uint8Array, chance: Chance): Uint8Array {
	const spoiled = bytes.slice();
	const at = chance.below(spoiled.length);
	spoiled[at] = (spoiled[at] ?? 0) ^ (1 << chance.below(8));
	return spoiled;
}

/** Cuts, doubles, swaps or spoils lines of the log or of a file of openings. */
export function spoilLines(log: Uint8Array, chance: Chance): Uint8Array {
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
export function spoilInside(sound: Uint8Array, chance: Chance): Uint8Array {
	const opened = readBundle(sound);
	if (!opened.ok) throw new Error(opened.error.code);
	const files = new Map(opened.value.files);
	const mended = chance.below(3);
	const openings = [...files.keys()].filter((one) => one.startsWith('openings/'));
	const path =
		chance.below(3) === 0 ? chance.pick(['log/entries.jsonl', ...openings]) : chance.pick([...files.keys()]);
	const bytes = files.get(path) ?? new Uint8Array();
	const what = chance.below(10);
	if (path === 'log/entries.jsonl' || (openings.includes(path) && what > 1))
		files.set(path, spoilLines(bytes, chance));
	else if (what === 0 && path !== 'manifest.json') files.delete(path);
	else if (what === 1) files.set(`${path.split('/')[0] ?? 'a'}/x${String(chance.below(9))}.json`, bytes);
	else files.set(path, spoilFile(bytes, chance));
	return repack(files, path === 'manifest.json' ? 0 : mended);
}
