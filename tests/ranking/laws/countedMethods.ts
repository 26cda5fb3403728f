import { buildProfile, type Profile } from '../../../src/lib/ranking/ballots/profile';
import { borda } from '../../../src/lib/ranking/methods/borda';
import { copeland } from '../../../src/lib/ranking/methods/copeland';
import { irv } from '../../../src/lib/ranking/methods/irv';
import { kemeny } from '../../../src/lib/ranking/methods/kemeny';
import { minimax } from '../../../src/lib/ranking/methods/minimax';
import type { MethodId } from '../../../src/lib/ranking/methods/outcome';
import { dowdall, plurality, positional } from '../../../src/lib/ranking/methods/positional';
import { rankedPairs } from '../../../src/lib/ranking/methods/rankedPairs';
import { schulze } from '../../../src/lib/ranking/methods/schulze';
import { countPairwise, type PairwiseMatrix } from '../../../src/lib/ranking/pairwise/pairwiseMatrix';
import { countBorda } from '../../../src/lib/ranking/positional/bordaTotals';
import { kApproval } from '../../../src/lib/ranking/scores/kApproval';
import type { PlainProfile } from '../profiles';
import { unwrap } from '../unwrap';

/** Ballots with what every method reads of them, counted once for all methods. */
export interface Counted {
	readonly plain: PlainProfile;
	readonly profile: Profile;
	readonly matrix: PairwiseMatrix;
}

export type Tiers = readonly (readonly string[])[];

export interface Ranked {
	readonly tiers: Tiers;
	/** Who can be first, however ties inside the method are broken. */
	readonly winners: readonly string[];
}

export type RankBallots = (counted: Counted) => Ranked;

export function countAll(plain: PlainProfile): Counted {
	const profile = unwrap(buildProfile(plain.ids, plain.lines));
	return { plain, profile, matrix: countPairwise(profile, 'last') };
}

function byTiers({ tiers }: { readonly tiers: Tiers }): Ranked {
	return { tiers, winners: tiers[0] ?? [] };
}

type Placed = { readonly tiers: Tiers; readonly places: readonly { alternative: string; highest: number }[] };

function byPlaces({ tiers, places }: Placed): Ranked {
	return {
		tiers,
		winners: places.filter(({ highest }) => highest === 1).map(({ alternative }) => alternative),
	};
}

/** What ranks ranked ballots: one key for each method, and for each reading of it that other laws hold for. */
export const countedMethods = {
	'ranked-pairs': ({ matrix }) => byPlaces(rankedPairs(matrix)),
	'ranked-pairs margin': ({ matrix }) => byPlaces(rankedPairs(matrix, { strength: 'margin' })),
	schulze: ({ matrix }) => byTiers(schulze(matrix)),
	'schulze winning': ({ matrix }) => byTiers(schulze(matrix, { strength: 'winning' })),
	'schulze margin': ({ matrix }) => byTiers(schulze(matrix, { strength: 'margin' })),
	'schulze ratio': ({ matrix }) => byTiers(schulze(matrix, { strength: 'ratio' })),
	kemeny: ({ matrix }) => byPlaces(unwrap(kemeny(matrix))),
	copeland: ({ matrix }) => byTiers(copeland(matrix)),
	minimax: ({ matrix }) => byTiers(minimax(matrix)),
	'minimax margin': ({ matrix }) => byTiers(minimax(matrix, { strength: 'margin' })),
	'minimax opposition': ({ matrix }) => byTiers(minimax(matrix, { strength: 'opposition' })),
	borda: ({ profile }) => byTiers(borda(countBorda(profile, { rule: 'tied-last' }))),
	'borda modified': ({ profile }) => byTiers(borda(countBorda(profile, { rule: 'modified' }))),
	plurality: ({ profile }) => byTiers(plurality(profile)),
	dowdall: ({ profile }) => byTiers(dowdall(profile)),
	positional: ({ profile }) => byTiers(unwrap(positional(profile, { points: [3, 2, 1] }))),
	'k-approval': ({ profile }) => byTiers(unwrap(kApproval(profile, { k: 2 }))),
	irv: ({ profile }) => {
		const outcome = unwrap(irv(profile, { tiedRanks: 'share' }));
		return { ...byPlaces(outcome), ...(outcome.possibleWinners && { winners: outcome.possibleWinners }) };
	},
} satisfies Record<string, RankBallots>;

export type CountedMethod = keyof typeof countedMethods;

/**
 * Methods that rank something else than ranked ballots, or answer another question than "in which order"; their laws
 * stand beside them. A method in neither list does not compile.
 */
export type OtherInput = Exclude<MethodId, CountedMethod>;
export const otherInputs: Record<OtherInput, string> = {
	'default-option-rule': 'drops options, then ranks as Schulze: methods/defaultOptionRule.test.ts',
	'top-of-every-nucleus': 'chooses over nuclei: nuclei/requireNuclei.test.ts',
	concurrence: 'chooses over nuclei: nuclei/requireNuclei.test.ts',
	approval: 'approvals: scores/scores.test.ts',
	'cumulative-points': 'points: scores/scores.test.ts',
	'weighted-sum': 'scores by criterion: criteria/criteria.test.ts',
	gut: 'scores by criterion: criteria/criteria.test.ts',
	hanlon: 'scores by criterion: criteria/hanlon.test.ts',
	'greedy-by-score': 'spends a budget: committees/spending.test.ts',
	pav: 'chooses k: committees/committees.test.ts',
	'seq-pav': 'chooses k: committees/committees.test.ts',
	'seq-phragmen': 'chooses k: committees/committees.test.ts',
	'equal-shares': 'chooses k or spends a budget: committees/committees.test.ts, spending.test.ts',
	'ahp-eigenvector': 'judgement matrices: judgements/judgements.test.ts',
	'ahp-geometric-mean': 'judgement matrices: judgements/judgements.test.ts',
	'ahp-group': 'judgement matrices: judgements/panels.test.ts',
	'ahp-hierarchy': 'judgement matrices: judgements/panels.test.ts',
	'bradley-terry': 'pairwise answers: pairs/bradleyTerry.test.ts',
	'smoothed-win-share': 'pairwise answers: pairs/wikiSurvey.test.ts',
};
