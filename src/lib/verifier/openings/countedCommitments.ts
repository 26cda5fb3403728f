import { documentHash, type EntryBody, type Hash } from '../../evidence';
import { sortByCodeUnits } from '../../basics/compare';
import type { RankingStory, SurveyStory } from '../history';
import { leafText, type Material } from '../material';

/** What the log says may be opened of a survey or a ranking once it closed. */
export type Counted = {
	isClosed: boolean;
	/**
	 * Each commitment that stands, with the methodology or the version that each of its entries names; `null` where the
	 * log names none. One that stands in two entries is counted twice.
	 */
	commitments: ReadonlyMap<Hash, readonly (Hash | null)[]>;
	/** How many entries these are. */
	standing: number;
	/** How many of them are left out by a rule: which ones is in no entry, only the hash of them all. */
	excluded: number;
	/** The channel of each commitment of an answer. */
	channels: ReadonlyMap<Hash, string>;
	/** How many of each channel those exclusions say they leave out. */
	excludedOf: ReadonlyMap<string, number>;
	/** That hash, where one exclusion alone stands. */
	excludedHash: Hash | null;
};

/** The ballots of a ranking that no other one replaced. */
export function countedBallots(material: Material, { ballots, superseded, closed }: RankingStory): Counted {
	const out = new Set(superseded.map(({ entry }) => entry.body.leaf));
	const standing = ballots.filter(({ at }) => !out.has(leafText(material, at)));
	return {
		isClosed: closed.length > 0,
		...gather(standing.map(({ entry: { body } }) => [body.commitment, body.methodology])),
		channels: new Map(),
		excluded: 0,
		excludedOf: new Map(),
		excludedHash: null,
	};
}

/** The answers of a survey that were neither corrected nor withdrawn, and those in quarantine that were admitted. */
export function countedAnswers(material: Material, story: SurveyStory): Counted {
	const out = new Set([...story.superseded, ...story.withdrawn].map(({ entry }) => entry.body.leaf));
	const admitted = new Set(story.admitted.map(({ entry }) => entry.body.leaf));
	const standing = new Map<
		string,
		Pick<EntryBody<'responses.excluded'>, 'count' | 'byChannel' | 'answers'>
	>();
	for (const { entry } of [...story.excluded, ...story.readmitted].sort((a, b) => a.at - b.at)) {
		const { exclusion } = entry.body;
		if (entry.type === 'responses.excluded') standing.set(exclusion, entry.body);
		else standing.delete(exclusion);
	}
	const exclusions = [...standing.values()];
	const excludedOf = new Map<string, number>();
	for (const { channel, count } of exclusions.flatMap(({ byChannel }) => byChannel))
		excludedOf.set(channel, (excludedOf.get(channel) ?? 0) + count);
	const late = story.quarantined.filter(({ at }) => admitted.has(leafText(material, at)));
	const given = story.responses.filter(({ at }) => !out.has(leafText(material, at)));
	return {
		isClosed: story.closed.length > 0,
		...gather([
			...late.map(({ entry }) => [entry.body.commitment, null] as const),
			...given.map(({ entry: { body } }) => [body.commitment, body.instrument] as const),
		]),
		channels: new Map(
			[...late, ...given].map(({ entry: { body } }) => [body.commitment, body.channel] as const),
		),
		excluded: exclusions.reduce((total, { count }) => total + count, 0),
		excludedOf,
		excludedHash: exclusions.length > 1 ? null : (exclusions[0]?.answers ?? null),
	};
}

function gather(
	entries: readonly (readonly [Hash, Hash | null])[],
): Pick<Counted, 'commitments' | 'standing'> {
	const commitments = new Map<Hash, (Hash | null)[]>();
	for (const [commitment, named] of entries) {
		const known = commitments.get(commitment);
		if (known) known.push(named);
		else commitments.set(commitment, [named]);
	}
	return { commitments, standing: entries.length };
}

/** The hash of answers, as an exclusion names those it leaves out. */
export function hashAnswers(commitments: Iterable<Hash>): Hash {
	return documentHash('exclusion', sortByCodeUnits([...commitments]));
}
