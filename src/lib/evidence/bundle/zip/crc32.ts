/** The reflected polynomial of ISO 3309 that the zip format uses. */
const POLYNOMIAL = 0xedb88320;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let remainder = byte;
	for (let bit = 0; bit < 8; bit++) {
		remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
	}
	return remainder;
});

/** CRC-32 as zip wants it. It finds accidents only: what stops a forger are the hashes. */
export function computeCrc32(bytes: Uint8Array): number {
	let remainder = 0xffffffff;
	for (const byte of bytes) remainder = (remainder >>> 8) ^ (table[(remainder ^ byte) & 0xff] ?? 0);
	return (remainder ^ 0xffffffff) >>> 0;
}
