import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checks, expectEliminations } from '../../../tests/ranking/checkExpectation';
import { generateBallots } from '../../../tests/ranking/generateBallots';
import { asSets, readPublishedCases } from '../../../tests/ranking/publishedCases';
import { buildProfile } from './ballots/profile';
import { copeland } from './methods/copeland';
import { countPairwise } from './pairwise/pairwiseMatrix';

describe('generated elections', () => {
	// the largest one takes minutes this way; the command's own test counts it
	const countable = readPublishedCases('generated').filter(
		({ generator }) => (generator?.alternatives ?? 0) * (generator?.ballots ?? 0) <= 10_000_000,
	);
	it.each(countable)('$id', (published) => {
		if (!published.generator) throw new Error('a generated case says how');
		const size = published.generator.alternatives;
		const bytes = generateBallots(published.generator);
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(published.ballotsSha256);
		const ids = Array.from({ length: size }, (_, at) => String(at));
		const tiers = ids.map((id) => [id]);
		const built = buildProfile(
			ids,
			Array.from({ length: published.generator.ballots }, (_, ballot) => ({
				count: 1,
				ranking: Array.from(bytes.subarray(ballot * size, (ballot + 1) * size), (item) => tiers[item] ?? []),
			})),
		);
		if (!built.ok) throw new Error(JSON.stringify(built.error));
		const profile = built.value;
		const matrix = countPairwise(profile, 'last');
		for (const expectation of published.expectations) {
			if (expectation.method === 'pairwise') {
				const counts = Uint32Array.from(matrix.cells.numerators, Number);
				expect(createHash('sha256').update(new Uint8Array(counts.buffer)).digest('hex')).toBe(
					expectation.expect.sha256LittleEndianU32RowMajor,
				);
			} else if (expectation.method === 'copeland') {
				expect(asSets(copeland(matrix).tiers)).toEqual(asSets(expectation.expect.ranking ?? []));
			} else if (expectation.method === 'irv') {
				expectEliminations(profile, expectation);
			} else checks[expectation.method]?.(matrix, profile, expectation);
		}
	});
});
