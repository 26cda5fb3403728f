import {
	ahpEigenvector,
	ahpGeometricMean,
	ahpGroup,
	approval,
	bootstrapRanks,
	borda,
	bradleyTerry,
	buildApprovals,
	buildProfile,
	compareMethods,
	computeTally,
	copeland,
	countBorda,
	countPairwise,
	cumulativePoints,
	describeStability,
	dowdall,
	equalShares,
	gut,
	irv,
	kApproval,
	kemeny,
	kendallTauB,
	kendallW,
	leaveOut,
	minimax,
	overlapTop,
	pairScores,
	pav,
	plurality,
	positional,
	rankedPairs,
	resample,
	sampleWeightSensitivity,
	schulze,
	seqPav,
	seqPhragmen,
	smoothedWinShare,
	spearman,
	weightedSum,
	type TallyInput,
} from '../../../src/lib/ranking';
import { unwrap } from '../unwrap';
import type { DrawnBallots } from './drawBallots';

/** What every method says of one election, refusals included: how something is refused must not differ either. */
export function countDrawn(drawn: DrawnBallots, seed: number): unknown {
	const { ids, nuclei } = drawn;
	const profile = unwrap(
		buildProfile(
			ids,
			nuclei.flatMap(({ ballots }) => ballots),
		),
	);
	return {
		ranked: (['last', 'no-opinion'] as const).map((unranked) => {
			const matrix = countPairwise(profile, unranked);
			return [
				rankedPairs(matrix),
				rankedPairs(matrix, { strength: 'margin' }),
				schulze(matrix),
				schulze(matrix, { strength: 'ratio' }),
				copeland(matrix),
				minimax(matrix),
				kemeny(matrix),
			];
		}),
		placed: [
			borda(countBorda(profile, { rule: 'tied-last' })),
			borda(countBorda(profile, { rule: 'modified' })),
			positional(profile, { points: [3, 2, 1] }),
			dowdall(profile),
			plurality(profile),
			irv(profile, { tiedRanks: 'share' }),
			kApproval(profile, { k: 2 }),
		],
		nuclei: countNuclei(drawn, seed),
		approved: countApprovals(drawn),
		judged: countJudgements(drawn, seed),
		agreement: countAgreement(drawn),
	};
}

function countNuclei({ ids, nuclei }: DrawnBallots, seed: number): unknown {
	const input: TallyInput = {
		task: 'rank',
		method: 'ranked-pairs',
		unranked: 'last',
		tieRule: { rule: 'leave-tied' },
		alternatives: ids,
		withdrawn: [],
		groups: nuclei,
	};
	return [
		computeTally(input),
		compareMethods(input),
		describeStability(input, 2),
		leaveOut(input, 1),
		bootstrapRanks(input, { rule: 'borda', resamples: 20, seed }),
		resample(input, { k: 1, resamples: 20, seed }),
	];
}

function countApprovals({ ids, approvals, points, costs }: DrawnBallots): unknown {
	const profile = unwrap(buildApprovals(ids, approvals));
	const k = Math.min(2, ids.length);
	return [
		approval(profile),
		cumulativePoints(ids, points),
		pav(profile, { k }),
		seqPav(profile, { k }),
		seqPhragmen(profile, { k }),
		equalShares(profile, { k }),
		equalShares(profile, { costs, budget: 12 }),
	];
}

function countJudgements({ ids, judgements, wins, scores }: DrawnBallots, seed: number): unknown {
	const criteria = ['gravedad', 'urgencia', 'tendencia'].map((id, at) => ({
		id,
		weight: `0.${String(at + 2)}`,
	}));
	return [
		ahpEigenvector(ids, judgements, { randomIndex: 'Alonso-Lamata' }),
		ahpGeometricMean(ids, judgements),
		ahpGroup(ids, [judgements, judgements.map((row, i) => row.map((_, j) => judgements[j]?.[i] ?? '1'))]),
		bradleyTerry({ alternatives: ids, wins }),
		smoothedWinShare(ids, wins),
		weightedSum({ alternatives: ids, criteria, scores }),
		gut({ alternatives: ids, criteria, scores }),
		sampleWeightSensitivity({ alternatives: ids, criteria, scores }, { samples: 20, seed }),
	];
}

function countAgreement({ x, y }: DrawnBallots): unknown {
	const table = unwrap(pairScores(x, y));
	const tiers = (scores: readonly number[]) =>
		[...new Set(scores)]
			.sort((a, b) => a - b)
			.map((score) => scores.flatMap((own, at) => (own === score ? [String(at)] : [])));
	return [kendallTauB(table), spearman(table), kendallW([x, y]), overlapTop(tiers(x), tiers(y), 3)];
}
