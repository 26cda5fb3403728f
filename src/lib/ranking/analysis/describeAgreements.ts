import { writeCorrelation, type Correlation } from '../agreement/correlation';
import { overlapTop } from '../agreement/topOverlap';
import type { Tiers } from '../agreement/pairedTable';
import { measureAgreement } from '../sensitivity/compareMethods';
import type { AnalysedAgreement, DecimalText } from './tallyAnalysis';

/** A ranking by one method; null where it gives none. */
interface Ranked<Method extends string> {
	readonly method: Method;
	readonly tiers: Tiers | null;
}

/** How alike every two of the methods rank that answer. */
export function describeAgreements<Method extends string>(
	methods: readonly Ranked<Method>[],
	k: number,
): AnalysedAgreement<Method>[] {
	return methods.flatMap((first, at) =>
		methods.slice(at + 1).flatMap((second) => {
			if (first.tiers === null || second.tiers === null) return [];
			const overlap = overlapTop(first.tiers, second.tiers, k);
			if (!overlap.ok) throw new Error('two methods rank different alternatives');
			const { tauB, spearman, kemenySnell } = measureAgreement(first.tiers, second.tiers);
			return [
				{
					first: first.method,
					second: second.method,
					tauB: writeDecimal(tauB),
					spearman: writeDecimal(spearman),
					distance: kemenySnell.distance,
					mostDistance: kemenySnell.max,
					inCommon: { least: overlap.value.least, most: overlap.value.most },
				},
			];
		}),
	);
}

function writeDecimal(correlation: Correlation | null): DecimalText | null {
	return correlation === null ? null : writeCorrelation(correlation);
}
