import { compareCodeUnits } from '../../../basics/compare';
import { err, ok, type Result } from '../../../basics/result';
import { isSafePath, MAX_PATH_LENGTH } from '../paths';
import {
	CENTRAL_BYTES,
	CENTRAL_SIGNATURE,
	describeMember,
	encodeCentralHeader,
	encodeEnd,
	encodeLocalHeader,
	END_BYTES,
	END_SIGNATURE,
	LOCAL_BYTES,
	LOCAL_SIGNATURE,
} from './zipRecords';

/** How much a reader accepts before it looks inside. */
export type ReadLimits = { bytes: number; files: number };
/** What the verifier reads unless it is told otherwise: 512 MiB, 10,000 files. */
export const READ_LIMITS: ReadLimits = { bytes: 512 * 1024 * 1024, files: 10_000 };

/** Why bytes cannot be read as a canonical zip; `path` is the file at fault, empty when it is none in particular. */
export type ZipProblem = {
	code: 'too-large' | 'too-many-files' | 'not-a-zip' | 'cut-short' | 'compressed' | 'broken-directory';
	path: string;
};

/** Files by path, in order, and the paths whose records are not the ones a writer would have made. */
export type ZipContents = { files: ReadonlyMap<string, Uint8Array>; altered: readonly string[] };

/** The name under which damage to the closing record is reported: it belongs to no file. */
export const ZIP_END = 'zip';

type End = { directoryOffset: number; endOffset: number; files: number };
type Listed = { path: string; offset: number; size: number; headerOffset: number };

/**
 * Reads a canonical zip without inflating anything. The directory must chain exactly from the first byte to the last;
 * then every record is made again from the file's bytes and compared, so that one changed bit anywhere is either
 * refused here or listed in `altered` under the file it belongs to.
 */
export function readZip(
	bytes: Uint8Array,
	limits: ReadLimits = READ_LIMITS,
): Result<ZipContents, ZipProblem> {
	if (bytes.length > limits.bytes) return err({ code: 'too-large', path: '' });
	const end = findEnd(bytes);
	if (!end.ok) return end;
	if (end.value.files > limits.files) return err({ code: 'too-many-files', path: ZIP_END });
	const listed = readDirectory(bytes, end.value);
	if (!listed.ok) return listed;
	return ok(compareRecords(bytes, listed.value, end.value));
}

function findEnd(bytes: Uint8Array): Result<End, ZipProblem> {
	const view = viewOf(bytes);
	const endOffset = bytes.length - END_BYTES;
	const startsLikeZip = bytes.length >= 4 && view.getUint32(0, true) === LOCAL_SIGNATURE;
	if (endOffset < 0 || view.getUint32(endOffset, true) !== END_SIGNATURE) {
		return err({ code: startsLikeZip ? 'cut-short' : 'not-a-zip', path: startsLikeZip ? ZIP_END : '' });
	}
	const files = view.getUint16(endOffset + 10, true);
	const directoryBytes = view.getUint32(endOffset + 12, true);
	const directoryOffset = view.getUint32(endOffset + 16, true);
	if (directoryOffset + directoryBytes !== endOffset) return err({ code: 'broken-directory', path: ZIP_END });
	return ok({ directoryOffset, endOffset, files });
}

function readDirectory(bytes: Uint8Array, end: End): Result<Listed[], ZipProblem> {
	const listed: Listed[] = [];
	let headerOffset = end.directoryOffset;
	let expectedOffset = 0;
	const folded = new Set<string>();
	for (let at = 0; at < end.files; at++) {
		const member = readCentralHeader(bytes, headerOffset, end);
		// The file's own record still knows its name when the directory does not.
		const previousEnd = expectedOffset;
		const localName = readLocalName(bytes, previousEnd, end);
		if (!member.ok) return err({ ...member.error, path: localName ?? member.error.path });
		const { path, offset, size } = member.value;
		expectedOffset = offset + LOCAL_BYTES + path.length + size;
		headerOffset += CENTRAL_BYTES + path.length;
		const chains = offset === previousEnd && expectedOffset <= end.directoryOffset;
		if (!chains || !isBelievable(bytes, member.value, headerOffset, expectedOffset, end)) {
			return err({ code: 'broken-directory', path: localName ?? path });
		}
		// Where capitals do not matter one of the two would lie over the other once unpacked.
		if (folded.has(path.toLowerCase())) return err({ code: 'broken-directory', path });
		folded.add(path.toLowerCase());
		listed.push(member.value);
	}
	const isWhole = headerOffset === end.endOffset && expectedOffset === end.directoryOffset;
	return isWhole ? ok(listed) : err({ code: 'broken-directory', path: ZIP_END });
}

