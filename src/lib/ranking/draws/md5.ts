/** Per round, how far each of four steps rotates (RFC 1321, section 3.4). */
const ROTATIONS = [
	[7, 12, 17, 22],
	[5, 9, 14, 20],
	[4, 11, 16, 23],
	[6, 10, 15, 21],
] as const;

/** floor(2^32 · |sin(i + 1)|) of RFC 1321, written down because `Math.sin` may differ between engines. */
const SINES = Uint32Array.of(
	...[0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501],
	...[0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821],
	...[0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8],
	...[0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a],
	...[0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70],
	...[0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665],
	...[0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1],
	...[0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391],
);

/**
 * MD5, 16 bytes. Only because RFC 3797 draws with it: it is broken as a signature, and nothing else may use it.
 * Source: RFC 1321.
 */
export function md5(message: Uint8Array): Uint8Array {
	const padded = new Uint8Array((((message.length + 8) >>> 6) + 1) << 6);
	padded.set(message);
	padded[message.length] = 0x80;
	const words = new DataView(padded.buffer);
	words.setUint32(padded.length - 8, (message.length << 3) >>> 0, true);
	words.setUint32(padded.length - 4, message.length >>> 29, true);

	let [a, b, c, d] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
	for (let block = 0; block < padded.length; block += 64) {
		const before = [a, b, c, d] as const;
		for (let step = 0; step < 64; step++) {
			const round = step >>> 4;
			const [mixed, word] = mix(round, step, b, c, d);
			const sum = (a + mixed + (SINES[step] ?? 0) + words.getUint32(block + 4 * word, true)) | 0;
			const by = ROTATIONS[round]?.[step & 3] ?? 0;
			[a, b, c, d] = [d, (b + ((sum << by) | (sum >>> (32 - by)))) | 0, b, c];
		}
		[a, b, c, d] = [(a + before[0]) | 0, (b + before[1]) | 0, (c + before[2]) | 0, (d + before[3]) | 0];
	}
	const digest = new DataView(new ArrayBuffer(16));
	for (const [at, part] of [a, b, c, d].entries()) digest.setInt32(4 * at, part, true);
	return new Uint8Array(digest.buffer);
}

/** The function of a round and which word of the block it takes. */
function mix(
	round: number,
	step: number,
	b: number,
	c: number,
	d: number,
): readonly [mixed: number, word: number] {
	if (round === 0) return [(b & c) | (~b & d), step];
	if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) & 15];
	if (round === 2) return [b ^ c ^ d, (3 * step + 5) & 15];
	return [c ^ (b | ~d), (7 * step) & 15];
}
