import type { EntryOf, Methodology } from '../evidence';
import type { Placed, RankingStory } from './history';
import type { Material } from './material';
import { listWaiting } from './settled';

/** A closed ranking that a tally rests on. */
export type TalliedRanking = {
	ranking: string;
	story: RankingStory;
	opening: EntryOf<'ranking.opened'>['body'];
	closing: EntryOf<'ranking.closed'>['body'];
	/** Annulled after the tally: its ballots are no longer published. */
	isAnnulledSince: boolean;
};

/** The tally that stands for a prioritization, with everything the log says of what it rests on. */
export type StandingTally = {
	prioritization: string;
	methodology: Methodology;
	methodologyHash: string;
	tally: Placed<'tally.computed'>;
	rankings: readonly TalliedRanking[];
	/** Nuclei left out by word before it. */
	leftOut: ReadonlyMap<string, string>;
	/** A nucleus votes again, so that neither the result nor its ballots have to be shown. */
	isWithheld: boolean;
	/** Some act on its rankings came after it, so that another tally is due. */
	isOutdated: boolean;
};

/** The last tally of every prioritization whose methodology could be read. */
export function listStandingTallies({ history }: Material): StandingTally[] {
	const standing: StandingTally[] = [];
	for (const [prioritization, story] of history.prioritizations) {
		const { published, tallies, rankings: own } = story;
		const [publication, tally] = [published[0]?.entry.body, tallies.at(-1)];
		if (!publication || !tally) continue;
		const rankings = tally.entry.body.rankings.flatMap((ranking) => {
			const story = history.rankings.get(ranking);
			return story ? describeRanking(ranking, story, tally.at) : [];
		});
		const isOutdated = [...own.values()].some((story) =>
			[...story.opened, ...story.closed, ...story.annulled].some(({ at }) => at > tally.at),
		);
		const { methodology, hash } = publication;
		const leftOut = new Map([
			...methodology.leftOut.map(({ nucleus, reason }) => [nucleus, reason] as const),
			...story.leftOut
				.filter(({ at }) => at < tally.at)
				.map(({ entry }) => [entry.body.nucleus, entry.body.reason] as const),
		]);
		const isWithheld = listWaiting(story).length > 0;
		standing.push({
			...{ prioritization, methodology, methodologyHash: hash, tally, rankings },
			...{ leftOut, isWithheld, isOutdated },
		});
	}
	return standing;
}

function describeRanking(ranking: string, story: RankingStory, tallyAt: number): TalliedRanking[] {
	const [opening, closing] = [story.opened[0]?.entry.body, story.closed[0]?.entry.body];
	if (!opening || !closing) return [];
	return [
		{ ranking, story, opening, closing, isAnnulledSince: story.annulled.some(({ at }) => at > tallyAt) },
	];
}
