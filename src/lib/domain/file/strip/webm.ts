import { join, read16, readName } from './bytes';
import type { Sound } from './sound';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const TIMECODE_SCALE = 0x2ad7b1;
const CLUSTER_TIME = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const TRACK_ENTRY = 0xae;

/** What a track needs to be played; its name and its language are not among it. */
const neededOfTrack = new Set([0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x9c, 0x86, 0x63a2, 0x56aa, 0x56bb, 0xe1]);
const topLevel = new Set([INFO, TRACKS, CLUSTER, 0x114d9b74, 0x1c53bb6b, 0x1941a469, 0x1043a770, 0x1254c367]);
const UNKNOWN = -1;

interface Element {
	id: number;
	/** Where its content begins and ends. */
	start: number;
	end: number;
	from: number;
}

/**
 * A recording in WebM as browsers make it, with nothing but its track and its clusters; null for anything else. Titles,
 * dates, programs, tags, chapters and attachments go. Source: RFC 8794 (EBML); Matroska, RFC 9559, section 5.
 */
export function stripWebm(bytes: Uint8Array): Sound | null {
	const head = readElement(bytes, 0, bytes.length);
	if (head?.id !== EBML || !isWebm(bytes, head)) return null;
	const segment = readElement(bytes, head.end, bytes.length);
	if (segment?.id !== SEGMENT) return null;
	const parts = readChildren(bytes, segment, true);
	if (parts === null) return null;
	const tracks = parts.filter(({ id }) => id === TRACKS);
	const clusters = parts.filter(({ id }) => id === CLUSTER);
	const [track] = tracks;
	if (track === undefined || tracks.length > 1 || clusters.length === 0) return null;
	const entry = stripTrack(bytes, track);
	const rewritten = clusters.map((cluster) => stripCluster(bytes, cluster));
	if (entry === null || rewritten.some((cluster) => cluster === null)) return null;
	const kept = rewritten.filter((cluster) => cluster !== null);
	const info = parts.find(({ id }) => id === INFO);
	const scale = info && readChildren(bytes, info)?.find(({ id }) => id === TIMECODE_SCALE);
	const nanoseconds = scale ? readNumber(bytes, scale) : 1_000_000;
	const body = join([
		writeElement(INFO, writeElement(TIMECODE_SCALE, writeNumber(nanoseconds))),
		writeElement(TRACKS, entry),
		...kept.map((cluster) => cluster.bytes),
	]);
	return {
		bytes: join([bytes.subarray(0, head.end), writeElement(SEGMENT, body)]),
		seconds: (Math.max(...kept.map(({ last }) => last)) * nanoseconds) / 1e9,
	};
}

function isWebm(bytes: Uint8Array, head: Element): boolean {
	return readName(bytes, head.start, Math.min(head.end - head.start, 64)).includes('webm');
}

/** The one track, of sound. */
function stripTrack(bytes: Uint8Array, tracks: Element): Uint8Array | null {
	const [entry, ...more] = readChildren(bytes, tracks)?.filter(({ id }) => id === TRACK_ENTRY) ?? [];
	const parts = entry && readChildren(bytes, entry);
	const kind = parts?.find(({ id }) => id === 0x83);
	if (!parts || !kind || more.length > 0 || readNumber(bytes, kind) !== 2) return null;
	const kept = parts.filter(({ id }) => neededOfTrack.has(id));
	return writeElement(TRACK_ENTRY, join(kept.map(({ from, end }) => bytes.subarray(from, end))));
}

function stripCluster(bytes: Uint8Array, cluster: Element): { bytes: Uint8Array; last: number } | null {
	const parts = readChildren(bytes, cluster);
	const time = parts?.find(({ id }) => id === CLUSTER_TIME);
	if (!parts || !time) return null;
	const kept = parts.filter(({ id }) => id === CLUSTER_TIME || id === SIMPLE_BLOCK || id === BLOCK_GROUP);
	const blocks = kept.filter(({ id }) => id === SIMPLE_BLOCK);
	const last = Math.max(0, ...blocks.map(({ start }) => read16(bytes, start + 1)));
	const content = join(kept.map(({ from, end }) => bytes.subarray(from, end)));
	return { bytes: writeElement(CLUSTER, content), last: readNumber(bytes, time) + last };
}

/** What an element is made of; null when that does not fill it to its end. `isTop` where clusters may have no size. */
function readChildren(bytes: Uint8Array, parent: Element, isTop = false): Element[] | null {
	const children: Element[] = [];
	for (let at = parent.start; at < parent.end;) {
		const child = readElement(bytes, at, parent.end);
		if (child === null) return null;
		if (isTop && child.end === UNKNOWN) child.end = findNext(bytes, child.start, parent.end);
		if (child.end === UNKNOWN) return null;
		children.push(child);
		at = child.end;
	}
	return children;
}

/** Where a part without a size ends: before the next part of the same level. */
function findNext(bytes: Uint8Array, from: number, limit: number): number {
	for (let at = from; at < limit;) {
		const child = readElement(bytes, at, limit);
		if (child === null || child.end === UNKNOWN || topLevel.has(child.id))
			return child === null ? UNKNOWN : at;
		at = child.end;
	}
	return limit;
}

function readElement(bytes: Uint8Array, from: number, limit: number): Element | null {
	const width = Math.clz32(bytes[from] ?? 0) - 23;
	if (width < 1 || width > 4) return null;
	let id = 0;
	for (let at = from; at < from + width; at += 1) id = id * 256 + (bytes[at] ?? 0);
	const sizeAt = from + width;
	const sizeWidth = Math.clz32(bytes[sizeAt] ?? 0) - 23;
	if (sizeWidth < 1 || sizeWidth > 8) return null;
	let size = (bytes[sizeAt] ?? 0) & ((1 << (8 - sizeWidth)) - 1);
	let isUnknown = size === (1 << (8 - sizeWidth)) - 1;
	for (let at = sizeAt + 1; at < sizeAt + sizeWidth; at += 1) {
		size = size * 256 + (bytes[at] ?? 0);
		isUnknown &&= bytes[at] === 255;
	}
	const start = sizeAt + sizeWidth;
	if (isUnknown && id === SEGMENT) return { id, from, start, end: limit };
	if (isUnknown) return id === CLUSTER ? { id, from, start, end: UNKNOWN } : null;
	return start + size > limit ? null : { id, from, start, end: start + size };
}

function readNumber(bytes: Uint8Array, { start, end }: Element): number {
	return bytes.subarray(start, Math.min(end, start + 8)).reduce((sum, byte) => sum * 256 + byte, 0);
}

function writeNumber(value: number): Uint8Array {
	return Uint8Array.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function writeElement(id: number, content: Uint8Array): Uint8Array {
	const name = writeNumber(id);
	// Four bytes of size: the mark of their count, and twenty-eight bits.
	const size = writeNumber((content.length + 0x10000000) >>> 0);
	return join([name.subarray(name.findIndex((byte) => byte !== 0)), size, content]);
}
