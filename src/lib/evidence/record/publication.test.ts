import { expect, test } from 'vitest';
import { decidePublication } from './publication';

test('ballots without their seats give way to counts alone where they are fewer than five', () => {
	expect([0, 4, 5, 6].map((ballots) => decidePublication('anonymous', ballots))).toEqual([
		'aggregates',
		'aggregates',
		'anonymous',
		'anonymous',
	]);
});

test.each(['nominal', 'aggregates'] as const)('what is %s stays so, however few there are', (mode) => {
	for (const ballots of [0, 4, 5]) expect(decidePublication(mode, ballots)).toBe(mode);
});
