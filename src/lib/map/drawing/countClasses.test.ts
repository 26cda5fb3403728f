import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyCounts, classOf, mostClasses } from './countClasses';

const counts = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 });

describe('classifyCounts', () => {
	it('gives each of a few counts its own class, and none to zero', () => {
		expect(classifyCounts([])).toEqual([]);
		expect(classifyCounts([0, 0])).toEqual([]);
		expect(classifyCounts([3, 0, 1, 3])).toEqual([
			{ least: 1, most: 1 },
			{ least: 3, most: 3 },
		]);
	});

	it('parts many counts into five classes of about the same number of territories', () => {
		const classes = classifyCounts(Array.from({ length: 100 }, (_, index) => index + 1));
		expect(classes).toEqual([
			{ least: 1, most: 20 },
			{ least: 21, most: 40 },
			{ least: 41, most: 60 },
			{ least: 61, most: 80 },
			{ least: 81, most: 100 },
		]);
	});

	it('keeps five classes when almost all counts are equal', () => {
		expect(classifyCounts([...Array.from({ length: 90 }, () => 1), 2, 3, 4, 5, 60])).toHaveLength(
			mostClasses,
		);
	});

	it('puts every count into exactly one class, larger counts never lower, limits being counts that occur', () => {
		fc.assert(
			fc.property(counts, (all) => {
				const classes = classifyCounts(all);
				expect(classes.length).toBe(Math.min(mostClasses, new Set(all.filter((count) => count > 0)).size));
				for (const count of all) {
					const holders = classes.filter(({ least, most }) => count >= least && count <= most);
					expect(holders).toHaveLength(count === 0 ? 0 : 1);
				}
				for (const { least, most } of classes) expect(all).toEqual(expect.arrayContaining([least, most]));
				const numbers = [...all].sort((a, b) => a - b).map((count) => classOf(classes, count));
				expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
			}),
		);
	});
});
