import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastRatio, nearestPassing, parseHex, type Hex } from './contrast';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((n): Hex => `#${n.toString(16).padStart(6, '0')}`);

describe('contrastRatio', () => {
	test('is 21 for black on white and 1 for a colour on itself', () => {
		expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
		expect(contrastRatio('#0b6b5d', '#0b6b5d')).toBe(1);
	});

	test('agrees with the published value for mid grey on white', () => {
		expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
	});

	test('does not depend on the order and stays between 1 and 21', () => {
		fc.assert(
			fc.property(anyColor, anyColor, (one, other) => {
				const ratio = contrastRatio(one, other);
				expect(ratio).toBe(contrastRatio(other, one));
				expect(ratio).toBeGreaterThanOrEqual(1);
				expect(ratio).toBeLessThanOrEqual(21);
			}),
		);
	});
});

describe('nearestPassing', () => {
	test('leaves a colour alone that already reads', () => {
		expect(nearestPassing('#005a4d', '#faf8f4')).toBe('#005a4d');
	});

	test('darkens on paper and lightens on ink', () => {
		const onPaper = nearestPassing('#5fc4b1', '#faf8f4');
		const onInk = nearestPassing('#0b6b5d', '#14181b');
		expect(onPaper && contrastRatio(onPaper, '#000000')).toBeLessThan(contrastRatio('#5fc4b1', '#000000'));
		expect(onInk && contrastRatio(onInk, '#000000')).toBeGreaterThan(contrastRatio('#0b6b5d', '#000000'));
	});

	test('what it returns always passes', () => {
		fc.assert(
			fc.property(
				anyColor,
				anyColor,
				fc.double({ min: 1, max: 12, noNaN: true }),
				(color, background, minimum) => {
					const found = nearestPassing(color, background, minimum);
					if (found) expect(contrastRatio(found, background)).toBeGreaterThanOrEqual(minimum);
					else
						expect(
							Math.max(contrastRatio('#000', background), contrastRatio('#fff', background)),
						).toBeLessThan(minimum);
				},
			),
		);
	});

	test('asking again changes nothing', () => {
		fc.assert(
			fc.property(anyColor, (color) => {
				const once = nearestPassing(color, '#ffffff');
				expect(once && nearestPassing(once, '#ffffff')).toBe(once);
			}),
		);
	});

	test('says so when no colour could pass', () => expect(nearestPassing('#808080', '#777777', 7)).toBeNull());
});

test.each([
	['#ABC', '#aabbcc'],
	[' #0b6b5d ', '#0b6b5d'],
])('parseHex reads %s', (raw, expected) => expect(parseHex(raw)).toBe(expected));

test.each(['0b6b5d', '#0b6b5', 'red', '', '#ggg', 'url(#fff)'])('parseHex refuses %s', (raw) => {
	expect(parseHex(raw)).toBeNull();
});
