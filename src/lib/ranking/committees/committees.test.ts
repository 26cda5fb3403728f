import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findExpectations, readCase, type CaseExpectation } from '../../../../tests/ranking/readCase';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { PublishedCase } from '../../../../tests/ranking/publishedCases';
import { RUNS } from '../../../../tests/ranking/runs';
import type { ExactNumber } from '../numbers/exactNumber';
import { approval } from '../scores/approval';
import { buildApprovals, type ApprovalLine, type ApprovalProfile } from '../scores/approvalProfile';
import { cumulativePoints } from '../scores/cumulativePoints';
import type { PointsLine } from '../scores/pointBallots';
import { equalShares } from './shares/equalShares';
import type { EqualSharesCompletion, EqualSharesUtility } from './shares/equalSharesRule';
import { greedyByScore } from './greedyByScore';
import { pav } from './pav';
import { seqPav } from './seqPav';
import { seqPhragmen } from './seqPhragmen';

interface ApprovalCase {
	readonly alternatives: readonly { readonly id: string; readonly cost: number }[];
	readonly budget: number;
	readonly ballots: readonly ApprovalLine[];
	readonly expectations: readonly CaseExpectation<
		{
			readonly k?: number;
			readonly utility?: EqualSharesUtility;
			readonly completion?: EqualSharesCompletion;
			readonly skipUnaffordable?: boolean;
		},
		{
			readonly committees?: readonly string[][];
			readonly selected?: readonly string[];
			readonly spent?: ExactNumber;
		}
	>[];
}

const IDS = ['10', '9', 'a', 'B', 'ñ'];

const read = (id: string) => readCase(id) as ApprovalCase;

const profileOf = ({ alternatives, ballots }: ApprovalCase) =>
	unwrap(
		buildApprovals(
			alternatives.map(({ id }) => id),
			ballots,
		),
	);

const spendingOf = ({ alternatives, budget }: Pick<ApprovalCase, 'alternatives' | 'budget'>) => ({
	costs: Object.fromEntries(alternatives.map(({ id, cost }) => [id, cost])),
	budget,
});

const asSortedLists = (committees: readonly (readonly string[])[] | undefined) =>
	(committees ?? []).map((committee) => [...committee].sort()).sort();

const ballotsOver = fc.array(
	fc.record({ count: fc.integer({ min: 1, max: 3 }), approved: fc.subarray(IDS) }),
	{ minLength: 1, maxLength: 6 },
);

const sizes = fc.integer({ min: 1, max: 5 });

/** Sequential rules, for laws that hold of each. */
const rules = {
	pav: (profile: ApprovalProfile, k: number) => unwrap(pav(profile, { k })),
	seqPav: (profile: ApprovalProfile, k: number) => unwrap(seqPav(profile, { k })),
	seqPhragmen: (profile: ApprovalProfile, k: number) => unwrap(seqPhragmen(profile, { k })),
	equalShares: (profile: ApprovalProfile, k: number) =>
		unwrap(equalShares(profile, { k, completion: 'seq-phragmen' })),
};

function subsets(ids: readonly string[], k: number): string[][] {
	if (k === 0) return [[]];
	return ids.flatMap((id, at) => subsets(ids.slice(at + 1), k - 1).map((rest) => [id, ...rest]));
}

describe('published committees', () => {
	it.each(['abcbook-running', 'janson-13.3-thiele'])('%s', (id) => {
		const published = read(id);
		const profile = profileOf(published);
		const compute: Record<
			string,
			(k: number, completion: EqualSharesCompletion) => { committees: readonly (readonly string[])[] }
		> = {
			pav: (k) => unwrap(pav(profile, { k })),
			'seq-pav': (k) => unwrap(seqPav(profile, { k })),
			'seq-phragmen': (k) => unwrap(seqPhragmen(profile, { k })),
			'equal-shares': (k, completion) => unwrap(equalShares(profile, { k, completion })),
		};
		const known = published.expectations.filter(({ method }) => method in compute);
		expect(known.length).toBeGreaterThan(1);
		for (const { method, params, expect: expected } of known) {
			const outcome = compute[method]?.(params.k ?? 0, params.completion ?? 'none');
			expect(asSortedLists(outcome?.committees)).toEqual(asSortedLists(expected.committees));
		}
	});

	it('pabulib-warszawa-nadwisle', () => {
		const published = read('pabulib-warszawa-nadwisle');
		const profile = profileOf(published);
		for (const { params, expect: expected } of findExpectations(published, 'equal-shares')) {
			const outcome = unwrap(equalShares(profile, { ...spendingOf(published), ...params }));
			expect(asSortedLists(outcome.committees)).toEqual(asSortedLists([[...(expected.selected ?? [])]]));
			expect(outcome.spent).toBe(expected.spent);
		}
		for (const { params, expect: expected } of findExpectations(published, 'greedy-by-score')) {
			const outcome = unwrap(
				greedyByScore(approval(profile).scores, { ...spendingOf(published), ...params }),
			);
			expect(asSortedLists(outcome.committees)).toEqual(asSortedLists([[...(expected.selected ?? [])]]));
			expect(outcome.spent).toBe(expected.spent);
		}
	});

	it('pabulib-czestochowa-grabowka and pabulib-krakow-zwierzyniec-2022', () => {
		const points = readCase('pabulib-czestochowa-grabowka') as Omit<ApprovalCase, 'ballots'> & {
			readonly ballots: readonly PointsLine[];
		};
		const ids = points.alternatives.map(({ id }) => id);
		const ranked = readCase('pabulib-krakow-zwierzyniec-2022') as Omit<ApprovalCase, 'ballots'> &
			Pick<PublishedCase, 'ballots'>;
		const threeTwoOne = ranked.alternatives.map(({ id }) => ({
			alternative: id,
			score: (ranked.ballots ?? []).reduce((sum, { count, ranking }) => {
				const place = ranking.findIndex((tier) => tier.includes(id));
				return sum + (place === -1 ? 0 : Number(count) * (3 - place));
			}, 0),
		}));
		const scored = [
			{ published: points, scores: unwrap(cumulativePoints(ids, points.ballots)).scores },
			{ published: ranked, scores: threeTwoOne },
		];
		for (const { published, scores } of scored) {
			const [expectation] = findExpectations(published, 'greedy-by-score');
			const outcome = unwrap(greedyByScore(scores, { ...spendingOf(published), ...expectation?.params }));
			expect(asSortedLists(outcome.committees)).toEqual(
				asSortedLists([[...(expectation?.expect.selected ?? [])]]),
			);
			expect(outcome.spent).toBe(expectation?.expect.spent);
		}
	});
});

