import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureJson } from './jsonShape';

const measure = (text: string) => measureJson(new TextEncoder().encode(text));

function countValues(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 1;
	return Object.values(value).reduce<number>((total, member) => total + countValues(member), 1);
}

function depthOf(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('measureJson', () => {
	it('knows how deep canonical JSON is and how many values it holds, and with spaces counts never fewer', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const { depth, values } = measure(JSON.stringify(value));
				expect(depth).toBe(depthOf(value));
				expect(values).toBe(countValues(value));
				expect(measure(JSON.stringify(value, null, 1)).values).toBeGreaterThanOrEqual(values);
			}),
		);
	});

	it('is not fooled by what stands inside a text', () => {
		expect(measure('{"a":"[[[,,,\\"[\\\\"}')).toEqual({ depth: 1, values: 2 });
	});

	it('measures what is no JSON', () => {
		expect(measure('[[[')).toEqual({ depth: 3, values: 4 });
		expect(measure('"\\')).toEqual({ depth: 0, values: 1 });
	});
});
