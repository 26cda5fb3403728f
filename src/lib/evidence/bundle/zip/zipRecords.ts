import { computeCrc32 } from './crc32';

// The records of a zip (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16) in the only form a bundle admits:
// stored, no flags, no extra fields, no comments, the first date a zip can hold. Nothing is left to choose, so the
// same files always make the same bytes, in any language, and there is nothing to inflate.

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;

const VERSION = 10;
const FIRST_DATE = 0x0021;

/** One file of a bundle: its path, printable ASCII with `/` between folders, and its bytes. */
export type BundleFile = { path: string; bytes: Uint8Array };

/** What a file's two records say of it. */
export type ZipMember = { name: Uint8Array; size: number; crc: number; offset: number };

/** Describes a file that starts at an offset of the zip. */
export function describeMember(file: BundleFile, offset: number): ZipMember {
	const name = new TextEncoder().encode(file.path);
	return { name, size: file.bytes.length, crc: computeCrc32(file.bytes), offset };
}

/** Where the next record begins after a member. */
export function endOfMember(member: ZipMember): number {
	return member.offset + LOCAL_BYTES + member.name.length + member.size;
}

/** The record before a file's bytes. */
export function encodeLocalHeader(member: ZipMember): Uint8Array {
	const bytes = new Uint8Array(LOCAL_BYTES + member.name.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, LOCAL_SIGNATURE, true);
	view.setUint16(4, VERSION, true);
	writeShared(view, 6, member);
	bytes.set(member.name, LOCAL_BYTES);
	return bytes;
}

/** A file's record in the directory at the end. */
export function encodeCentralHeader(member: ZipMember): Uint8Array {
	const bytes = new Uint8Array(CENTRAL_BYTES + member.name.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, CENTRAL_SIGNATURE, true);
	view.setUint16(4, VERSION, true);
	view.setUint16(6, VERSION, true);
	writeShared(view, 8, member);
	view.setUint32(42, member.offset, true);
	bytes.set(member.name, CENTRAL_BYTES);
	return bytes;
}

/**
 * The run of fields, from the flags to the length of the extra field, that both headers repeat. Those that are left are
 * zero: no flags, stored, midnight, nothing extra.
 */
function writeShared(view: DataView, at: number, member: ZipMember): void {
	view.setUint16(at + 6, FIRST_DATE, true);
	view.setUint32(at + 8, member.crc, true);
	view.setUint32(at + 12, member.size, true);
	view.setUint32(at + 16, member.size, true);
	view.setUint16(at + 20, member.name.length, true);
}

/** The record that closes a zip. */
export function encodeEnd(files: number, directoryOffset: number, directoryBytes: number): Uint8Array {
	const bytes = new Uint8Array(END_BYTES);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, END_SIGNATURE, true);
	view.setUint16(8, files, true);
	view.setUint16(10, files, true);
	view.setUint32(12, directoryBytes, true);
	view.setUint32(16, directoryOffset, true);
	return bytes;
}