describe('rules that choose k', () => {
	it.each(Object.entries(rules))('%s: k members, the same for every order of the input', (_, rule) => {
		fc.assert(
			fc.property(ballotsOver, sizes, fc.shuffledSubarray(IDS, { minLength: 5 }), (lines, k, shuffled) => {
				const outcome = rule(unwrap(buildApprovals(IDS, lines)), k);
				for (const committee of outcome.committees) expect(new Set(committee).size).toBe(k);
				const turned = [...lines].reverse().map(({ count, approved }) => ({
					count,
					approved: [...approved].reverse(),
				}));
				const other = rule(unwrap(buildApprovals(shuffled, turned)), k);
				expect(asSortedLists(other.committees)).toEqual(asSortedLists(outcome.committees));
				expect(other.tiers.map((tier) => [...tier].sort())).toEqual(
					outcome.tiers.map((tier) => [...tier].sort()),
				);
			}),
			RUNS,
		);
	});

	it.each(Object.entries(rules))('%s: twice the ballots change nothing', (_, rule) => {
		fc.assert(
			fc.property(ballotsOver, sizes, (lines, k) => {
				const outcome = rule(unwrap(buildApprovals(IDS, lines)), k);
				const doubled = rule(unwrap(buildApprovals(IDS, [...lines, ...lines])), k);
				expect(doubled.committees).toEqual(outcome.committees);
			}),
			RUNS,
		);
	});

	it('PAV finds exactly the committees that trying all of them finds', () => {
		fc.assert(
			fc.property(ballotsOver, sizes, (lines, k) => {
				const scored = subsets(IDS, k).map((members) => ({
					members,
					// over 60 every 1/j with j ≤ 5 is whole
					score: lines.reduce((sum, { count, approved }) => {
						const j = approved.filter((id) => members.includes(id)).length;
						return sum + count * ([0, 60, 90, 110, 125, 137][j] ?? 0);
					}, 0),
				}));
				const most = Math.max(...scored.map(({ score }) => score));
				const best = scored.filter(({ score }) => score === most).map(({ members }) => members);
				const outcome = unwrap(pav(unwrap(buildApprovals(IDS, lines)), { k }));
				expect(asSortedLists(outcome.committees)).toEqual(asSortedLists(best));
			}),
			RUNS,
		);
	});

	it('leave no group without a member that is a k-th of the ballots and agrees on one alternative', () => {
		// justified representation (Aziz et al. 2017); sequential PAV alone lacks it, for larger k than here
		fc.assert(
			fc.property(ballotsOver, sizes, (lines, k) => {
				const profile = unwrap(buildApprovals(IDS, lines));
				if (profile.counted === 0n) return;
				for (const rule of Object.values(rules)) {
					for (const committee of rule(profile, k).committees) {
						for (const id of IDS) {
							const forgotten = lines
								.filter(
									({ approved }) => approved.includes(id) && !approved.some((own) => committee.includes(own)),
								)
								.reduce((sum, { count }) => sum + count, 0);
							expect(forgotten * k).toBeLessThan(Number(profile.counted));
						}
					}
				}
			}),
			RUNS,
		);
	});

	it('refuse a size that is none, and a search without end', () => {
		const profile = unwrap(buildApprovals(IDS, [{ count: 1, approved: IDS }]));
		for (const k of [0, 6, 1.5]) {
			for (const refused of [
				pav(profile, { k }),
				seqPav(profile, { k }),
				seqPhragmen(profile, { k }),
				equalShares(profile, { k }),
			]) {
				expect(refused).toMatchObject({ ok: false, error: { code: 'size-out-of-range', path: ['k'] } });
			}
		}
		expect(pav(profile, { k: 2, mostNodes: 3 })).toEqual({
			ok: false,
			error: { code: 'search-too-large', path: ['k'], value: '2' },
		});
		const many = Array.from({ length: 14 }, (_, at) => `x${String(at)}`);
		const each = unwrap(
			buildApprovals(
				many,
				many.map((id) => ({ count: 1, approved: [id] })),
			),
		);
		// any 7 of 14 are as good as any other 7
		expect(pav(each, { k: 7 })).toEqual({
			ok: false,
			error: { code: 'too-many-committees', path: ['k'], value: '3432' },
		});
	});

	it('say who is certain when the ties are too many to list', () => {
		const many = Array.from({ length: 16 }, (_, at) => `x${at}`);
		const profile = unwrap(
			buildApprovals(
				['sure', ...many],
				[{ count: 3, approved: ['sure'] }, ...many.map((id) => ({ count: 1, approved: [id] }))],
			),
		);
		const outcome = unwrap(seqPav(profile, { k: 8 }));
		expect(outcome).toMatchObject({ committeeCount: null, committees: [], tiers: [['sure'], many] });
		expect(outcome.steps[0]).toEqual({ round: 1, alternative: 'sure', tied: ['sure'], gain: 3 });
	});
});
