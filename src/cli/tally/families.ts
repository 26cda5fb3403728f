import type { Family } from './fields';
import { judgesRanks, twoRankings, twoScores } from './families/agreement';
import { ahp, ahpJudges, ahpLevels } from './families/ahp';
import { approvals } from './families/approvals';
import { criteriaScores, hanlonRatings } from './families/criteria';
import { selection, sortition, tiebreak } from './families/draws';
import { generated } from './families/generated';
import { grouped } from './families/grouped';
import { ordinal } from './families/ordinal';
import { orderedWins, pairwiseWins, wikiSurvey } from './families/pairs';
import { points } from './families/points';

/** Who reads each kind of case. A kind is added with a line here and a family beside the others. */
export const families: Readonly<Record<string, Family>> = {
	ahp,
	'ahp-group': ahpJudges,
	'ahp-hierarchy': ahpLevels,
	approval: approvals,
	'criteria-scores': criteriaScores,
	generated,
	hanlon: hanlonRatings,
	'judges-ranks': judgesRanks,
	ordinal,
	'ordinal-grouped': grouped,
	'pairwise-wins': pairwiseWins,
	'pairwise-wins-ordered': orderedWins,
	points,
	selection,
	sortition,
	tiebreak,
	'two-rankings': twoRankings,
	'two-scores': twoScores,
	'wiki-survey': wikiSurvey,
};
