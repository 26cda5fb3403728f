import {
	base64url,
	bundlePaths,
	rootOf,
	digestFile,
	isAmongDocuments,
	isSealedPath,
	nominalBallotSchema,
	readBareMarks,
	ZIP_END,
	type EntryProblem,
	type Task,
} from '../../evidence';
import type { Check, Findings } from '../findings';
import { nameLine, type Material } from '../material';

const LEAF_BYTES = 32;

/** 1: the zip is the one a writer would make from these files. */
function checkContainer({ bundle }: Material, found: Findings): void {
	for (const file of bundle.altered) {
		if (file === ZIP_END) found.fail('zip-altered');
		else found.fail('file-altered', { file });
	}
}

/** 2: the manifest lists every file, each with its size and digest, and there are no others. */
function checkFileList({ bundle }: Material, found: Findings): void {
	const listed = new Set(bundle.manifest.files.map(({ path }) => path));
	for (const { path, bytes, sha256 } of bundle.manifest.files) {
		const content = bundle.files.get(path);
		if (!content) found.fail('file-missing', { file: path });
		else if (content.length !== bytes || digestFile(content) !== sha256)
			found.fail('file-differs', { file: path });
	}
	for (const path of bundle.files.keys()) {
		if (path !== bundlePaths.manifest && !listed.has(path)) found.fail('file-not-listed', { file: path });
	}
}

/** 3: every entry and every sealed document is written in its one canonical form. */
function checkCanonicalBytes(material: Material, found: Findings): void {
	for (const [file, { problem }] of material.documents) {
		// What people filed is kept as it came, also where it happens to be JSON.
		if (problem && isSealedPath(file) && !isAmongDocuments(file))
			found.fail('file-not-canonical', { file, reason: problem.code });
	}
	material.lines.forEach(({ problem }, at) => {
		if (problem?.code !== 'not-canonical') return;
		found.fail('entry-not-canonical', { ...nameLine(material, at), reason: problem.problem.code });
	});
	if (!material.isTerminated) found.fail('entries-cut');
}

/** 4: every entry is of a known type and has exactly its keys; published ballots have theirs. */
function checkSchemas(material: Material, found: Findings): void {
	material.lines.forEach(({ problem }, at) => {
		if (problem) reportSchemaProblem(problem, nameLine(material, at), found);
	});
	for (const [file, { value, problem }] of material.documents) {
		if (!file.startsWith('ballots/') || problem) continue;
		if (!isBallotList(value)) found.fail('ballots-malformed', { file });
	}
}

/** Ballots with their seats, or bare ones that all say what one task asks. */
function isBallotList(value: unknown): boolean {
	if (!Array.isArray(value)) return false;
	return (
		nominalBallotSchema.array().safeParse(value).success ||
		(['rank', 'approve', 'points', 'criteria', 'pairs'] as const satisfies Task[]).some((task) =>
			value.every((one) => readBareMarks(task, one) !== null),
		)
	);
}

function reportSchemaProblem(
	problem: EntryProblem,
	name: { line: number; type: string },
	found: Findings,
): void {
	if (problem.code === 'unknown-type') found.fail('entry-unknown', { ...name, type: problem.type });
	if (problem.code === 'not-an-entry') {
		found.fail('entry-malformed', { ...name, where: problem.path, rule: problem.rule });
	}
}

/**
 * 5: each entry hashes to its leaf. The root tells which of the two is at fault: whoever changed one of them and
 * not the other left the root with the other.
 */
function checkLeaves(material: Material, found: Findings): void {
	const leaves = material.bundle.files.get(bundlePaths.leaves);
	if (!leaves) {
		found.fail('leaves-missing', { file: bundlePaths.leaves });
		return;
	}
	if (leaves.length !== material.lines.length * LEAF_BYTES) {
		found.fail('leaves-length', {
			entries: material.lines.length,
			leaves: Math.floor(leaves.length / LEAF_BYTES),
		});
	}
	const root = material.bundle.manifest.log.root;
	if (base64url(rootOf(material.tree)) === root) {
		if (material.lines.some(({ leaf }, at) => !isLeafAt(leaves, at, leaf))) found.fail('leaves-differ');
		return;
	}
	material.lines.forEach(({ leaf }, at) => {
		if (!isLeafAt(leaves, at, leaf)) found.fail('entry-differs', nameLine(material, at));
	});
}

function isLeafAt(leaves: Uint8Array, at: number, leaf: Uint8Array): boolean {
	return leaf.every((byte, offset) => leaves[at * LEAF_BYTES + offset] === byte);
}

/** 6: the entries are as many as the manifest says and hash to its root. */
function checkRoot({ bundle, lines, tree }: Material, found: Findings): void {
	const { size, root } = bundle.manifest.log;
	if (lines.length !== size) found.fail('size-differs', { declared: size, found: lines.length });
	const computed = base64url(rootOf(tree));
	if (computed !== root) found.fail('root-differs', { declared: root, found: computed });
}

export const integrityChecks: readonly Check[] = [
	{ number: 1, code: 'container', run: checkContainer },
	{ number: 2, code: 'file-list', run: checkFileList },
	{ number: 3, code: 'canonical-bytes', run: checkCanonicalBytes },
	{ number: 4, code: 'schemas', run: checkSchemas },
	{ number: 5, code: 'leaves', run: checkLeaves },
	{ number: 6, code: 'root', run: checkRoot },
];
