import { sortByCodeUnits, sortByKey } from '../../basics/compare';
import { base64url } from '../base64url';
import { canonicalBytes, canonicalText, type CanonicalValue } from '../canonical';
import type { NominalBallot } from '../record/documents';
import { decodeEntry } from '../record/entries';
import { joinHashes } from '../log/hashTree';
import { computeRoot, hashLeaf } from '../merkle';
import { joinLines } from './lines';
import { digestFile, manifestSchema, type Manifest } from './manifest';
import { bundlePaths, isSealedPath } from './paths';
import { writeZip } from './zip/writeZip';
import type { BundleFile } from './zip/zipRecords';

/** Everything an exercise hands over. Documents are JSON values; the log is given as its stored bytes. */
export type BundleInput = {
	exercise: Manifest['exercise'];
	software: string;
	/** Exact bytes of every entry that has a place in the log, in order. */
	entries: readonly Uint8Array[];
	/** One for each `survey.opened` (version 1) and each `survey.changed`. */
	instruments: readonly { survey: string; version: number; document: unknown }[];
	/** Privacy notices by survey and version, where the exercise publishes them. */
	notices: readonly { survey: string; version: number; document: unknown }[];
	/** One for each `ruleset.adopted`. */
	rulesets: readonly { id: string; version: number; document: unknown }[];
	/** One for each `tally.computed`, numbered from 1 in each prioritization: the output of the tally, as it was hashed. */
	results: readonly { prioritization: string; number: number; document: unknown }[];
	/**
	 * One for each ranking that a `tally.computed` counted, unless its closing publishes aggregates only: with seat
	 * and opening where it is nominal, bare tiers where it is anonymous. Superseded ballots are left out.
	 */
	ballots: readonly { ranking: string; ballots: readonly (NominalBallot | CanonicalValue)[] }[];
	/** Every published state of the log, as signed notes. */
	checkpoints?: readonly { size: number; note: string }[];
	/** Filed documents, each under a safe name, as their bytes came. */
	documents: readonly { document: string; name: string; bytes: Uint8Array }[];
	/** What only accompanies the record: `ficha.html`, `LEEME.txt`, `lists/….csv`, `datapackage.json`. */
	attachments: readonly BundleFile[];
};

/** `expediente-<exercise>-<size of the log>.zip`; that of the guarantor body ends in `-garante.zip`. */
export function nameBundle(slug: string, logSize: number, edition?: Manifest['edition']): string {
	return `expediente-${slug}-${String(logSize)}${edition === undefined ? '' : '-garante'}.zip`;
}

/**
 * Packs the expediente: the same state always gives the same bytes, whatever the order of the lists handed in.
 *
 * It does not judge. A record that does not add up leaves the building as it is, and the verifier says so.
 *
 * @throws RangeError for an unsafe, repeated or reserved path; TypeError for a value with no canonical form or a
 * manifest that breaks its schema.
 */
export function writeBundle(input: BundleInput): Uint8Array {
	const leaves = input.entries.map(hashLeaf);
	const files = [
		{ path: bundlePaths.entries, bytes: joinLines(input.entries) },
		{ path: bundlePaths.leaves, bytes: joinHashes(leaves) },
		...listCheckpoints(input.checkpoints ?? []),
		...listMethodologies(input.entries),
		...listDocuments(input),
		...input.documents.map(({ document, name, bytes }) => ({
			path: bundlePaths.document(document, name),
			bytes,
		})),
		...refuseReserved(input.attachments),
	];
	const head = {
		v: 1,
		exercise: input.exercise,
		log: { size: leaves.length, root: base64url(computeRoot(leaves)) },
		software: input.software,
	} as const;
	return packFiles(head, files);
}

/** Lists files in a manifest and packs them with it. */
export function packFiles(
	head: Omit<Manifest, 'files'>,
	files: readonly BundleFile[],
): Uint8Array<ArrayBuffer> {
	const manifest: Manifest = {
		...head,
		files: sortByKey(
			files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: digestFile(bytes) })),
			({ path }) => path,
		),
	};
	const checked = manifestSchema.safeParse(manifest);
	if (!checked.success) throw new TypeError(`Not a manifest: ${checked.error.message}`);
	return writeZip([{ path: bundlePaths.manifest, bytes: canonicalBytes(manifest) }, ...files]);
}

/** Each under its size, and the newest where C2SP looks for it. */
function listCheckpoints(checkpoints: readonly { size: number; note: string }[]): BundleFile[] {
	const encoder = new TextEncoder();
	const files = checkpoints.map(({ size, note }) => ({
		path: bundlePaths.checkpointAt(size),
		bytes: encoder.encode(note),
	}));
	const newest = checkpoints.reduce<{ size: number; note: string } | null>(
		(last, one) => (last === null || one.size > last.size ? one : last),
		null,
	);
	return newest ? [{ path: bundlePaths.checkpoint, bytes: encoder.encode(newest.note) }, ...files] : files;
}

/** The published methodologies live in the log; the bundle repeats each as a file of its own for whoever reads it. */
function listMethodologies(entries: readonly Uint8Array[]): BundleFile[] {
	const files = new Map<string, BundleFile>();
	for (const bytes of entries) {
		const entry = decodeEntry(bytes);
		if (!entry.ok || entry.value.type !== 'methodology.published') continue;
		const { prioritization, methodology } = entry.value.body;
		const path = bundlePaths.methodology(prioritization);
		if (!files.has(path)) files.set(path, { path, bytes: canonicalBytes(methodology) });
	}
	return [...files.values()];
}

function listDocuments(input: BundleInput): BundleFile[] {
	const json = (path: string, document: unknown) => ({ path, bytes: canonicalBytes(document) });
	return [
		...input.instruments.map((item) =>
			json(bundlePaths.instrument(item.survey, item.version), item.document),
		),
		...input.notices.map((item) => json(bundlePaths.notice(item.survey, item.version), item.document)),
		...input.rulesets.map((item) => json(bundlePaths.ruleset(item.id, item.version), item.document)),
		...input.results.map((item) => json(bundlePaths.result(item.prioritization, item.number), item.document)),
		...input.ballots.map((item) => json(bundlePaths.ballots(item.ranking), sortBallots(item.ballots))),
	];
}

/** Ballots in the order of their canonical text: the order they came in must not be readable from the file. */
function sortBallots(ballots: readonly (NominalBallot | CanonicalValue)[]): unknown[] {
	return sortByCodeUnits(ballots.map((ballot) => canonicalText(ballot))).map((text): unknown =>
		JSON.parse(text),
	);
}

function refuseReserved(attachments: readonly BundleFile[]): readonly BundleFile[] {
	const reserved = attachments.find(({ path }) => path === bundlePaths.manifest || isSealedPath(path));
	if (reserved) throw new RangeError(`Reserved path in a bundle: ${reserved.path}`);
	return attachments;
}
