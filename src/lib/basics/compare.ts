/**
 * Orders two strings by their UTF-16 code units: negative, zero or positive, for `Array.prototype.sort`.
 *
 * This is the order of RFC 8785 and of the `<` operator. `localeCompare` depends on the machine and its language
 * data, so nothing that is counted, hashed or published may use it.
 */
export function compareCodeUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** A new array with the strings in code-unit order. */
export function sortByCodeUnits(values: readonly string[]): string[] {
	return [...values].sort(compareCodeUnits);
}

/** A new array ordered by the code units of a text of each item; items with equal texts keep their order. */
export function sortByKey<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
	return [...items].sort((a, b) => compareCodeUnits(keyOf(a), keyOf(b)));
}
