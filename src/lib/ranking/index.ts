export type { Correlation } from './agreement/correlation';
export { kemenySnellDistance, type KemenySnellDistance } from './agreement/kemenySnell';
export { kendallTauB, type KendallTauB } from './agreement/kendallTauB';
export { kendallW, rateByTier, type KendallW, type KendallWOptions } from './agreement/kendallW';
export {
	pairCounts,
	pairRankings,
	pairScores,
	type AgreementRefusal,
	type PairedTable,
	type Tiers,
} from './agreement/pairedTable';
export { spearman } from './agreement/spearman';
export { overlapTop, type TopOverlap } from './agreement/topOverlap';
export type { BallotLine, BallotRefusal, BallotRefusalCode, UnrankedPolicy } from './ballots/ballot';
export { buildProfile, type Profile, type ProfileOptions } from './ballots/profile';
export type { BootstrapInput, BootstrapRefusal } from './bootstrap/bootstrapInput';
export {
	bootstrapRanks,
	enumerateBootstrapRanks,
	startBootstrap,
	type BootstrapRanks,
	type BootstrapRules,
	type BootstrapRun,
} from './bootstrap/bootstrapRanks';
export type { RankDistribution } from './bootstrap/rankDistribution';
export { BOOTSTRAP_RULES, type BootstrapRule } from './bootstrap/rankResample';
export type { BudgetInput } from './committees/budget';
export type { CommitteeOutcome, CommitteeRefusal } from './committees/committeeOutcome';
export {
	equalShares,
	type EqualSharesOptions,
	type EqualSharesOutcome,
} from './committees/shares/equalShares';
export type { EqualSharesCompletion, EqualSharesUtility } from './committees/shares/equalSharesRule';
export { greedyByScore, type GreedyOptions, type GreedyOutcome } from './committees/greedyByScore';
export { pav, type PavOutcome } from './committees/pav';
export { seqPav, type SeqPavOutcome } from './committees/seqPav';
export { seqPhragmen, type SeqPhragmenOutcome } from './committees/seqPhragmen';
export { aggregateSheets, type AggregatedSheets, type SheetsInput } from './criteria/aggregateSheets';
export { gut, type GutOutcome } from './criteria/gut';
export {
	hanlon,
	HANLON_FORMULAS,
	type HanlonFormula,
	type HanlonOptions,
	type HanlonOutcome,
} from './criteria/hanlon';
export {
	PEARL_FACTORS,
	type HanlonComponents,
	type HanlonInput,
	type HanlonRefusal,
	type PearlFactor,
} from './criteria/hanlonInput';
export type { CriteriaInput, CriteriaRefusal, Criterion, Scale, WrittenNumber } from './criteria/scoreSheet';
export {
	sampleWeightSensitivity,
	type RankAcceptability,
	type WeightSensitivity,
	type WeightSensitivityOptions,
} from './criteria/weightSensitivity';
export { weightedSum, type WeightedSumOptions, type WeightedSumOutcome } from './criteria/weightedSum';
export {
	breakTies,
	type BrokenTies,
	type TieBreak,
	type TieBreakRefusal,
	type TieBreakWarning,
} from './draws/breakTies';
export type { Draw, DrawRefusal } from './draws/draw';
export { drawByRfc3797, rfc3797, type Rfc3797Draw, type Rfc3797Input } from './draws/rfc3797';
export { sha256Permutation, type Sha256 } from './draws/sha256Permutation';
export { ahpEigenvector, type AhpEigenvectorOutcome, type AhpOptions } from './judgements/ahpEigenvector';
export { ahpGeometricMean, type AhpGeometricMeanOutcome } from './judgements/ahpGeometricMean';
export {
	ahpGroup,
	type AhpAggregate,
	type AhpGroupOutcome,
	type JudgeConsistency,
} from './judgements/ahpGroup';
export {
	ahpHierarchy,
	type AhpHierarchyInput,
	type AhpHierarchyOutcome,
	type AhpSynthesis,
	type LocalPriorities,
} from './judgements/ahpHierarchy';
export type { Consistency } from './judgements/consistency';
export type { AhpRefusal, WrittenJudgements } from './judgements/judgementMatrix';
export { MOST_TANGLED } from './kemeny/orderGroup';
export { readBlt, writeBlt, type BltFile } from './interchange/blt';
export { readJsonCase, writeJsonCase, type JsonCaseRefusal } from './interchange/jsonCase';
export {
	INTERCHANGE_LIMITS,
	type CategoryBallot,
	type CategoryFile,
	type InterchangeRefusal,
	type InterchangeRefusalCode,
	type NamedAlternative,
	type PreferenceFile,
	type WriteRefusal,
} from './interchange/preferenceFile';
export { readPreferenceLines, writePreferenceLines } from './interchange/preferenceLines';
export {
	choosePreflibType,
	readPreflib,
	readPreflibCategories,
	writePreflib,
	writePreflibCategories,
	type PreflibType,
} from './interchange/preflib';
export type {
	MarkLine,
	MarksInput,
	MarksRefusal,
	MarksRules,
	MarkedGroup,
	SummedGroup,
	WeightedCriterion,
} from './marks/marksInput';
export { countMarks, mergeMarks, type MarkTable } from './marks/markTable';
export {
	computeMarksTally,
	type MarksGroupStanding,
	type MarksOutcome,
	type MarksStanding,
	type MarksTally,
} from './marks/marksTally';
export type { ScorePart } from './marks/scoreMarks';
export { borda, type BordaOutcome } from './methods/borda';
export { copeland, type CopelandOutcome } from './methods/copeland';
export {
	defaultOptionRule,
	type DefaultOptionOptions,
	type DefaultOptionOutcome,
	type DefaultOptionRefusal,
} from './methods/defaultOptionRule';
export { irv, type IrvOptions, type IrvOutcome, type IrvRefusal } from './methods/irv';
export {
	kemeny,
	type KemenyOptions,
	type KemenyOutcome,
	type KemenyRefusal,
	type OverruledPair,
} from './methods/kemeny';
export { minimax, type MinimaxOptions, type MinimaxOutcome, type MinimaxStrength } from './methods/minimax';
export type {
	AlternativeScore,
	ApproximateOutcome,
	ApproximateScore,
	MethodId,
	MethodOutcome,
} from './methods/outcome';
export {
	dowdall,
	plurality,
	positional,
	type PositionalOptions,
	type PositionalOutcome,
} from './methods/positional';
export { rankedPairs, type RankedPairsOptions, type RankedPairsOutcome } from './methods/rankedPairs';
export type { Refusal } from './methods/refusal';
export { schulze, type PathStrength, type SchulzeOptions, type SchulzeOutcome } from './methods/schulze';
export { concurrence, type ConcurrenceInput, type ConcurrenceOutcome } from './nuclei/concurrence';
export { poolGroups, type GroupCounts, type PooledCounts } from './nuclei/poolGroups';
export type {
	NucleiRefusal,
	NucleiRefusalCode,
	NucleiSelection,
	NucleusRanking,
	SilentNuclei,
	Verdict,
} from './nuclei/requireNuclei';
export { topOfEveryNucleus, type TopOfEveryInput, type TopOfEveryOutcome } from './nuclei/topOfEveryNucleus';
export type { Approximate } from './numbers/approximate';
export type { ExactInteger, ExactNumber } from './numbers/exactNumber';
export { approximateExact, compareExact, parseExact, readExact } from './numbers/exactNumber';
export { leastCommonMultiple, type Rational } from './numbers/rational';
export {
	bradleyTerry,
	type Ability,
	type BradleyTerryInput,
	type BradleyTerryOptions,
	type BradleyTerryOutcome,
} from './pairs/bradleyTerry';
export {
	catchupWeights,
	type CatchupOptions,
	type CatchupWeights,
	type PairVotes,
} from './pairs/catchupWeights';
export { smoothedWinShare, type SmoothedWinShareOutcome } from './pairs/smoothedWinShare';
export type { OrderedPair, PairsRefusal, WrittenWins } from './pairs/winMatrix';
export { findCondorcetLoser, findCondorcetWinner } from './pairwise/condorcet';
export type { DefeatStrength } from './pairwise/defeats';
export { countPairwise, formatPairwise, mergePairwise, type PairwiseMatrix } from './pairwise/pairwiseMatrix';
export { findSchwartzSet, findSmithSet } from './pairwise/smithSet';
export {
	countBorda,
	deriveBorda,
	mergeBorda,
	type BordaRule,
	type BordaTotals,
} from './positional/bordaTotals';
export type { UnrankedPlaces } from './positional/placeCounts';
export type { PointsRefusal, PointsRefusalCode } from './positional/pointsByPlace';
export { approval, type ApprovalOutcome } from './scores/approval';
export {
	buildApprovals,
	type ApprovalLine,
	type ApprovalProfile,
	type ApprovalRefusal,
} from './scores/approvalProfile';
export { cumulativePoints, type CumulativePointsOutcome } from './scores/cumulativePoints';
export { kApproval, type KApprovalOutcome, type KApprovalRefusal } from './scores/kApproval';
export type { PointBallotRefusal, PointsLine, PointsRules } from './scores/pointBallots';
export {
	selectByQuota,
	type BoundaryTie,
	type QuotaInput,
	type QuotaRefusal,
	type QuotaSelection,
} from './selection/selectByQuota';
export {
	compareMethods,
	type MethodAgreement,
	type MethodComparison,
	type MethodRanking,
} from './sensitivity/compareMethods';
export {
	compareViability,
	type DemandReason,
	type Inversion,
	type ViabilityComparison,
	type ViabilityInput,
	type ViabilityReason,
	type ViabilityRefusal,
} from './sensitivity/compareViability';
export {
	describeStability,
	type Stability,
	type TopVerdict,
	type TopVerdictOf,
	type TopVerdicts,
} from './sensitivity/describeStability';
export {
	leaveOut,
	type AlternativeLeftOut,
	type LeaveOut,
	type NucleusLeftOut,
} from './sensitivity/leaveOut';
export { COMPARED_METHODS, type ComparedMethod } from './sensitivity/rankBy';
export type { Recount, TopMove } from './sensitivity/recount';
export { resample, type Resampled, type ResampleOptions, type ResampledPlaces } from './sensitivity/resample';
export type { SharedPlace, TopRefusal, TopStanding } from './sensitivity/topPlaces';
export type { ChannelLeftOut } from './sensitivity/withoutChannel';
export { countBallots, type AnyTally } from './countBallots';
export {
	mergeCounts,
	startCounting,
	type BallotCounter,
	type BallotCounts,
	type CountRules,
} from './streams/ballotCounter';
export { computeTally, computeTallyFromMatrices } from './tally';
export {
	LEAVE_TIED,
	TALLY_METHODS,
	type DeclaredWeight,
	type MatricesInput,
	type TallyInput,
	type TallyMethod,
	type TallyRefusal,
	type TallyRefusalCode,
	type TallyRules,
	type TieRule,
} from './tally/tallyInput';
export type { TieTrace } from './tally/decideTies';
export type { GroupStanding, Standing, Tally, TallyMethodOutcome, TallyWarning } from './tally/tallyOutcome';
