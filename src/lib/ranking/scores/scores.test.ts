import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../tests/ranking/profiles';
import { asSets } from '../../../../tests/ranking/publishedCases';
import {
	findExpectations,
	readCase,
	tableOfScores,
	type CaseExpectation,
} from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { buildProfile } from '../ballots/profile';
import type { ExactNumber } from '../numbers/exactNumber';
import { approval } from './approval';
import { buildApprovals, type ApprovalLine } from './approvalProfile';
import { cumulativePoints } from './cumulativePoints';
import { kApproval } from './kApproval';
import type { PointsLine } from './pointBallots';

interface ScoredCase<Line> {
	readonly alternatives: readonly { readonly id: string }[];
	readonly ballots: readonly Line[];
	readonly expectations: readonly CaseExpectation<
		{ readonly maxPoints?: number },
		{
			readonly scores: Record<string, ExactNumber>;
			readonly supporters?: Record<string, ExactNumber>;
			readonly ranking?: readonly string[][];
		}
	>[];
}

const idsOf = ({ alternatives }: { readonly alternatives: readonly { readonly id: string }[] }) =>
	alternatives.map(({ id }) => id);

describe('approval', () => {
	it.each(['abcbook-running', 'janson-13.3-thiele', 'pabulib-warszawa-nadwisle'])('%s', (id) => {
		const published = readCase(id) as ScoredCase<ApprovalLine>;
		const [expectation] = findExpectations(published, 'approval');
		const outcome = approval(unwrap(buildApprovals(idsOf(published), published.ballots)));
		expect(tableOfScores(outcome.scores)).toEqual(expectation?.expect.scores);
		if (expectation?.expect.ranking) {
			expect(asSets(outcome.tiers)).toEqual(asSets(expectation.expect.ranking));
		}
	});

	const lines = fc.array(
		fc.record({
			count: fc.integer({ min: 0, max: 4 }),
			approved: fc.subarray(['10', '9', 'a', 'B', 'ñ']),
		}),
		{ maxLength: 8 },
	);

	it('counts each ballot once for each alternative on it, merged or not, in any order', () => {
		fc.assert(
			fc.property(lines, (ballots) => {
				const ids = ['10', '9', 'a', 'B', 'ñ'];
				const profile = unwrap(buildApprovals(ids, ballots));
				const outcome = approval(profile);
				for (const { alternative, score } of outcome.scores) {
					const direct = ballots
						.filter(({ approved }) => approved.includes(alternative))
						.reduce((sum, { count }) => sum + count, 0);
					expect(score).toBe(direct);
				}
				expect(profile.counted + profile.empty).toBe(profile.cast);
				const turned = approval(
					unwrap(
						buildApprovals(
							ids,
							[...ballots].reverse().map(({ count, approved }) => ({
								count,
								approved: [...approved].reverse(),
							})),
						),
					),
				);
				expect(turned).toEqual(outcome);
			}),
			RUNS,
		);
	});

	it('removes what was withdrawn, and a ballot with nothing else becomes empty', () => {
		const profile = unwrap(
			buildApprovals(
				['a', 'b'],
				[
					{ count: 2, approved: ['a'] },
					{ count: '1', approved: ['a', 'b'] },
				],
				{
					withdrawn: ['a'],
				},
			),
		);
		expect(profile).toMatchObject({ alternatives: ['b'], cast: 3n, empty: 2n, counted: 1n });
		expect(approval(profile).steps).toEqual([{ alternative: 'b', tier: 1, approvals: 1, share: 1 }]);
	});

	it.each([
		[{ count: 1, approved: ['a', 'x'] }, 'unknown-alternative', ['ballots', 0, 'approved', 1]],
		[{ count: 1, approved: ['a', 'a'] }, 'alternative-approved-twice', ['ballots', 0, 'approved', 1]],
		[{ count: -1, approved: [] }, 'negative-count', ['ballots', 0, 'count']],
		[{ count: 0.5, approved: [] }, 'count-not-an-integer', ['ballots', 0, 'count']],
	])('refuses %j', (line, code, path) => {
		expect(buildApprovals(['a', 'b'], [line])).toMatchObject({ ok: false, error: { code, path } });
	});
});

