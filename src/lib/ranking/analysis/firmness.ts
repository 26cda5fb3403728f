import type { Tiers } from '../agreement/pairedTable';
import { judge, type TopVerdicts } from '../sensitivity/describeStability';
import type {
	Analysis,
	AnalysedTop,
	WithoutAlternative,
	WithoutChannel,
	WithoutNucleus,
} from './tallyAnalysis';

/** Places that are looked at: as many as a local plan takes commitments. */
const FIRST_PLACES = 5;

/** How many first places of so many alternatives are looked at. */
export function countFirstPlaces(alternatives: readonly string[]): number {
	return Math.min(FIRST_PLACES, alternatives.length);
}

/** What is counted again: the joint list by each method that judges, and without one thing at a time. */
interface Recounts {
	readonly rankings: readonly (readonly [string, Tiers])[];
	readonly withoutNucleus: readonly WithoutNucleus[];
	readonly withoutAlternative: readonly WithoutAlternative[] | null;
	readonly withoutChannel: readonly WithoutChannel[] | null;
}

/** Who is among the first k whatever method counts, without any one nucleus, channel or other alternative. */
export function weighFirmness(
	alternatives: readonly string[],
	k: number,
	{ rankings, withoutNucleus, withoutAlternative, withoutChannel }: Recounts,
): Pick<Analysis<string>, 'byMethod' | 'byNucleus' | 'byChannel' | 'firm' | 'depends'> {
	const judgeRecounts = (recounts: readonly (readonly [string, Tiers | null])[]) => {
		const ranked = recounts.flatMap(([name, order]) => (order === null ? [] : [[name, order] as const]));
		return ranked.length === 0 ? null : judge(alternatives, ranked, k);
	};
	const byMethod = judge(alternatives, rankings, k);
	const byNucleus = judgeRecounts(withoutNucleus.map((one) => [one.nucleus, one.tiers]));
	const byChannel = judgeRecounts((withoutChannel ?? []).map((one) => [one.channel, one.tiers]));
	const moved = new Set(
		(withoutAlternative ?? []).flatMap(({ moves }) =>
			moves
				.filter(({ gapClosed, recounted }) => gapClosed !== recounted)
				.map(({ alternative }) => alternative),
		),
	);
	const verdicts = [byMethod, byNucleus, byChannel].filter((one) => one !== null);
	const all = (verdict: 'always' | 'never', id: string): boolean =>
		verdicts.every((one) => one[verdict].includes(id)) && !moved.has(id);
	const firm = alternatives.filter((id) => all('always', id));
	return {
		byMethod: listVerdicts(byMethod),
		byNucleus: byNucleus === null ? null : listVerdicts(byNucleus),
		byChannel: byChannel === null ? null : listVerdicts(byChannel),
		firm,
		depends: alternatives.filter((id) => !firm.includes(id) && !all('never', id)),
	};
}

function listVerdicts<Ranking extends string>(verdicts: TopVerdicts<Ranking>): AnalysedTop {
	const { always, depends, tied, never } = verdicts;
	return { always, depends, tied, never };
}
