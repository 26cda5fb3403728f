/** Big-endian number of two bytes; what lies beyond the end counts as zero. */
export function read16(bytes: Uint8Array, at: number): number {
	return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Big-endian number of four bytes. */
export function read32(bytes: Uint8Array, at: number): number {
	return read16(bytes, at) * 0x10000 + read16(bytes, at + 2);
}

/** Little-endian number of four bytes. */
export function read32Little(bytes: Uint8Array, at: number): number {
	return (
		(bytes[at] ?? 0) +
		(bytes[at + 1] ?? 0) * 0x100 +
		(bytes[at + 2] ?? 0) * 0x10000 +
		(bytes[at + 3] ?? 0) * 0x1000000
	);
}

/** Four bytes of a little-endian number. */
export function write32Little(value: number): Uint8Array {
	return Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255);
}

/** The letters at a place, byte by byte: names of chunks and boxes. */
export function readName(bytes: Uint8Array, at: number, length = 4): string {
	return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** Bytes of a name. */
export function writeName(name: string): Uint8Array {
	return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

/** One after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
