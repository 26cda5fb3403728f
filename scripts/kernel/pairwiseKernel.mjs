import { assemble, constant, get, i32, load, repeatWhile, set, store, sum, v128 } from './assembler.mjs';

/**
 * Two tables of 256 columns of 4,080 bytes and a square of 256 × 256 counts, in pages of 64 KiB; the layout is said in
 * src/lib/ranking/kernel/countPlanes.ts.
 */
const PAGES = 36;

const ROWS = 2;
const COLUMNS = 4;

/** Parameters. */
const [LEFT, RIGHT, STRIDE, USED, SIZE, OUT, TRIANGLE] = [0, 1, 2, 3, 4, 5, 6];
/** Integers. */
const [A, B, AT, FIRST, SECOND, CELL] = [7, 8, 9, 10, 11, 12];
const columnAt = (/** @type {number} */ column) => 13 + column;
/** Vectors. */
const VECTORS = 17;
const rowBytes = (/** @type {number} */ row) => VECTORS + row;
const columnBytes = VECTORS + ROWS;
const tally = (/** @type {number} */ row, /** @type {number} */ column) =>
	VECTORS + ROWS + 1 + row * COLUMNS + column;

const grid = Array.from({ length: ROWS * COLUMNS }, (_, at) => ({
	row: Math.floor(at / COLUMNS),
	column: at % COLUMNS,
}));
const columns = Array.from({ length: COLUMNS }, (_, column) => column);

/** Sixteen ballots: for two alternatives against four, one more in each byte in which the first stands before. */
const compareSixteen = [
	...set(rowBytes(0), v128.load(sum(get(FIRST), get(AT)))),
	...set(rowBytes(1), v128.load(sum(get(SECOND), get(AT)))),
	...columns.flatMap((column) => [
		...set(columnBytes, v128.load(sum(get(columnAt(column)), get(AT)))),
		...[0, 1].flatMap((row) =>
			set(
				tally(row, column),
				v128.subtract(get(tally(row, column)), v128.lessSigned(get(rowBytes(row)), get(columnBytes))),
			),
		),
	]),
	...set(AT, sum(get(AT), constant(16))),
];

/** Adds up the bytes of one tally and puts them to its cell of the square. */
const settle = (/** @type {{ row: number, column: number }} */ { row, column }) => {
	const own = tally(row, column);
	const cell = row === 0 ? get(CELL) : sum(get(CELL), [...get(SIZE), ...constant(2), 0x74]);
	const address = sum(cell, constant(4 * column));
	return [
		...set(own, v128.addPairsOfShorts(v128.addPairsOfBytes(get(own)))),
		...store(
			address,
			[0, 1, 2, 3].reduce((total, lane) => sum(total, v128.extract(get(own), lane)), load(address)),
		),
	];
};

/** Where column `a` of a table begins. */
const columnOf = (/** @type {readonly number[]} */ table, /** @type {readonly number[]} */ column) =>
	sum(table, [...column, ...get(STRIDE), 0x6c]);

const compareTile = [
	...set(FIRST, columnOf(get(LEFT), get(A))),
	...set(SECOND, sum(get(FIRST), get(STRIDE))),
	...set(columnAt(0), columnOf(get(RIGHT), get(B))),
	...columns.slice(1).flatMap((column) => set(columnAt(column), sum(get(columnAt(column - 1)), get(STRIDE)))),
	...grid.flatMap(({ row, column }) => set(tally(row, column), v128.zero())),
	...set(AT, constant(0)),
	...repeatWhile(compareSixteen, [...get(AT), ...get(USED), ...i32.lessUnsigned]),
	// the square is of 32-bit integers: cell (a · size + b) · 4
	...set(CELL, sum(get(OUT), [...sum([...get(A), ...get(SIZE), 0x6c], get(B)), ...constant(2), 0x74])),
	...grid.flatMap(settle),
	...set(B, sum(get(B), constant(COLUMNS))),
];

/**
 * For every pair of columns a of the left and b of the right table, adds to cell (a, b) of the square in how many rows
 * a has the smaller byte. `used` bytes of each column count: a multiple of 16, at most 16 · 255. `size`, a multiple of
 * 4, is how many columns there are. With `triangle` set, cells far below the diagonal are left out.
 */
const pairwiseKernel = {
	name: 'compare',
	parameters: 7,
	integers: 10,
	vectors: ROWS + 1 + ROWS * COLUMNS,
	pages: PAGES,
	body: [
		...set(A, constant(0)),
		...repeatWhile(
			[
				// the mask is all ones in a triangle: start at the tile of the diagonal
				...set(B, [...get(A), ...constant(-COLUMNS), ...i32.and, ...get(TRIANGLE), ...i32.and]),
				...repeatWhile(compareTile, [...get(B), ...get(SIZE), ...i32.lessUnsigned]),
				...set(A, sum(get(A), constant(ROWS))),
			],
			[...get(A), ...get(SIZE), ...i32.lessUnsigned],
		),
	],
};

/** The source file that carries the kernel. @returns {string} */
export function writePairwiseKernel() {
	const lines =
		Buffer.from(assemble(pairwiseKernel))
			.toString('base64')
			.match(/.{1,96}/g) ?? [];
	return [
		'// Written by scripts/kernel/writeKernel.mjs from scripts/kernel/pairwiseKernel.mjs, which says what it does.',
		'/** A WebAssembly module in base64. */',
		'export const KERNEL_BYTES =',
		`${lines.map((line) => `\t'${line}'`).join(' +\n')};`,
		'',
	].join('\n');
}
