import type { Tiers } from '../agreement/pairedTable';
import { rankMarks, scoreGroup, scoreJointly, type ScoredAlternative } from '../marks/scoreMarks';
import type { MarksRules } from '../marks/marksInput';
import type { MarkTable } from '../marks/markTable';
import { poolGroups } from '../nuclei/poolGroups';
import { cellsOfBigInts } from '../numbers/exactCells';
import { addRationals, divideRationals, makeRational, ZERO, type Rational } from '../numbers/rational';
import { deriveBorda } from '../positional/bordaTotals';
import { COMPARED_METHODS, rankBy } from '../sensitivity/rankBy';
import { LEAVE_TIED } from '../tally/tallyInput';
import type { AnalysedMethod, MarksReading } from './tallyAnalysis';

/** One nucleus by its table. */
export interface TabledNucleus {
	readonly id: string;
	readonly weight: Rational;
	/** V: ballots that mark something. */
	readonly counted: bigint;
	readonly table: MarkTable;
}

/** The joint scores of nuclei that weigh as declared. */
function scoreNuclei(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
): ScoredAlternative[] {
	const total = nuclei.reduce((sum, { weight }) => addRationals(sum, weight), ZERO);
	return scoreJointly(
		alternatives,
		nuclei.map(({ id, weight, table }) => ({
			id,
			share: divideRationals(weight, total),
			scored: scoreGroup(rules, table),
		})),
	);
}

/** The joint ranking of nuclei that weigh as declared. */
export function rankNuclei(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
): Tiers {
	return rankMarks(alternatives, scoreNuclei(rules, alternatives, nuclei)).tiers;
}

/** The same marks read in every way that makes sense for their task, first as declared, which gives `joint`. */
export function readEachWay(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
	joint: Tiers,
): AnalysedMethod<MarksReading>[] {
	const tell = (method: MarksReading, tiers: Tiers): AnalysedMethod<MarksReading> => ({
		method,
		role: 'judge',
		tiers,
		refusal: null,
	});
	const declared = tell(rules.method, joint);
	switch (rules.task) {
		case 'approve':
			return [declared];
		case 'points':
			return [
				declared,
				tell('supporters', rankNuclei(COUNT_SUPPORTERS, alternatives, nuclei.map(keepSupporters))),
			];
		case 'criteria':
			return rules.criteria.length === 1
				? [declared]
				: [declared, tell('equal-weights', rankNuclei(weighEqually(rules), alternatives, nuclei))];
		case 'pairs':
			return [declared, ...readAsDuels(alternatives, nuclei)];
	}
}

/** Whoever gives a problem any points backs it, and counts as one. */
const COUNT_SUPPORTERS: MarksRules = {
	task: 'approve',
	method: 'approval',
	mostApproved: null,
	tieRule: LEAVE_TIED,
};

function keepSupporters(nucleus: TabledNucleus): TabledNucleus {
	const rows = nucleus.table.rows.map(([, supporters = 0n]) => [supporters]);
	return { ...nucleus, table: { ...nucleus.table, columns: ['approvals'], rows } };
}

export type CriteriaRules = Extract<MarksRules, { task: 'criteria' }>;

function weighEqually(rules: CriteriaRules): CriteriaRules {
	return { ...rules, criteria: rules.criteria.map(({ id }) => ({ id, weight: { num: 1, den: 1 } })) };
}

/**
 * Who is preferred in a pair wins a duel, so the methods for duels apply. Borda does not: it would read a pair that
 * nobody was asked about as a tie.
 */
function readAsDuels(
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
): AnalysedMethod<MarksReading>[] {
	const pool = poolGroups(
		alternatives,
		nuclei.map(({ id, weight, counted, table }) => {
			const matrix = { alternatives, cells: cellsOfBigInts(table.rows.flat()) };
			return { id, weight, counted, matrix, borda: deriveBorda(matrix, counted) };
		}),
		'tied-last',
	);
	return COMPARED_METHODS.flatMap((method): AnalysedMethod<MarksReading>[] => {
		if (method === 'borda') return [];
		const ranked = rankBy(method, pool);
		return [
			{
				method,
				role: 'judge',
				tiers: ranked.ok ? ranked.value : null,
				refusal: ranked.ok ? null : ranked.error.code,
			},
		];
	});
}

/** The tables of all nuclei without one alternative. */
export function dropFromTables(
	task: MarksRules['task'],
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
	gone: string,
): TabledNucleus[] {
	const drop = <Item>(items: readonly Item[]): Item[] => items.filter((_, at) => alternatives[at] !== gone);
	return nuclei.map((nucleus) => {
		const rows = drop(nucleus.table.rows);
		const table =
			task === 'pairs'
				? { ...nucleus.table, columns: drop(nucleus.table.columns), rows: rows.map(drop) }
				: { ...nucleus.table, rows };
		return { ...nucleus, table };
	});
}

/** The mean mark of each alternative for each criterion over all nuclei, as they weigh; null where one has no score. */
export function meanByCriterion(
	rules: CriteriaRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
): Rational[][] | null {
	const speaking = nuclei.filter(({ weight, counted }) => weight.num > 0n && counted > 0n);
	const total = speaking.reduce((sum, { weight }) => addRationals(sum, weight), ZERO);
	const isComplete = speaking.every(({ table }) =>
		table.rows.every((row) => rules.criteria.every((_, at) => (row[2 * at + 1] ?? 0n) > 0n)),
	);
	if (!isComplete || total.num === 0n) return null;
	return alternatives.map((_, row) =>
		rules.criteria.map((_criterion, at) =>
			speaking.reduce((sum, { weight, table }) => {
				const [marked = 0n, marks = 1n] = table.rows[row]?.slice(2 * at, 2 * at + 2) ?? [];
				const share = divideRationals(weight, total);
				return addRationals(sum, makeRational(share.num * marked, share.den * marks));
			}, ZERO),
		),
	);
}
