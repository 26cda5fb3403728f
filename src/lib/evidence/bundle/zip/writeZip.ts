import { sortByKey } from '../../../basics/compare';
import { isSafePath } from '../paths';
import {
	describeMember,
	encodeCentralHeader,
	encodeEnd,
	encodeLocalHeader,
	endOfMember,
	type BundleFile,
	type ZipMember,
} from './zipRecords';

/** Sizes and offsets are 32-bit numbers; a little less leaves room for the directory. */
const MAX_ZIP_BYTES = 0xf0000000;
const MAX_FILES = 0xffff;

/**
 * Packs files into the canonical zip: ordered by path, stored, with nothing left to choose. The same files in any
 * order make the same bytes.
 *
 * @throws RangeError for a path that is unsafe or repeated (capital letters apart), or for too much to pack.
 */
export function writeZip(files: readonly BundleFile[]): Uint8Array<ArrayBuffer> {
	refuseUnsafe(files);
	const parts: Uint8Array[] = [];
	const members: ZipMember[] = [];
	let offset = 0;
	for (const file of sortByKey(files, ({ path }) => path)) {
		const member = describeMember(file, offset);
		members.push(member);
		parts.push(encodeLocalHeader(member), file.bytes);
		offset = endOfMember(member);
	}
	const directory = concatenate(members.map(encodeCentralHeader));
	if (offset + directory.length > MAX_ZIP_BYTES) throw new RangeError('A bundle has a limit of 3.75 GiB');
	return concatenate([...parts, directory, encodeEnd(members.length, offset, directory.length)]);
}

function refuseUnsafe(files: readonly BundleFile[]): void {
	if (files.length > MAX_FILES) throw new RangeError('A bundle has a limit of 65,535 files');
	const seen = new Set<string>();
	for (const { path } of files) {
		// Many disks hold one name for `A` and `a`: unpacking must not lose a file.
		const folded = path.toLowerCase();
		if (!isSafePath(path)) throw new RangeError(`Unsafe path in a bundle: ${JSON.stringify(path)}`);
		if (seen.has(folded)) throw new RangeError(`Repeated path in a bundle: ${path}`);
		seen.add(folded);
	}
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
