import { err, ok, type Result } from '../../basics/result';
import { bundlePaths } from './paths';

const MEBIBYTE = 1024 * 1024;
const LINE_FEED = 0x0a;

/** How much of each part a reader takes apart: far above any exercise, far below the memory of a small machine. */
const PART_LIMITS = {
	manifestBytes: 8 * MEBIBYTE,
	/** All JSON documents together, the manifest left aside. */
	documentBytes: 32 * MEBIBYTE,
	/** All openings together: each is a line that is hashed. */
	openingBytes: 64 * MEBIBYTE,
	lines: 1_000_000,
	/** Lines beyond the declared ones that are still read, so that the report can say what is too much. */
	spareLines: 1_000,
	lineBytes: MEBIBYTE,
} as const;

/** Why a part is not taken apart; `path` is the file it stands in. */
export type PartProblem = { code: 'too-many-lines' | 'part-too-large'; path: string };

/** Refuses a manifest too large to be one before it is parsed. */
export function weighManifest(bytes: Uint8Array): Result<null, PartProblem> {
	return bytes.length > PART_LIMITS.manifestBytes
		? err({ code: 'part-too-large', path: bundlePaths.manifest })
		: ok(null);
}

/**
 * Weighs a bundle before its lines are split and its documents parsed. The log may have as many lines as the manifest
 * declares and a few more; a line feed is one byte, and what is made of a line is hundreds.
 */
export function weighParts(
	files: ReadonlyMap<string, Uint8Array>,
	declaredLines: number,
): Result<null, PartProblem> {
	const log = bundlePaths.entries;
	const most = Math.min(declaredLines + PART_LIMITS.spareLines, PART_LIMITS.lines);
	const code = weighLines(files.get(log) ?? new Uint8Array(), most);
	if (code !== null) return err({ code, path: log });
	let documentBytes = 0;
	let openingBytes = 0;
	for (const [path, { length }] of files) {
		if (path.startsWith('openings/')) openingBytes += length;
		if (openingBytes > PART_LIMITS.openingBytes) return err({ code: 'part-too-large', path });
		if (!path.endsWith('.json') || path === bundlePaths.manifest) continue;
		documentBytes += length;
		if (documentBytes > PART_LIMITS.documentBytes) return err({ code: 'part-too-large', path });
	}
	return ok(null);
}

function weighLines(bytes: Uint8Array, most: number): PartProblem['code'] | null {
	let start = 0;
	for (let lines = 1; start < bytes.length; lines++) {
		if (lines > most) return 'too-many-lines';
		const feed = bytes.indexOf(LINE_FEED, start);
		const end = feed < 0 ? bytes.length : feed;
		if (end - start > PART_LIMITS.lineBytes) return 'part-too-large';
		start = end + 1;
	}
	return null;
}
