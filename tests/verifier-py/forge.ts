import {
	base64url,
	canonicalBytes,
	computeRoot,
	hashLeaf,
	readBundle,
	type BundleFile,
} from '../../src/lib/evidence';
import { joinLines, splitLines } from '../../src/lib/evidence/bundle/lines';
import { digestFile } from '../../src/lib/evidence/bundle/manifest';
import { writeZip } from '../../src/lib/evidence/bundle/zip/writeZip';
import type { SampleRecord } from '../../src/lib/verifier/testing/recordBuilder';
import { packRecord } from '../../src/lib/verifier/testing/sampleRecord';
import { STRANGE_HASH } from '../../src/lib/verifier/testing/spoil';
import type { Case } from './python';
import { signedSample } from './samples';

// How bundles are made badly: before they are packed, between, and after.

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

type Files = Map<string, Uint8Array>;

function open(bytes: Uint8Array): Files {
	const opened = readBundle(bytes);
	if (!opened.ok) throw new Error(opened.error.code);
	return new Map(opened.value.files);
}

function rootOf(bytes: Uint8Array): string {
	const manifest = JSON.parse(decode(open(bytes).get('manifest.json'))) as { log: { root: string } };
	return manifest.log.root;
}

/** The signed record, spoiled before it is packed, with its own root as the anchor unless another is said. */
export function spoiled(
	spoil: (record: SampleRecord) => unknown,
	brings: Partial<Case> = {},
): () => Omit<Case, 'name'> {
	return () => {
		const record = signedSample();
		spoil(record);
		const bytes = packRecord(record);
		return { bytes, ...('key' in brings || 'previous' in brings ? {} : { root: rootOf(bytes) }), ...brings };
	};
}

/** The signed record, spoiled after it was packed, with a manifest that lists what is there. */
export function repacked(
	change: (files: Files, manifest: Record<string, unknown>) => unknown,
): () => Omit<Case, 'name'> {
	return () => {
		const sound = packRecord(signedSample());
		const files = open(sound);
		const manifest = JSON.parse(decode(files.get('manifest.json'))) as Record<string, unknown>;
		files.delete('manifest.json');
		change(files, manifest);
		const list: BundleFile[] = [...files].map(([path, bytes]) => ({ path, bytes }));
		manifest['files'] ??= list
			.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: digestFile(bytes) }))
			.sort((one, other) => (one.path < other.path ? -1 : 1));
		const bytes = writeZip([...list, { path: 'manifest.json', bytes: canonicalBytes(manifest) }]);
		return { bytes, root: rootOf(sound) };
	};
}

/** Writes lines of the log anew with leaves, root and size that follow from them. */
export function rewrite(
	files: Files,
	manifest: Record<string, unknown>,
	change: (lines: Uint8Array[]) => unknown,
): void {
	const { lines } = splitLines(files.get('log/entries.jsonl') ?? new Uint8Array());
	change(lines);
	const leaves = lines.map(hashLeaf);
	files.set('log/entries.jsonl', joinLines(lines));
	files.set('log/leaves.bin', new Uint8Array(Buffer.concat(leaves)));
	manifest['log'] = { size: leaves.length, root: base64url(computeRoot(leaves)) };
	delete manifest['files'];
}

export const relist = (change: (files: Files) => unknown) =>
	repacked((files, manifest) => {
		delete manifest['files'];
		change(files);
	});

/** A sound zip in which one text was written over another as long. */
export function overwritten(from: string, to: string): () => Omit<Case, 'name'> {
	return () => {
		const text = Buffer.from(packRecord(signedSample())).toString('latin1').replaceAll(from, to);
		return { bytes: new Uint8Array(Buffer.from(text, 'latin1')), root: STRANGE_HASH };
	};
}
