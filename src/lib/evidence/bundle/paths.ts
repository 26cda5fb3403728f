import type { CommitmentKind } from '../commitment';

/** A safe path: plain names, no way up, nothing that a system could read as something else. */
const SAFE_PATH = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
/** In characters, which are bytes too. */
export const MAX_PATH_LENGTH = 180;

/** Whether a path may stand in a bundle: letters, digits, `.`, `_`, `-`, folders with `/`, at most 180 characters. */
export function isSafePath(path: string): boolean {
	return path.length <= MAX_PATH_LENGTH && SAFE_PATH.test(path);
}

/** Where each thing lives in a bundle. */
export const bundlePaths = {
	manifest: 'manifest.json',
	entries: 'log/entries.jsonl',
	leaves: 'log/leaves.bin',
	/** The newest signed state of the log. */
	checkpoint: 'checkpoint',
	/** Every one that was published, by its size. */
	checkpointAt: (size: number) => `checkpoints/${String(size)}`,
	methodology: (prioritization: string) => `methodology/${prioritization}.json`,
	/** What a survey opened with is its version 1; later ones carry their number. */
	instrument: (survey: string, version: number) => `instruments/${nameVersion(survey, version)}.json`,
	notice: (survey: string, version: number) => `notices/${nameVersion(survey, version)}.json`,
	ruleset: (id: string, version: number) => `rulesets/${id}-${String(version)}.json`,
	/** The n-th result of a prioritization, from 1, in the order of the log. */
	result: (prioritization: string, number: number) => `results/${prioritization}-${String(number)}.json`,
	ballots: (ranking: string) => `ballots/${ranking}.json`,
	/** A filed document, as it came; its name is any safe one. */
	document: (document: string, name: string) => `documents/${document}/${name}`,
	/** What the commitments of a ranking or a survey bind: in the guarantor's bundle alone. */
	openings: (kind: CommitmentKind, subject: string) => `openings/${OPENED[kind]}/${subject}.jsonl`,
} as const;

/** The folder of what a survey or a ranking opens. */
const OPENED = { response: 'responses', ballot: 'ballots' } as const satisfies Record<CommitmentKind, string>;

/** The survey or ranking whose openings a path says it holds, or null where it stands anywhere else. */
export function openingsOfPath(path: string): { kind: CommitmentKind; subject: string } | null {
	const [, folder, subject] = /^openings\/(responses|ballots)\/([^/]+)\.jsonl$/.exec(path) ?? [];
	if (subject === undefined) return null;
	return { kind: folder === OPENED.ballot ? 'ballot' : 'response', subject };
}

/** The document a path says it is, or null where it stands anywhere else. */
export function documentOfPath(path: string): string | null {
	return /^documents\/([^/]+)\/[^/]+$/.exec(path)?.[1] ?? null;
}

function nameVersion(survey: string, version: number): string {
	return version === 1 ? survey : `${survey}-${String(version)}`;
}

/** Folders whose every file answers to an entry of the log; everything else only accompanies it. */
const SEALED_FOLDERS = [
	'log/',
	'checkpoints/',
	'methodology/',
	'instruments/',
	'notices/',
	'rulesets/',
	'results/',
	'ballots/',
	'documents/',
	'openings/',
];

/** Whether a path lies among what people filed, which is kept as it came: also one that names no document. */
export function isAmongDocuments(path: string): boolean {
	return path.startsWith('documents/');
}

/** Whether a path belongs to a folder that the log answers for. */
export function isSealedPath(path: string): boolean {
	return path === bundlePaths.checkpoint || SEALED_FOLDERS.some((folder) => path.startsWith(folder));
}
