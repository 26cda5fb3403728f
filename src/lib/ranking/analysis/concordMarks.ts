import type { Tiers } from '../agreement/pairedTable';
import type { MarkLine, MarksRules } from '../marks/marksInput';
import { countMarks } from '../marks/markTable';
import { rankMarks, scoreGroup } from '../marks/scoreMarks';
import { formatExact, parseInteger, type ExactNumber } from '../numbers/exactNumber';
import { rankNuclei, type TabledNucleus } from './marksReadings';
import { concordTiers } from './concordance';
import type { MarksAnalysis, NucleusConcordance } from './tallyAnalysis';

/** Kendall's W between the rankings of the nuclei with ballots, each one judge whatever it weighs. */
export function concordNuclei(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
): Pick<MarksAnalysis['nuclei'], 'w' | 'judges'> {
	const speaking = nuclei.filter(({ counted }) => counted > 0n);
	const judges = speaking.map(({ id }) => id);
	if (judges.length < 2) return { w: null, judges };
	const alone = speaking.map((nucleus) => ({
		count: 1n,
		tiers: rankNuclei(rules, alternatives, [{ ...nucleus, weight: { num: 1n, den: 1n } }]),
	}));
	return { w: concordTiers(alternatives, alone), judges };
}

/**
 * Kendall's W among the ballots of one nucleus that mark something, each ranking by its own marks: what it leaves
 * without approval or points ties last. Null ballots: they are not published.
 */
export function concordBallots(
	rules: MarksRules,
	alternatives: readonly string[],
	{ id, counted }: TabledNucleus,
	ballots: readonly MarkLine[] | null,
): NucleusConcordance {
	const tell = (w: ExactNumber | null, reason: NucleusConcordance['reason']): NucleusConcordance => ({
		nucleus: id,
		ballots: formatExact(counted),
		w,
		reason,
	});
	if (ballots === null) return tell(null, 'ballots-not-published');
	if (rules.task === 'pairs') return tell(null, 'judged-by-pairs');
	if (counted < 2n) return tell(null, 'few-ballots');
	const judges: { count: bigint; tiers: Tiers }[] = [];
	for (const ballot of ballots) {
		const table = countMarks(rules, alternatives, [{ ...ballot, count: 1 }]);
		const count = parseInteger(ballot.count);
		if (!table.ok || !count.ok) throw new Error('counted ballots cannot be read');
		if (table.value.empty > 0n) continue;
		const scored = scoreGroup(rules, table.value);
		if (scored.some(({ score }) => score === null)) return tell(null, 'unranked-without-place');
		judges.push({ count: count.value, tiers: rankMarks(alternatives, scored).tiers });
	}
	const w = concordTiers(alternatives, judges);
	return tell(w, w === null ? 'all-tied' : null);
}
