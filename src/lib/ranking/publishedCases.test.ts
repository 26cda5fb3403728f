import { describe, expect, it } from 'vitest';
import { checks, readProfile } from '../../../tests/ranking/checkExpectation';
import { readPublishedCases } from '../../../tests/ranking/publishedCases';
import { buildProfile } from './ballots/profile';
import { countPairwise } from './pairwise/pairwiseMatrix';

describe('published elections', () => {
	const cases = readPublishedCases('ordinal').filter(
		({ expectations }) => !expectations.some(({ method }) => method === 'validate'),
	);

	it('are all here', () => {
		expect(cases).toHaveLength(40);
	});

	describe.each(cases.filter(({ id }) => id !== 'bootstrap-exact-4'))('$id', (published) => {
		const profile = readProfile(published);
		const known = published.expectations.filter(({ method }) => method in checks);
		it.each(
			known.map(
				(expectation) => [expectation.method, JSON.stringify(expectation.params), expectation] as const,
			),
		)('%s %s', (method, _, expectation) => {
			const unranked = expectation.params.unranked === 'no-opinion' ? 'no-opinion' : 'last';
			checks[method]?.(countPairwise(profile, unranked), profile, expectation);
		});
	});
});

describe('ballots to refuse', () => {
	it.each(readPublishedCases('ordinal').filter(({ id }) => id.startsWith('invalid-')))(
		'$id',
		({ id, alternatives = [], ballots = [] }) => {
			const built = buildProfile(
				alternatives.map((alternative) => alternative.id),
				ballots,
			);
			expect(built).toMatchObject({
				ok: false,
				error: {
					code: id === 'invalid-duplicate' ? 'alternative-ranked-twice' : 'unknown-alternative',
					path: ['ballots', 0, 'ranking', expect.any(Number), 0],
				},
			});
		},
	);
});
