import { join, read32Little, readName, write32Little, writeName } from './bytes';
import type { Sound } from './sound';

interface Page {
	/** Header and segment table. */
	head: Uint8Array;
	body: Uint8Array;
	/** Length of each segment. */
	laces: Uint8Array;
}

/**
 * A recording in Opus inside Ogg, as browsers make it, without the notes of its second packet (title, place, program);
 * null for anything else. Pages are numbered and summed anew. Source: RFC 3533; RFC 7845, section 5.2.
 */
export function stripOgg(bytes: Uint8Array): Sound | null {
	const pages = readPages(bytes);
	const [first, ...rest] = pages ?? [];
	if (first === undefined || readName(first.body, 0, 8) !== 'OpusHead') return null;
	const serial = first.head.subarray(14, 18);
	if (!rest.every(({ head }) => serial.every((byte, at) => head[14 + at] === byte))) return null;
	if (readName(rest[0]?.body ?? new Uint8Array(), 0, 8) !== 'OpusTags') return null;
	// The notes end where a segment is shorter than full, and nothing follows them on their last page.
	const last = rest.findIndex(({ laces }) => (laces.at(-1) ?? 255) < 255);
	const sound = rest.slice(last + 1);
	if (last < 0 || sound.length === 0) return null;
	const notes = join([writeName('OpusTags'), write32Little(0), write32Little(0)]);
	const tags: Page = {
		head: join([
			writeName('OggS'),
			new Uint8Array(10),
			serial,
			new Uint8Array(8),
			Uint8Array.of(1, notes.length),
		]),
		body: notes,
		laces: Uint8Array.of(notes.length),
	};
	const samples = read32Little(sound.at(-1)?.head ?? new Uint8Array(), 6);
	return {
		bytes: join([first, tags, ...sound].map(writePage)),
		seconds: samples / 48_000,
	};
}

function readPages(bytes: Uint8Array): Page[] | null {
	const pages: Page[] = [];
	for (let at = 0; at < bytes.length;) {
		if (readName(bytes, at) !== 'OggS' || bytes[at + 4] !== 0) return null;
		const count = bytes[at + 26] ?? 0;
		const laces = bytes.subarray(at + 27, at + 27 + count);
		const start = at + 27 + count;
		const end = start + laces.reduce((sum, length) => sum + length, 0);
		if (laces.length < count || end > bytes.length) return null;
		pages.push({ head: bytes.subarray(at, start), body: bytes.subarray(start, end), laces });
		at = end;
	}
	return pages;
}

function writePage({ head, body }: Page, number: number): Uint8Array {
	const page = join([head, body]);
	page.set(write32Little(number), 18);
	page.set(new Uint8Array(4), 22);
	page.set(write32Little(crcOfPage(page)), 22);
	return page;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte << 24;
	for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
	return value >>> 0;
});

function crcOfPage(page: Uint8Array): number {
	let crc = 0;
	for (const byte of page) crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 255] ?? 0)) >>> 0;
	return crc;
}
