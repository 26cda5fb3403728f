import { writeXlsx } from 'hucre/xlsx';
import { textIn } from '$lib/domain/text';
import { decidePublication, type Methodology } from '$lib/evidence';
import type { Locale } from '$lib/messages/locale';
import { describeCounting, describeTieRule } from '$lib/messages/results/counting';
import { formulaMessages } from '$lib/messages/results/sheet/formulas';
import { listMessages } from '$lib/messages/results/lists';
import { resultMessages } from '$lib/messages/results/results';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import { composeBallots, composeScores, type PublishedBallot } from './ballotList';
import { disarm, writeCsv, type Cell, type Sheet } from './cells';
import { overOneDenominator } from './exactCells';
import type { MissingNucleus, NucleusView, ResultView, StandingView } from '$lib/domain/result/resultView';
import type { ViabilityView } from '$lib/domain/result/viabilityView';
import { nameSheets } from './names/sheetNames';
import { composeViability, viabilityColumns } from './viabilityList';

export interface ListInput {
	methodology: Methodology;
	methodologyHash: string;
	resultHash: string;
	view: ResultView;
	ballots: readonly PublishedBallot[];
	/** How realizable the problems are; null where none was assessed. */
	viability: ViabilityView | null;
}

/** The prioritized list: joint place, problem, its place in each nucleus, and beside it how realizable it is. */
export function composeList({ view, viability }: ListInput, locale: Locale): Sheet {
	const m = listMessages[locale];
	const missing = new Map(view.missing.map((nucleus) => [nucleus.name, sayMissing(nucleus, locale)]));
	const counted = view.nuclei.flatMap(({ name, standing }) =>
		standing && !missing.has(name) ? [{ name, standing }] : [],
	);
	// A column of its own for each nucleus that is not there too: a list without it never reads as complete.
	const nuclei = [...counted.map(({ name }) => name), ...missing.keys()];
	const beside = viabilityColumns(viability, locale);
	return {
		name: m.sheets.list,
		columns: [
			m.place,
			m.tie,
			m.problem,
			m.description,
			...nuclei.map((name) => m.placeIn(name)),
			...beside.columns,
			m.key,
		],
		rows: view.joint.rows.map(({ id, title, description, place, tied }) => [
			place,
			tied ? m.yes : m.no,
			title,
			description,
			...counted.map(({ standing }) => standing.rows.find((row) => row.id === id)?.place ?? null),
			...missing.values(),
			...beside.cellsOf(id),
			id,
		]),
	};
}

function sayMissing({ name, why, reason }: MissingNucleus, locale: Locale): string {
	return resultMessages[locale].missingNucleus[why](name, reason ?? '');
}

/** What is published of the ballots, and of which nuclei less than that, and why. */
export function sayPublication(
	{ publication }: Pick<Methodology, 'publication'>,
	nuclei: readonly Pick<NucleusView, 'name' | 'counted'>[],
	locale: Locale,
): string[] {
	const m = sheetMessages[locale];
	const few = nuclei.filter(({ counted }) => decidePublication(publication, counted) !== publication);
	return [m.publication[publication], ...few.map(({ name }) => m.fewBallots(name))];
}

/** Everything of a result, a sheet for each thing. */
export function composeSheets(input: ListInput, locale: Locale): Sheet[] {
	const m = listMessages[locale];
	const { view, ballots, methodology, viability } = input;
	const compose = methodology.counting.task === 'rank' ? composePairs : composeScores;
	return [
		composeList(input, locale),
		compose(m.sheets.joint, m.all, view.joint, locale),
		...view.nuclei.flatMap(({ name, standing }) =>
			standing ? [compose(m.sheets.pairs(name), name, standing, locale)] : [],
		),
		...(ballots.length > 0 ? [composeBallots(ballots, methodology, locale)] : []),
		...(viability ? [composeViability(viability, locale)] : []),
		composeMethodology(input, locale),
	];
}

/** Who is preferred to whom: one row a pair, whole numbers over one denominator. Every row says whose it is. */
function composePairs(name: string, whose: string, standing: StandingView, locale: Locale): Sheet {
	const m = listMessages[locale];
	const { denominator, cells } = overOneDenominator(standing.pairwise);
	return {
		name,
		columns: [m.nucleus, m.problem, m.against, m.votesFor, m.votesAgainst, m.outOf],
		rows: standing.order.flatMap((row, at) =>
			standing.order.flatMap((column, other) =>
				at < other
					? [
							[
								whose,
								row.title,
								column.title,
								whole(cells[at]?.[other]),
								whole(cells[other]?.[at]),
								whole(denominator),
							],
						]
					: [],
			),
		),
	};
}

function composeMethodology(
	{ methodology, methodologyHash, resultHash, view }: ListInput,
	locale: Locale,
): Sheet {
	const m = listMessages[locale];
	const words = sheetMessages[locale];
	const { ruleset } = methodology;
	return {
		name: m.sheets.methodology,
		columns: [m.fact, m.value],
		rows: [
			[m.title, textIn({ es: '', ...methodology.title }, locale)],
			[m.question, textIn({ es: '', ...methodology.question }, locale)],
			[m.method, formulaMessages[locale].method[methodology.counting.method]],
			...describeCounting(locale, methodology.counting).map((sentence) => [m.counting, sentence]),
			...(methodology.counting.task === 'rank'
				? [[m.strength, m.strengths[methodology.counting.strength]]]
				: []),
			[m.ties, describeTieRule(locale, methodology.tieRule)],
			...sayPublication(methodology, view.nuclei, locale).map((sentence) => [m.publication, sentence]),
			[words.ruleset, words.rulesetVersion(ruleset.id, ruleset.version)],
			...methodology.weights.map(({ name, weight }) => [m.weightOf(name), m.weight(weight.num, weight.den)]),
			...methodology.rankings.map(({ seats, quorum }, at) => [
				m.quorumOf(methodology.weights[at]?.name ?? ''),
				m.quorum(quorum, seats.length),
			]),
			...view.missing.map((nucleus) => [m.missing, sayMissing(nucleus, locale)]),
			[words.methodologyHash, methodologyHash],
			[words.resultHash, resultHash],
		],
	};
}

function whole(digits: string | null | undefined): Cell {
	if (digits === null || digits === undefined) return null;
	const value = Number(digits);
	return Number.isSafeInteger(value) ? value : digits;
}

export function writeListCsv(input: ListInput, locale: Locale): string {
	return writeCsv(composeList(input, locale));
}

const writtenOn = new Date(Date.UTC(2000, 0, 1));

/** The sheets as a workbook. */
export function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
	const names = nameSheets(sheets.map(({ name }) => name));
	return writeXlsx({
		// The same lists give the same bytes, whenever they are written.
		properties: { creator: 'Prioriza', created: writtenOn, modified: writtenOn },
		sheets: sheets.map(({ name, columns, rows }, at) => ({
			name: names[at] ?? name,
			rows: [columns, ...rows].map((row) =>
				row.map((cell) => (typeof cell === 'string' ? spellOut(disarm(cell)) : cell)),
			),
		})),
	});
}

/** Text that looks like one of the spellings XLSX has for a character (`_x000D_`) is spelt out, or it becomes that character. */
function spellOut(text: string): string {
	return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
