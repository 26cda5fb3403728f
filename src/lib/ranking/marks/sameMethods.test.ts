import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	markCriteria as criteria,
	markIds as ids,
	marksLines as lines,
	marksRules as rulesOf,
} from '../../../../tests/ranking/marksInputs';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { aggregateSheets } from '../criteria/aggregateSheets';
import { weightedSum } from '../criteria/weightedSum';
import type { AlternativeScore } from '../methods/outcome';
import { formatExact, readExact, type ExactNumber } from '../numbers/exactNumber';
import { smoothedWinShare } from '../pairs/smoothedWinShare';
import { approval } from '../scores/approval';
import { buildApprovals } from '../scores/approvalProfile';
import { cumulativePoints } from '../scores/cumulativePoints';
import type { MarksRules } from './marksInput';
import { computeMarksTally } from './marksTally';

describe('each score is that of the method of its name', () => {
	/** One nucleus alone: its scores are those of the joint list. */
	const lone = (task: MarksRules['task']) =>
		fc.array(lines[task], { maxLength: 6 }).map((ballots) => {
			const { pooled, groups } = unwrap(
				computeMarksTally({
					...rulesOf[task],
					alternatives: ids,
					groups: [{ id: 'n', weight: { num: 2, den: 7 }, ballots }],
				}),
			);
			expect(groups[0]?.tiers).toEqual(pooled.tiers);
			return {
				ballots,
				counted: BigInt(pooled.counted),
				tiers: pooled.tiers.map((tier) => [...tier].sort()),
				scores: Object.fromEntries(
					pooled.outcome.steps.map(({ alternative, score }) => [alternative, score] as const),
				),
			};
		});
	/** Totals as shares of the ballots that count, which is what nuclei of different size are compared by. */
	const shareOf = (score: ExactNumber, counted: bigint): ExactNumber => {
		const { num, den } = readExact(score);
		return formatExact(num, den * counted);
	};
	const expectShares = (
		{ counted, scores, tiers }: { counted: bigint; scores: object; tiers: string[][] },
		method: { scores: readonly AlternativeScore[]; tiers: readonly (readonly string[])[] },
	) => {
		const shares = method.scores.map(({ alternative, score }) => [
			alternative,
			counted === 0n ? null : shareOf(score, counted),
		]);
		expect(scores).toEqual(Object.fromEntries(shares));
		expect(tiers).toEqual(method.tiers.map((tier) => [...tier].sort()));
	};

	it('approval', () => {
		fc.assert(
			fc.property(lone('approve'), (tally) => {
				const read = tally.ballots.flatMap((line) => ('approved' in line ? [line] : []));
				expectShares(tally, approval(unwrap(buildApprovals(ids, read))));
			}),
			RUNS,
		);
	});

	it('cumulative points', () => {
		fc.assert(
			fc.property(lone('points'), (tally) => {
				const read = tally.ballots.flatMap((line) =>
					'points' in line
						? [
								{
									count: line.count,
									points: Object.fromEntries(line.points.map((own) => [own.alternative, own.points])),
								},
							]
						: [],
				);
				expectShares(tally, unwrap(cumulativePoints(ids, read, { maxPoints: 6, maxPerAlternative: 3 })));
			}),
			RUNS,
		);
	});

	it('the weighted sum of the mean of the sheets', () => {
		fc.assert(
			fc.property(lone('criteria'), ({ ballots, scores }) => {
				const sheets = ballots.flatMap((line) => {
					if (!('scores' in line)) return [];
					const mark = (alternative: string, criterion: string) =>
						line.scores.find((own) => own.alternative === alternative && own.criterion === criterion)
							?.score ?? null;
					return [
						Object.fromEntries(ids.map((id) => [id, criteria.map((criterion) => mark(id, criterion.id))])),
					];
				});
				const declared = criteria.map(({ id, weight: { num, den } }) => ({ id, weight: `${num}/${den}` }));
				for (const id of ids) {
					// alone, because the method refuses a list in which anybody lacks a mark
					const own = aggregateSheets(
						{
							alternatives: [id],
							criteria: declared,
							sheets: sheets.map((sheet) => ({ [id]: sheet[id] ?? [] })),
						},
						{ rule: 'mean', scale: [1, 5] },
					);
					if (!own.ok) {
						expect(['no-sheets', 'score-missing']).toContain(own.error.code);
						expect(scores[id]).toBeNull();
						continue;
					}
					const summed = unwrap(
						weightedSum(
							{ alternatives: [id], criteria: declared, scores: own.value.scores },
							{ normalise: 'weights' },
						),
					);
					expect(scores[id]).toBe(summed.scores[0]?.score);
				}
			}),
			RUNS,
		);
	});

	it('the smoothed share of wins, of one and not of a hundred', () => {
		fc.assert(
			fc.property(lone('pairs'), ({ ballots, counted, scores, tiers }) => {
				const wins = ids.map((winner) =>
					ids.map(
						(loser) =>
							ballots
								.flatMap((line) => ('judgements' in line ? line.judgements : []))
								.filter(
									({ first, second, preferred }) =>
										winner !== loser && preferred === winner && (first === loser || second === loser),
								).length,
					),
				);
				const method = unwrap(smoothedWinShare(ids, wins));
				expect(scores).toEqual(
					Object.fromEntries(
						method.scores.map(({ alternative, score }) => [
							alternative,
							counted === 0n ? null : shareOf(score, 100n),
						]),
					),
				);
				if (counted > 0n) expect(tiers).toEqual(method.tiers.map((tier) => [...tier].sort()));
			}),
			RUNS,
		);
	});
});
