import { describe, expect, it } from 'vitest';
import { drawModules } from './drawModules';
import { inGroups } from './inGroups';

describe('what goes on paper', () => {
	it('shows a long text in groups of four, and nothing is lost', () => {
		expect(inGroups('abcdefghij')).toBe('abcd efgh ij');
		expect(inGroups('')).toBe('');
	});

	it('draws each run of dark modules once', () => {
		expect(
			drawModules([
				[true, true, false, true],
				[false, false, false, false],
				[false, true, true, true],
			]),
		).toBe('M0 0.5h2M3 0.5h1M1 2.5h3');
	});
});
