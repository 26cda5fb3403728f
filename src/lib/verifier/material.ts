import type { OwnCopy } from '../basics/copies/ownCopy';
import {
	base64url,
	buildTree,
	bundlePaths,
	decodeEntry,
	hashLeaf,
	joinHashes,
	openingsOfPath,
	parseCanonical,
	parseOpenings,
	readCheckpoint,
	readUtf8,
	splitLines,
	type Bundle,
	type CanonicalProblem,
	type CanonicalValue,
	type Checkpoint,
	type CommitmentKind,
	type Entry,
	type EntryProblem,
	type HashTree,
	type NoteKey,
	type Opened,
	type Receipt,
} from '../evidence';
import { tellHistory, type History } from './history';

/** A line of the log: its bytes, its leaf hash, and the entry it holds or why it holds none. */
export type Line = {
	bytes: Uint8Array;
	leaf: Uint8Array;
	entry: Entry | null;
	problem: EntryProblem | null;
};

/** A JSON document of the bundle, read once. */
export type JsonDocument =
	{ value: CanonicalValue; problem: null } | { value: null; problem: CanonicalProblem };

/** A file that says to hold the openings of a survey or a ranking, and the first line of it that is none. */
export type OpeningsFile = {
	kind: CommitmentKind;
	subject: string;
	opened: readonly Opened[];
	badLine: number | null;
};

/** A bundle taken apart, so that every check reads the same facts. */
export type Material = {
	bundle: Bundle;
	lines: readonly Line[];
	/** The tree over the leaf hashes of the lines. */
	tree: HashTree;
	isTerminated: boolean;
	documents: ReadonlyMap<string, JsonDocument>;
	/** What commitments bind, where the bundle tells it: by path. */
	openings: ReadonlyMap<string, OpeningsFile>;
	history: History;
	/** What the bundle holds as signed states of its log, smallest first; those that cannot be read last. */
	checkpoints: readonly CheckpointFile[];
	/** What the person brought from outside. */
	anchors: Anchors;
};

/** A file that says to be a signed state of the log. */
export type CheckpointFile = { file: string; checkpoint: Checkpoint | null };

/** What a person knows of the log from somewhere else than the bundle: each may be missing. */
export type Anchors = {
	/** Root of the whole log, base64url. */
	root: string | null;
	/** A signed state they kept. */
	previous: Checkpoint | null;
	/** The receipt that they kept, whose checkpoint is then `previous`. */
	receipt: Receipt | null;
	/** The key that signs, as somebody they trust gave it to them. */
	key: NoteKey | null;
	/** What they sent themselves, as their device kept it. It tells of one line, so it anchors nothing. */
	copy: OwnCopy | null;
};

/** Reads every line and every JSON document once. Nothing is refused here. */
export function gatherMaterial(bundle: Bundle, anchors: Anchors): Material {
	const { lines, isTerminated } = splitLines(bundle.files.get(bundlePaths.entries) ?? new Uint8Array());
	const read = lines.map(readLine);
	const documents = new Map<string, JsonDocument>();
	for (const [path, bytes] of bundle.files) if (path.endsWith('.json')) documents.set(path, readJson(bytes));
	const history = tellHistory(read.map(({ entry }) => entry));
	const leaves = joinHashes(read.map(({ leaf }) => leaf));
	return {
		bundle,
		lines: read,
		tree: buildTree(leaves),
		isTerminated,
		documents,
		openings: readEveryOpening(bundle),
		history,
		checkpoints: readCheckpoints(bundle),
		anchors,
	};
}

function readEveryOpening(bundle: Bundle): Map<string, OpeningsFile> {
	const files = new Map<string, OpeningsFile>();
	for (const [path, bytes] of bundle.files) {
		const of = openingsOfPath(path);
		if (of === null) continue;
		const read = parseOpenings(of.kind, bytes);
		files.set(path, {
			...of,
			...('badLine' in read ? { opened: [], ...read } : { opened: read, badLine: null }),
		});
	}
	return files;
}

/** `checkpoint` is where C2SP looks for the newest; `checkpoints/` has every one by its size. */
function readCheckpoints(bundle: Bundle): CheckpointFile[] {
	const files: CheckpointFile[] = [];
	for (const [file, bytes] of bundle.files) {
		if (file !== bundlePaths.checkpoint && !/^checkpoints\/[1-9]\d{0,14}$/.test(file)) continue;
		const text = readUtf8(bytes);
		const read = text === null ? null : readCheckpoint(text);
		files.push({ file, checkpoint: read?.ok ? read.value : null });
	}
	const sizeOf = ({ checkpoint }: CheckpointFile): number => checkpoint?.size ?? Infinity;
	return files.sort((a, b) => sizeOf(a) - sizeOf(b) || (a.file < b.file ? -1 : 1));
}

const massTypes = new Set<string>([
	'response',
	'response.superseded',
	'response.withdrawn',
	'response.quarantined',
	'response.admitted',
	'response.rejected',
	'ballot',
	'superseded',
	'batch.sealed',
]);

/** Lines that open, close or decide something: all but what people send, what is decided of one answer, and what seals a batch. */
export function countActs({ lines }: Material): number {
	return lines.filter(({ entry }) => entry !== null && !massTypes.has(entry.type)).length;
}

function readLine(bytes: Uint8Array): Line {
	const decoded = decodeEntry(bytes);
	return {
		bytes,
		leaf: hashLeaf(bytes),
		entry: decoded.ok ? decoded.value : null,
		problem: decoded.ok ? null : decoded.error,
	};
}

function readJson(bytes: Uint8Array): JsonDocument {
	const parsed = parseCanonical(bytes);
	return parsed.ok ? { value: parsed.value, problem: null } : { value: null, problem: parsed.error };
}

const TYPE_IN_TEXT = /"type":"([a-z.]{1,40})"/g;

/** The type of a line as people look for it: the entry's own, else what the damaged text still says, else `?`. */
export function typeOfLine(line: Line): string {
	if (line.entry) return line.entry.type;
	const text = new TextDecoder().decode(line.bytes.subarray(0, 100_000));
	return [...text.matchAll(TYPE_IN_TEXT)].at(-1)?.[1] ?? '?';
}

/** The facts that name a line of the log: counted from one, as editors count. */
export function nameLine(material: Material, at: number): { line: number; type: string } {
	const line = material.lines[at];
	return { line: at + 1, type: line ? typeOfLine(line) : '?' };
}

/** The leaf hash of a line, as entries write it. */
export function leafText({ lines }: Material, at: number): string {
	return base64url(lines[at]?.leaf ?? new Uint8Array());
}

/** The published name of a nucleus, or its id where no methodology names it. */
export function nameNucleus({ history }: Material, prioritization = '', nucleus = '?'): string {
	const weights = history.prioritizations.get(prioritization)?.published[0]?.entry.body.methodology.weights;
	return weights?.find((weight) => weight.nucleus === nucleus)?.name ?? nucleus;
}
