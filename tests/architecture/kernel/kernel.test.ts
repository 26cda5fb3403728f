import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writePairwiseKernel } from '../../../scripts/kernel/pairwiseKernel.mjs';

const kept = new URL('../../../src/lib/ranking/kernel/kernelBytes.ts', import.meta.url);

describe('the counting kernel', () => {
	it('is what its program assembles to: after a change run node scripts/kernel/writeKernel.mjs', () => {
		expect(readFileSync(kept, 'utf8')).toBe(writePairwiseKernel());
	});
});