/**
 * Whether a directory record that chains so far is to be trusted: its lengths agree with the file's own record, or at
 * least both next records are where it says. Otherwise the blame would fall on the file that follows.
 */
function isBelievable(
	bytes: Uint8Array,
	member: Listed,
	nextHeader: number,
	nextFile: number,
	end: End,
): boolean {
	const view = viewOf(bytes);
	const agrees =
		view.getUint32(member.offset + 22, true) === member.size &&
		view.getUint16(member.offset + 26, true) === member.path.length;
	if (agrees) return true;
	const headerFollows =
		nextHeader === end.endOffset ||
		(nextHeader < end.endOffset && view.getUint32(nextHeader, true) === CENTRAL_SIGNATURE);
	const fileFollows = nextFile === end.directoryOffset || view.getUint32(nextFile, true) === LOCAL_SIGNATURE;
	return headerFollows && fileFollows;
}

function readCentralHeader(bytes: Uint8Array, headerOffset: number, end: End): Result<Listed, ZipProblem> {
	const broken = err({ code: 'broken-directory', path: ZIP_END } as const);
	const view = viewOf(bytes);
	const nameOffset = headerOffset + CENTRAL_BYTES;
	if (nameOffset > end.endOffset || view.getUint32(headerOffset, true) !== CENTRAL_SIGNATURE) return broken;
	const nameEnd = nameOffset + view.getUint16(headerOffset + 28, true);
	const path = nameEnd > end.endOffset ? null : readName(bytes.subarray(nameOffset, nameEnd));
	if (path === null) return broken;
	const [stored, size] = [view.getUint32(headerOffset + 20, true), view.getUint32(headerOffset + 24, true)];
	const isCompressed = view.getUint16(headerOffset + 10, true) !== 0 && stored !== size;
	if (isCompressed) return err({ code: 'compressed', path });
	return ok({ path, offset: view.getUint32(headerOffset + 42, true), size, headerOffset });
}

function readLocalName(bytes: Uint8Array, offset: number, end: End): string | null {
	const nameOffset = offset + LOCAL_BYTES;
	if (nameOffset > end.directoryOffset) return null;
	const nameEnd = nameOffset + viewOf(bytes).getUint16(offset + 26, true);
	return nameEnd > end.directoryOffset ? null : readName(bytes.subarray(nameOffset, nameEnd));
}

function compareRecords(bytes: Uint8Array, listed: readonly Listed[], end: End): ZipContents {
	const files = new Map<string, Uint8Array>();
	const altered = new Set<string>();
	let previous = '';
	for (const { path, offset, size, headerOffset } of listed) {
		const dataOffset = offset + LOCAL_BYTES + path.length;
		const data = bytes.subarray(dataOffset, dataOffset + size);
		const member = describeMember({ path, bytes: data }, offset);
		const isIntact =
			compareCodeUnits(previous, path) < 0 &&
			isAt(bytes, offset, encodeLocalHeader(member)) &&
			isAt(bytes, headerOffset, encodeCentralHeader(member));
		// Where the two records disagree on the name, one of them is the true one: both are told.
		if (!isIntact) altered.add(path).add(readLocalName(bytes, offset, end) ?? path);
		files.set(path, data);
		previous = path;
	}
	const directoryBytes = end.endOffset - end.directoryOffset;
	const endBytes = encodeEnd(listed.length, end.directoryOffset, directoryBytes);
	if (!isAt(bytes, end.endOffset, endBytes)) altered.add(ZIP_END);
	return { files, altered: [...altered] };
}

function isAt(bytes: Uint8Array, offset: number, expected: Uint8Array): boolean {
	return expected.every((byte, at) => bytes[offset + at] === byte);
}

function readName(bytes: Uint8Array): string | null {
	if (bytes.length > MAX_PATH_LENGTH) return null;
	const path = String.fromCharCode(...bytes);
	return isSafePath(path) ? path : null;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
