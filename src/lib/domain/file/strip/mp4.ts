import { read16, read32, readName, writeName } from './bytes';
import type { Sound } from './sound';

/** Boxes that hold boxes which playing needs. */
const holders = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf']);
const needed = new Set(
	[
		'ftyp mdat mvhd tkhd edts elst mdhd hdlr smhd vmhd dinf dref stsd stts stss ctts stsc stsz stco co64 sgpd sbgp',
		'trex mehd mfhd tfhd tfdt trun styp sidx mfra',
	]
		.join(' ')
		.split(' '),
);
const deepest = 8;

/**
 * An MP4 of sound with nothing but its sound, or null when it is none. Each box that playing doesn't need (titles,
 * places, covers, programs) becomes free space of zeros, so that no other moves; times of creation become zero.
 * Source: ISO/IEC 14496-12, sections 4 to 8.
 */
export function stripMp4(bytes: Uint8Array): Sound | null {
	const found = clearBoxes(bytes);
	if (found === null || found.hasSeveral || found.tracks.some((track) => track !== 'soun')) return null;
	return {
		bytes: found.bytes,
		seconds: Math.max(found.seconds, found.scale > 0 ? found.fragments / found.scale : 0),
	};
}

/** An MP4 without the boxes that playing doesn't need, and what was found in it; null when it is none. */
export function clearBoxes(bytes: Uint8Array): (Found & { bytes: Uint8Array }) | null {
	if (readName(bytes, 4) !== 'ftyp') return null;
	const clean = bytes.slice();
	const found: Found = {
		hasMovie: false,
		hasData: false,
		hasSeveral: false,
		tracks: [],
		seconds: 0,
		fragments: 0,
		scale: 0,
	};
	if (!clear(clean, 0, clean.length, found, 0) || !found.hasMovie || !found.hasData) return null;
	return { ...found, bytes: clean };
}

interface Found {
	hasMovie: boolean;
	hasData: boolean;
	/** A track that is described in several ways. */
	hasSeveral: boolean;
	/** What the handler of each track says it is: `soun`, `vide` or another. */
	tracks: string[];
	seconds: number;
	/** Where the last fragment begins, in units of the track. */
	fragments: number;
	scale: number;
}

function clear(bytes: Uint8Array, from: number, limit: number, found: Found, depth: number): boolean {
	if (depth > deepest) return false;
	for (let at = from; at < limit;) {
		if (at + 8 > limit) return false;
		const size = read32(bytes, at);
		const name = readName(bytes, at + 4);
		const end = size === 0 && depth === 0 ? limit : at + size;
		if ((size !== 0 && size < 8) || end > limit || end <= at) return false;
		if (holders.has(name)) {
			found.hasMovie ||= name === 'moov';
			if (!clear(bytes, at + 8, end, found, depth + 1)) return false;
		} else if (!needed.has(name)) {
			bytes.set(writeName('free'), at + 4);
			bytes.fill(0, at + 8, end);
		} else note(bytes, name, at, end, found);
		at = end;
	}
	return true;
}

function note(bytes: Uint8Array, name: string, at: number, end: number, found: Found): void {
	const isLong = bytes[at + 8] === 1;
	if (name === 'mdat') found.hasData = true;
	if (name === 'hdlr') {
		found.tracks.push(readName(bytes, at + 16));
		// The name of the handler is free text.
		bytes.fill(0, at + 32, end);
	}
	if (name === 'mvhd' || name === 'tkhd' || name === 'mdhd') bytes.fill(0, at + 12, at + (isLong ? 28 : 20));
	if (name === 'mvhd') {
		const scale = read32(bytes, at + (isLong ? 28 : 20));
		const length = isLong ? read32(bytes, at + 36) : read32(bytes, at + 24);
		if (scale > 0) found.seconds = length / scale;
	}
	if (name === 'mdhd') found.scale = read32(bytes, at + (isLong ? 28 : 20));
	if (name === 'tfdt') {
		found.fragments = isLong
			? read32(bytes, at + 12) * 0x1_0000_0000 + read32(bytes, at + 16)
			: read32(bytes, at + 12);
	}
	if (name === 'stsd' && read16(bytes, at + 14) !== 1) found.hasSeveral = true;
}
