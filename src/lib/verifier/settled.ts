import type { PrioritizationStory } from './history';

/**
 * The nuclei of a prioritization that still have to vote at some place of its log: those with weight that have no closed
 * ranking that stands, and were not left out by word. While there is one no result may be seen.
 */
export function listWaiting(
	{ published, rankings, leftOut }: PrioritizationStory,
	before = Infinity,
): string[] {
	const isBefore = ({ at }: { at: number }): boolean => at < before;
	const done = new Set(leftOut.filter(isBefore).map(({ entry }) => entry.body.nucleus));
	for (const { opened, closed, annulled } of rankings.values()) {
		const nucleus = opened[0]?.entry.body.nucleus;
		if (nucleus !== undefined && closed.some(isBefore) && !annulled.some(isBefore)) done.add(nucleus);
	}
	const weights = published[0]?.entry.body.methodology.weights ?? [];
	return weights.map(({ nucleus }) => nucleus).filter((nucleus) => !done.has(nucleus));
}
