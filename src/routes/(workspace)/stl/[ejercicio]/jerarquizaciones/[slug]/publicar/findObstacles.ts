import { LEAST_NUCLEI } from '$lib/domain/nucleus/kinds';
import { PRIORITIZATION_LIMITS } from '$lib/domain/ranking/methodologyForm';
import { formatList, type Locale } from '$lib/messages/locale';
import { publishingMessages } from '$lib/messages/workspace/publishing';

/** What the exercise and the draft look like before publishing. */
export interface PublicationFacts {
	isConstituted: boolean;
	nuclei: readonly { name: string; votes: boolean; seats: number; hasTitular: boolean }[];
	alternatives: readonly { title: string; isMerged: boolean }[];
}

/** Everything that has to happen before a prioritization can be published, as sentences; none when it can. */
export function findObstacles(locale: Locale, facts: PublicationFacts): string[] {
	const m = publishingMessages[locale].publish;
	const obstacles: string[] = [];
	if (!facts.isConstituted) {
		const withTitular = facts.nuclei.filter(({ hasTitular }) => hasTitular).length;
		obstacles.push(m.notConstituted);
		if (withTitular < LEAST_NUCLEI) obstacles.push(m.fewNuclei(withTitular, LEAST_NUCLEI));
		obstacles.push(
			...facts.nuclei.filter(({ hasTitular }) => !hasTitular).map(({ name }) => m.noTitular(name)),
		);
	}
	if (!facts.nuclei.some(({ votes, seats }) => votes && seats > 0)) obstacles.push(m.noVoting);
	const merged = facts.alternatives.filter(({ isMerged }) => isMerged).map(({ title }) => `«${title}»`);
	if (merged.length > 0) obstacles.push(m.mergedAlternatives(formatList(locale, merged)));
	if (facts.alternatives.length < PRIORITIZATION_LIMITS.alternatives.min) obstacles.push(m.fewAlternatives);
	return obstacles;
}
