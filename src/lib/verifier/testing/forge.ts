import { canonicalBytes, readBundle, type BundleFile, type Manifest } from '../../evidence';
import { digestFile } from '../../evidence/bundle/manifest';
import { writeZip } from '../../evidence/bundle/zip/writeZip';

/** What a forger does to a bundle that is sound; a file that becomes `null` is taken out. */
export type Forgery = {
	files?: Readonly<Record<string, Uint8Array | null>>;
	/** What the manifest says of the log; what it was where nothing is given. */
	log?: Partial<Manifest['log']>;
	/** Sizes that the manifest says of files, where they are not the true ones. */
	sizes?: Readonly<Record<string, number>>;
	/** Leaves the list of files in the manifest as it was. */
	keepsList?: boolean;
};

/** Packs a bundle again with other files, and a manifest that tells the truth about them. */
export function forge(
	sound: Uint8Array,
	{ files = {}, log = {}, sizes = {}, keepsList = false }: Forgery,
): Uint8Array {
	const bundle = readBundle(sound);
	if (!bundle.ok) throw new Error(bundle.error.code);
	const { manifest } = bundle.value;
	const changed = new Map<string, Uint8Array | null>([...bundle.value.files, ...Object.entries(files)]);
	const kept = [...changed].flatMap(([path, bytes]): BundleFile[] =>
		bytes === null || path === 'manifest.json' ? [] : [{ path, bytes }],
	);
	const listed = kept
		.map(({ path, bytes }) => ({ path, bytes: sizes[path] ?? bytes.length, sha256: digestFile(bytes) }))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
	const head = { ...manifest, log: { ...manifest.log, ...log } };
	const forged = keepsList ? head : { ...head, files: listed };
	return writeZip([...kept, { path: 'manifest.json', bytes: canonicalBytes(forged) }]);
}
