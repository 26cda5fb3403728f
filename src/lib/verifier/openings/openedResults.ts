import { z } from 'zod';
import { sortByCodeUnits } from '../../basics/compare';
import {
	bareMarks,
	buildTallyInput,
	bundlePaths,
	canonicalText,
	MARKS_KEYS,
	marksOf,
	type Marks,
	type Methodology,
} from '../../evidence';
import { countBallots } from '../../ranking';
import { countedBallots } from './countedCommitments';
import { findDifference } from '../findDifference';
import type { Findings } from '../findings';
import { nameNucleus, type Material } from '../material';
import { listTallies, type TalliedRanking, type TalliedResult } from '../tallies';

const groupsShape = z.object({ tally: z.object({ groups: z.array(z.looseObject({ id: z.string() })) }) });

/**
 * 32: the opened ballots of a ranking are the ones that were published without their seats, and where only counts were
 * published they give those counts. Asked where all of its ballots are opened.
 */
export function checkOpenedResults(material: Material, found: Findings): void {
	for (const tally of listTallies(material)) {
		for (const tallied of tally.rankings) {
			const marks = openedMarks(material, tally.methodology, tallied);
			if (marks === null) continue;
			if (tallied.closing.publication === 'anonymous') comparePublished(material, tallied, marks, found);
			if (tallied.closing.publication === 'aggregates' && tallied.closing.quorumMet)
				compareCounts(material, tally, tallied, marks, found);
		}
	}
}

/** What all counted ballots of a ranking say; `null` where they are not all opened, or are of another task. */
function openedMarks(
	material: Material,
	{ counting }: Methodology,
	{ ranking, story, closing }: TalliedRanking,
): Marks[] | null {
	const file = material.openings.get(bundlePaths.openings('ballot', ranking));
	const { commitments } = countedBallots(material, story);
	const opened = file?.opened.filter(({ commitment }) => commitments.has(commitment)) ?? [];
	const marks = opened.flatMap(({ content }) =>
		'ranking' in content && MARKS_KEYS[counting.task] in content ? [marksOf(content)] : [],
	);
	return marks.length === closing.counted && marks.length > 0 ? marks : null;
}

function comparePublished(
	{ documents }: Material,
	{ ranking }: TalliedRanking,
	marks: readonly Marks[],
	found: Findings,
): void {
	const file = bundlePaths.ballots(ranking);
	const published = documents.get(file)?.value;
	if (!Array.isArray(published)) return;
	const opened = sortByCodeUnits(marks.map((one) => canonicalText(bareMarks(one))));
	if (opened.join('\n') !== published.map(canonicalText).join('\n'))
		found.fail('opened-ballots-differ', { file });
}

/** A nucleus counted by itself gives the counts that its row of the result says. */
function compareCounts(
	material: Material,
	{ methodology, prioritization, number }: TalliedResult,
	{ opening: { nucleus } }: TalliedRanking,
	marks: readonly Marks[],
	found: Findings,
): void {
	const file = bundlePaths.result(prioritization, number);
	const stored = groupsShape.safeParse(material.documents.get(file)?.value);
	const row = stored.success ? stored.data.tally.groups.find(({ id }) => id === nucleus) : undefined;
	if (row === undefined) return;
	const alone: Methodology = { ...methodology, tieRule: { rule: 'leave-tied' } };
	const counted = countBallots(buildTallyInput(alone, [{ nucleus, ballots: marks }]));
	const own: unknown = counted.ok ? JSON.parse(canonicalText(counted.value.groups[0])) : {};
	const where = findDifference(countsOf(row), countsOf({ ...(own as object) }));
	if (where === null) return;
	found.fail('opened-counts-differ', {
		file,
		nucleus: nameNucleus(material, prioritization, nucleus),
		where,
	});
}

/** What follows from these numbers is computed again with the whole result. */
function countsOf(row: object): Record<string, unknown> {
	const counts = new Set(['cast', 'empty', 'pairwise', 'borda', 'totals']);
	return Object.fromEntries(Object.entries(row).filter(([key]) => counts.has(key)));
}
