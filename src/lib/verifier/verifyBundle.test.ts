import { describe, expect, it } from 'vitest';
import { canonicalText, type PublicationMode } from '../evidence';
import { buildSample, packRecord } from './testing/sampleRecord';
import { verifyBundle } from './verifyBundle';

const modes: PublicationMode[] = ['nominal', 'anonymous', 'aggregates'];
const methods = ['ranked-pairs', 'schulze', 'borda'] as const;

describe('verifyBundle', () => {
	it.each(modes.flatMap((mode) => methods.map((method) => [mode, method] as const)))(
		'finds nothing wrong with a sound record, %s, %s',
		(mode, method) => {
			const bytes = packRecord(buildSample(mode, method));
			const report = verifyBundle(bytes, { root: null });
			expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([
				expect.objectContaining({ code: 'openings-sealed', status: 'not-run' }),
				expect.objectContaining({ code: 'openings-result', status: 'not-run' }),
				expect.objectContaining({ code: 'anchor', status: 'not-run' }),
				expect.objectContaining({ code: 'previous-checkpoint', status: 'not-run' }),
				expect.objectContaining({ code: 'known-key', status: 'not-run' }),
				expect.objectContaining({ code: 'kept-receipt', status: 'not-run' }),
				expect.objectContaining({ code: 'witnesses', status: 'not-run' }),
				expect.objectContaining({ code: 'own-copy', status: 'not-run' }),
			]);
			expect(report.verdict).toBe('no-anchor');
			expect(report.exit).toBe(4);
			const anchored = verifyBundle(bytes, { root: report.log?.root ?? '' });
			expect([anchored.verdict, anchored.exit]).toEqual(['valid', 0]);
			expect(canonicalText(anchored)).toBe(
				canonicalText(verifyBundle(bytes, { root: report.log?.root ?? '' })),
			);
		},
	);
});