describe('k-approval', () => {
	it('gives as many points as places for each ballot that ranks enough, and agrees with approval on sets', () => {
		fc.assert(
			fc.property(profiles(), fc.integer({ min: 1, max: 4 }), ({ ids, lines }, k) => {
				const outcome = unwrap(kApproval(unwrap(buildProfile(ids, lines)), { k }));
				const given = lines.reduce(
					(sum, { count, ranking }) => sum + count * Math.min(k, ranking.flat().length),
					0,
				);
				const numbers = outcome.scores.map(({ score }) => {
					const [p = '0', q = '1'] = String(score).split('/');
					return Number(p) / Number(q);
				});
				expect(numbers.reduce((sum, score) => sum + score, 0)).toBeCloseTo(given, 9);
			}),
			RUNS,
		);
	});

	it('shares the last places among those tied across them', () => {
		const profile = unwrap(
			buildProfile(['a', 'b', 'c', 'd'], [{ count: 3, ranking: [['a'], ['b', 'c', 'd']] }]),
		);
		const outcome = unwrap(kApproval(profile, { k: 2 }));
		expect(tableOfScores(outcome.scores)).toEqual({ a: 3, b: 1, c: 1, d: 1 });
		expect(outcome.steps[1]).toEqual({ alternative: 'b', tier: 2, within: 0, shared: 1 });
		expect(kApproval(profile, { k: 0 })).toMatchObject({ ok: false, error: { code: 'k-not-positive' } });
		expect(kApproval(profile, { k: 1.5 })).toMatchObject({ ok: false, error: { path: ['k'] } });
	});
});

describe('cumulative points', () => {
	it('pabulib-czestochowa-grabowka', () => {
		const published = readCase('pabulib-czestochowa-grabowka') as ScoredCase<PointsLine>;
		const [expectation] = findExpectations(published, 'cumulative-points');
		const outcome = unwrap(cumulativePoints(idsOf(published), published.ballots, expectation?.params ?? {}));
		expect(tableOfScores(outcome.scores)).toEqual(expectation?.expect.scores);
		expect(asSets(outcome.tiers)).toEqual(asSets(expectation?.expect.ranking ?? []));
		expect(
			Object.fromEntries(outcome.steps.map(({ alternative, supporters }) => [alternative, supporters])),
		).toEqual(expectation?.expect.supporters);
	});

	it('keeps a blank apart from a zero, and an empty ballot from both', () => {
		const outcome = unwrap(
			cumulativePoints(
				['a', 'b', 'c'],
				[
					{ count: 2, points: { a: 3, b: 0 } },
					{ count: 1, points: { b: 4 } },
					{ count: 5, points: {} },
				],
				{ maxPoints: 4 },
			),
		);
		expect(outcome).toMatchObject({ cast: 8, empty: 5, unspent: 2 });
		expect(outcome.steps).toEqual([
			{ alternative: 'a', tier: 1, points: 6, supporters: 2, zeros: 0, blanks: 1 },
			{ alternative: 'b', tier: 2, points: 4, supporters: 1, zeros: 2, blanks: 0 },
			{ alternative: 'c', tier: 3, points: 0, supporters: 0, zeros: 0, blanks: 3 },
		]);
		expect(unwrap(cumulativePoints(['a'], [])).unspent).toBeNull();
	});

	it('gives the same whatever the order, and supporters + zeros + blanks are all who answered', () => {
		const points = fc.dictionary(fc.constantFrom('10', '9', 'a', 'B'), fc.integer({ min: 0, max: 5 }));
		const ballots = fc.array(fc.record({ count: fc.integer({ min: 0, max: 3 }), points }), { maxLength: 6 });
		fc.assert(
			fc.property(ballots, (given) => {
				const ids = ['a', 'B', '10', '9'];
				const outcome = unwrap(cumulativePoints(ids, given));
				for (const { supporters, zeros, blanks } of outcome.steps) {
					expect(Number(supporters) + Number(zeros) + Number(blanks)).toBe(
						Number(outcome.cast) - Number(outcome.empty),
					);
				}
				expect(unwrap(cumulativePoints(ids, [...given].reverse()))).toEqual(outcome);
				const other = unwrap(cumulativePoints([...ids].reverse(), given));
				expect(asSets(other.tiers)).toEqual(asSets(outcome.tiers));
				expect(tableOfScores(other.scores)).toEqual(tableOfScores(outcome.scores));
			}),
			RUNS,
		);
	});

	it.each([
		[{ a: 5, b: 6 }, {}, 'too-many-points', ['ballots', 0, 'points']],
		[{ a: 4 }, { maxPerAlternative: 3 }, 'too-many-points-on-one', ['ballots', 0, 'points', 'a']],
		[{ a: -1 }, {}, 'negative-points', ['ballots', 0, 'points', 'a']],
		[{ a: 1.5 }, {}, 'points-not-an-integer', ['ballots', 0, 'points', 'a']],
		[{ x: 1 }, {}, 'unknown-alternative', ['ballots', 0, 'points', 'x']],
		[{ a: 1 }, { maxPerAlternative: 0 }, 'limit-not-positive', ['maxPerAlternative']],
	])('refuses %j under %j', (points, rules, code, path) => {
		const line = { count: 1, points: points as Record<string, number> };
		expect(cumulativePoints(['a', 'b'], [line], { maxPoints: 10, ...rules })).toMatchObject({
			ok: false,
			error: { code, path },
		});
	});
});
