export type { BallotLine, BallotRefusal, BallotRefusalCode, UnrankedPolicy } from './ballots/ballot';
export { buildProfile, type Profile, type ProfileOptions } from './ballots/profile';
export { borda, type BordaOutcome, type BordaStep } from './methods/borda';
export { copeland, type CopelandOutcome, type CopelandStep } from './methods/copeland';
export { irv, type IrvOptions, type IrvOutcome, type IrvRefusal, type IrvStep } from './methods/irv';
export {
	kemeny,
	MOST_TANGLED,
	type KemenyOptions,
	type KemenyOutcome,
	type KemenyRefusal,
	type KemenyStep,
	type OverruledPair,
} from './methods/kemeny';
export {
	minimax,
	type MinimaxOptions,
	type MinimaxOutcome,
	type MinimaxStep,
	type MinimaxStrength,
} from './methods/minimax';
export type { AlternativeScore, MethodId, MethodOutcome } from './methods/outcome';
export {
	dowdall,
	plurality,
	positional,
	type PositionalOptions,
	type PositionalOutcome,
} from './methods/positional';
export {
	rankedPairs,
	type RankedPairsOptions,
	type RankedPairsOutcome,
	type RankedPairsStep,
} from './methods/rankedPairs';
export {
	schulze,
	type PathStrength,
	type SchulzeOptions,
	type SchulzeOutcome,
	type SchulzeStep,
} from './methods/schulze';
export { poolGroups, type GroupCounts, type PooledCounts } from './nuclei/poolGroups';
export type { ExactInteger, ExactNumber } from './numbers/exactNumber';
export { approximateExact, compareExact, parseExact, readExact } from './numbers/exactNumber';
export { leastCommonMultiple, type Rational } from './numbers/rational';
export { findCondorcetLoser, findCondorcetWinner } from './pairwise/condorcet';
export type { DefeatStrength } from './pairwise/defeats';
export { countPairwise, formatPairwise, mergePairwise, type PairwiseMatrix } from './pairwise/pairwiseMatrix';
export { findSchwartzSet, findSmithSet } from './pairwise/smithSet';
export { countBorda, deriveBorda, type BordaRule, type BordaTotals } from './positional/bordaTotals';
export type { UnrankedPlaces } from './positional/placeCounts';
export type { PlaceStep, PointsRefusal, PointsRefusalCode, PositionalStep } from './positional/pointsByPlace';
export { computeTally, computeTallyFromMatrices } from './tally';
export {
	TALLY_METHODS,
	TIE_RULES,
	type DeclaredWeight,
	type MatricesInput,
	type TallyInput,
	type TallyMethod,
	type TallyRefusal,
	type TallyRefusalCode,
	type TallyRules,
	type TieRule,
} from './tally/tallyInput';
export type { GroupStanding, Standing, Tally, TallyMethodOutcome, TallyWarning } from './tally/tallyOutcome';
