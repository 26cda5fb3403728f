/**
 * As much of an assembler for WebAssembly as one small counting loop needs. Every function answers the bytes of what it
 * names; programs are lists of those. Source: WebAssembly Core Specification 2.0, section 5 (binary format).
 */

/** @typedef {readonly number[]} Bytes */

/** LEB128 without sign. @param {number} value @returns {Bytes} */
export function unsigned(value) {
	const bytes = [];
	for (let rest = value; ; rest >>>= 7) {
		if (rest < 0x80) return [...bytes, rest];
		bytes.push((rest & 0x7f) | 0x80);
	}
}

/** LEB128 with sign. @param {number} value @returns {Bytes} */
function signed(value) {
	const bytes = [];
	for (let rest = value; ; rest >>= 7) {
		if (rest >= -0x40 && rest < 0x40) return [...bytes, rest & 0x7f];
		bytes.push((rest & 0x7f) | 0x80);
	}
}

/** @param {readonly Bytes[]} entries @returns {Bytes} */
function vector(entries) {
	return [...unsigned(entries.length), ...entries.flat()];
}

/** @param {string} text @returns {Bytes} */
function name(text) {
	return [...unsigned(text.length), ...Array.from(text, (letter) => letter.charCodeAt(0))];
}

/** @param {number} id @param {Bytes} content @returns {Bytes} */
function section(id, content) {
	return [id, ...unsigned(content.length), ...content];
}

const I32 = 0x7f;
const V128 = 0x7b;
const NOTHING = 0x40;

/** Instructions on 32-bit integers, locals and memory. @type {Record<string, Bytes>} */
export const i32 = { lessUnsigned: [0x49], add: [0x6a], and: [0x71] };

/** @param {number} value @returns {Bytes} */
export const constant = (value) => [0x41, ...signed(value)];
/** @param {number} local @returns {Bytes} */
export const get = (local) => [0x20, ...unsigned(local)];
/** @param {number} local @param {...Bytes} value @returns {Bytes} */
export const set = (local, ...value) => [...value.flat(), 0x21, ...unsigned(local)];
/** Loads a 32-bit integer. @param {Bytes} address @returns {Bytes} */
export const load = (address) => [...address, 0x28, 2, 0];
/** Stores a 32-bit integer. @param {Bytes} address @param {Bytes} value @returns {Bytes} */
export const store = (address, value) => [...address, ...value, 0x36, 2, 0];
/** a + b. @param {Bytes} a @param {Bytes} b @returns {Bytes} */
export const sum = (a, b) => [...a, ...b, ...(i32.add ?? [])];
/** Runs the body again and again while the condition after it holds. @param {Bytes} body @param {Bytes} condition @returns {Bytes} */
export const repeatWhile = (body, condition) => [0x03, NOTHING, ...body, ...condition, 0x0d, 0, 0x0b];

/** Sixteen bytes at once; the prefix 0xfd and the number of the instruction. */
export const v128 = {
	/** Unaligned is as good as aligned. @param {Bytes} address @returns {Bytes} */
	load: (address) => [...address, 0xfd, 0, 0, 0],
	/** All zero. @returns {Bytes} */
	zero: () => [0xfd, 12, ...new Array(16).fill(0)],
	/** −1 in each byte in which a < b with sign, else 0. @param {Bytes} a @param {Bytes} b @returns {Bytes} */
	lessSigned: (a, b) => [...a, ...b, 0xfd, 37],
	/** Byte by byte. @param {Bytes} a @param {Bytes} b @returns {Bytes} */
	subtract: (a, b) => [...a, ...b, 0xfd, ...unsigned(113)],
	/** Sums of neighbouring bytes as eight 16-bit integers. @param {Bytes} a @returns {Bytes} */
	addPairsOfBytes: (a) => [...a, 0xfd, ...unsigned(125)],
	/** Sums of neighbouring 16-bit integers as four 32-bit integers. @param {Bytes} a @returns {Bytes} */
	addPairsOfShorts: (a) => [...a, 0xfd, ...unsigned(127)],
	/** One of four 32-bit integers. @param {Bytes} a @param {number} lane @returns {Bytes} */
	extract: (a, lane) => [...a, 0xfd, 27, lane],
};

/**
 * A module with one exported function over its own exported memory of a fixed size.
 * @param {{ name: string, parameters: number, integers: number, vectors: number, body: Bytes, pages: number }} program
 *   Parameters are 32-bit integers; locals are numbered parameters first, then integers, then vectors.
 * @returns {Uint8Array}
 */
export function assemble(program) {
	const locals = vector([
		[...unsigned(program.integers), I32],
		[...unsigned(program.vectors), V128],
	]);
	const code = [...locals, ...program.body, 0x0b];
	return Uint8Array.from([
		...[0, ...Array.from('asm', (letter) => letter.charCodeAt(0)), 1, 0, 0, 0],
		...section(1, vector([[0x60, ...vector(new Array(program.parameters).fill([I32])), ...vector([])]])),
		...section(3, vector([[0]])),
		...section(5, vector([[1, ...unsigned(program.pages), ...unsigned(program.pages)]])),
		...section(
			7,
			vector([
				[...name('memory'), 2, 0],
				[...name(program.name), 0, 0],
			]),
		),
		...section(10, vector([[...unsigned(code.length), ...code]])),
	]);
}
