import { z } from 'zod';
import { fromBase64url } from '../base64url';
import { canonicalBytes, parseCanonical } from '../canonical';
import { commit, type CommitmentKind } from '../commitment';
import type { Hash } from '../hash';
import { compareBytes } from '../merkle';
import {
	ballotContentSchema,
	responseContentSchema,
	type BallotContent,
	type ResponseContent,
} from '../record/documents';
import { bytes32 } from '../record/fields';
import { joinLines, splitLines } from './lines';
import { bundlePaths } from './paths';
import type { Bundle } from './readBundle';
import { packFiles } from './writeBundle';

/** What one commitment binds, as it is kept in private: the value that was hashed and its salt, base64url. */
export type Opening = { content: unknown; salt: string };

/** The openings of one survey or ranking, in any order. They are read once, one at a time: there may be very many. */
export type OpeningList = { kind: CommitmentKind; subject: string; openings: Iterable<Opening> };

/** An opening that was read, with the commitment that it gives. */
export type Opened = { content: BallotContent | ResponseContent; commitment: Hash };

const lineSchemas = {
	ballot: z.strictObject({ content: ballotContentSchema, salt: bytes32 }),
	response: z.strictObject({ content: responseContentSchema, salt: bytes32 }),
} as const;

/**
 * The guarantor's bundle: the public one, file by file, and beside it what the commitments bind. One line each, in the
 * order of their commitments, which tells neither who answered nor when; and its manifest says what it is.
 *
 * @throws RangeError when a salt is not one; TypeError for a content with no canonical form.
 */
export function openBundle(
	{ manifest, files }: Bundle,
	lists: readonly OpeningList[],
): Uint8Array<ArrayBuffer> {
	const { files: _, ...head } = manifest;
	const kept = [...files].flatMap(([path, bytes]) =>
		path === bundlePaths.manifest ? [] : [{ path, bytes }],
	);
	const opened = lists
		.map(({ kind, subject, openings }) => ({
			path: bundlePaths.openings(kind, subject),
			bytes: writeOpenings(kind, openings),
		}))
		.filter(({ bytes }) => bytes.length > 0);
	return packFiles({ ...head, edition: 'guarantor' }, [...kept, ...opened]);
}

function writeOpenings(kind: CommitmentKind, openings: Iterable<Opening>): Uint8Array {
	const lines = Array.from(openings, ({ content, salt }) => ({
		bytes: canonicalBytes({ content, salt }),
		commitment: fromBase64url(commit(kind, fromBase64url(salt) ?? new Uint8Array(), content)),
	}));
	lines.sort((a, b) => compareBytes(a.commitment ?? new Uint8Array(), b.commitment ?? new Uint8Array()));
	// Who sends the same answer by two channels is counted twice, and what it says is opened once.
	const once = lines.filter(
		({ bytes }, at) => at === 0 || compareBytes(lines[at - 1]?.bytes ?? bytes, bytes) !== 0,
	);
	return joinLines(once.map(({ bytes }) => bytes));
}

/** Reads a file of openings; the number of the first line that is none, from 1, where there is one. */
export function parseOpenings(
	kind: CommitmentKind,
	bytes: Uint8Array,
): readonly Opened[] | { badLine: number } {
	const { lines, isTerminated } = splitLines(bytes);
	if (!isTerminated || lines.length === 0) return { badLine: lines.length };
	const opened: Opened[] = [];
	for (const line of lines) {
		const one = parseOpening(kind, line);
		if (one === null) return { badLine: opened.length + 1 };
		opened.push(one);
	}
	return opened;
}

function parseOpening(kind: CommitmentKind, line: Uint8Array): Opened | null {
	const parsed = parseCanonical(line);
	const read = parsed.ok ? lineSchemas[kind].safeParse(parsed.value) : null;
	const salt = read?.success ? fromBase64url(read.data.salt) : null;
	if (!read?.success || salt === null) return null;
	return { content: read.data.content, commitment: commit(kind, salt, read.data.content) };
}
