/** A class of a map: the counts from `least` to `most`, both included. Class 0, with no class, is a count of zero. */
export interface CountClass {
	readonly least: number;
	readonly most: number;
}

/** More than five shades of one colour cannot be told apart. */
export const mostClasses = 5;

/**
 * Sorts counts into at most five classes of about as many territories each; equal counts are never parted, and zero
 * is no class but the absence of one. The limits are counts that occur, so the legend says nothing that is not there.
 *
 * Source: quantile classification with ties kept whole (T. A. Slocum et al., Thematic Cartography, 3rd ed., 2009, ch. 4).
 */
export function classifyCounts(counts: Iterable<number>): CountClass[] {
	const positive = [...counts].filter((count) => count > 0).sort((a, b) => a - b);
	const distinct = [...new Set(positive)];
	if (distinct.length <= mostClasses) return distinct.map((count) => ({ least: count, most: count }));
	const classes: CountClass[] = [];
	let least = distinct[0] ?? 0;
	let taken = 0;
	distinct.forEach((count, index) => {
		taken += positive.filter((one) => one === count).length;
		const left = distinct.length - index - 1;
		const isFull = taken >= ((classes.length + 1) * positive.length) / mostClasses;
		// The rest must still fill the remaining classes, one count each.
		const isForced = left === mostClasses - classes.length - 1;
		if ((isFull || isForced) && classes.length < mostClasses - 1 && left > 0) {
			classes.push({ least, most: count });
			least = distinct[index + 1] ?? count;
		}
	});
	classes.push({ least, most: distinct.at(-1) ?? least });
	return classes;
}

/** The number of the class a count falls into, from 1; 0 for none. */
export function classOf(classes: readonly CountClass[], count: number): number {
	return classes.findIndex((one) => count >= one.least && count <= one.most) + 1;
}
