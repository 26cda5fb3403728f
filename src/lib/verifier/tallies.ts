import type { EntryOf, Methodology } from '../evidence';
import type { Placed, PrioritizationStory, RankingStory } from './history';
import type { Material } from './material';
import { listWaiting } from './settled';

/** A closed ranking that a tally rests on. */
export type TalliedRanking = {
	ranking: string;
	story: RankingStory;
	opening: EntryOf<'ranking.opened'>['body'];
	closing: EntryOf<'ranking.closed'>['body'];
};

/** A tally of a prioritization, with everything the log says of what it rests on. */
export type TalliedResult = {
	prioritization: string;
	methodology: Methodology;
	methodologyHash: string;
	tally: Placed<'tally.computed'>;
	/** From 1, in the order of the log: names its file. */
	number: number;
	/** The one that stands: no other came after it. */
	isLast: boolean;
	rankings: readonly TalliedRanking[];
	/** What the announced draw gave before it; empty where there was none. */
	drawn: string;
	/** Nuclei left out by word before it. */
	leftOut: ReadonlyMap<string, string>;
	/** A nucleus votes again, so that neither the result nor its ballots have to be shown. */
	isWithheld: boolean;
	/** Some act on its rankings came after it, so that another tally is due. */
	isOutdated: boolean;
};

/** Every tally of every prioritization whose methodology could be read, also those that another replaced. */
export function listTallies({ history }: Material): TalliedResult[] {
	return [...history.prioritizations].flatMap(([prioritization, story]) => {
		const publication = story.published[0]?.entry.body;
		if (!publication) return [];
		const { methodology, hash } = publication;
		const isWithheld = listWaiting(story).length > 0;
		return story.tallies.map((tally, at) => ({
			...{ prioritization, methodology, methodologyHash: hash, tally, isWithheld },
			number: at + 1,
			isLast: at === story.tallies.length - 1,
			rankings: tally.entry.body.rankings.flatMap((ranking) =>
				describeRanking(ranking, history.rankings.get(ranking)),
			),
			drawn: story.draws.filter(({ at: drawnAt }) => drawnAt < tally.at).at(-1)?.entry.body.drawn ?? '',
			leftOut: listLeftOut(methodology, story, tally.at),
			isOutdated: [...story.rankings.values()].some(({ opened, closed, annulled }) =>
				[...opened, ...closed, ...annulled].some((act) => act.at > tally.at),
			),
		}));
	});
}

function listLeftOut(methodology: Methodology, { leftOut }: PrioritizationStory, before: number) {
	return new Map([
		...methodology.leftOut.map(({ nucleus, reason }) => [nucleus, reason] as const),
		...leftOut
			.filter(({ at }) => at < before)
			.map(({ entry }) => [entry.body.nucleus, entry.body.reason] as const),
	]);
}

function describeRanking(ranking: string, story: RankingStory | undefined): TalliedRanking[] {
	const [opening, closing] = [story?.opened[0]?.entry.body, story?.closed[0]?.entry.body];
	return story && opening && closing ? [{ ranking, story, opening, closing }] : [];
}
