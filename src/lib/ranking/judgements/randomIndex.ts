import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { readDecimal } from '../numbers/decimal';
import type { AhpRefusal } from './judgementMatrix';

/**
 * Mean consistency indices of random matrices, for n = 1, 2, …: the yardstick of the consistency ratio. Authors drew
 * different samples, so the same matrix has another ratio under another table, and the table belongs in the record.
 */
export type RandomIndexTable = {
	readonly name: string;
	readonly values: readonly number[];
};

/** The tables known by name. */
export const RANDOM_INDEX_TABLES = {
	/** Saaty 1980, to n = 10. */
	Saaty: [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49],
	/** Alonso and Lamata 2006, table 1, 500,000 random matrices, to n = 15. */
	'Alonso-Lamata': [
		0, 0, 0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551, 1.5713,
		1.5838,
	],
} as const;

/** More rows than anybody can compare in pairs. */
const LONGEST_TABLE = 100;

/**
 * Reads a table by its name (`Saaty`), or a name with the values (`Mine: 0,0,0.58,0.90`). Default `Saaty`.
 */
export function readRandomIndex(written = 'Saaty'): Result<RandomIndexTable, AhpRefusal> {
	const [name = '', listed, ...rest] = written.split(':');
	if (listed === undefined) {
		const values = Object.entries(RANDOM_INDEX_TABLES).find(([known]) => known === name)?.[1];
		return values === undefined
			? refuseAt('unknown-random-index', ['randomIndex'], written)
			: ok({ name, values });
	}
	const values = listed.split(',').map((value) => readDecimal(value.trim()));
	const numbers = values.flatMap((value) =>
		value.ok && value.value.num >= 0n ? [Number(value.value.num) / Number(value.value.den)] : [],
	);
	return rest.length > 0 || numbers.length !== values.length || numbers.length > LONGEST_TABLE
		? refuseAt('random-index-not-numbers', ['randomIndex'], written)
		: ok({ name: name.trim(), values: numbers });
}
