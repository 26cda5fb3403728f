import { describe, expect, it } from 'vitest';
import { readSourceAddress } from './sourceAddress';

describe('readSourceAddress', () => {
	it('gives a web address, or nothing when nothing was said', () => {
		expect(readSourceAddress('https://git.example/prioriza')).toBe('https://git.example/prioriza');
		expect(readSourceAddress(undefined)).toBeNull();
		expect(readSourceAddress('')).toBeNull();
	});

	it('makes a link of nothing else', () => {
		for (const odd of ['javascript:alert(1)', 'git.example/prioriza', 'file:///etc/passwd'])
			expect(() => readSourceAddress(odd)).toThrow('PRIORIZA_SOURCE_URL');
	});
});
