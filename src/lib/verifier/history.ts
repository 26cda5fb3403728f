import type { Entry, EntryOf, EntryType } from '../evidence';

/** An entry and its place in the log, counted from zero. */
export type Placed<T extends EntryType = EntryType> = { at: number; entry: EntryOf<T> };

/** What the log says of one survey, by kind of act and in its order. */
export type SurveyStory = {
	opened: Placed<'survey.opened'>[];
	/** Later versions of what it asks. */
	changed: Placed<'survey.changed'>[];
	responses: Placed<'response'>[];
	/** Answers that another one replaced, and those taken back. */
	superseded: Placed<'response.superseded'>[];
	withdrawn: Placed<'response.withdrawn'>[];
	/** Answers that came and are not counted unless they are admitted. */
	quarantined: Placed<'response.quarantined'>[];
	admitted: Placed<'response.admitted'>[];
	rejected: Placed<'response.rejected'>[];
	closed: Placed<'survey.closed'>[];
	/** Answers that two people left out of the count by a rule after the close, and counted again. */
	excluded: Placed<'responses.excluded'>[];
	readmitted: Placed<'responses.readmitted'>[];
};

/** What the log says of one ranking, by kind of act and in its order. */
export type RankingStory = {
	opened: Placed<'ranking.opened'>[];
	ballots: Placed<'ballot'>[];
	superseded: Placed<'superseded'>[];
	extended: Placed<'ranking.extended'>[];
	annulled: Placed<'ranking.annulled'>[];
	closed: Placed<'ranking.closed'>[];
};

/** What the log says of one prioritization and of the rankings that opened for it. */
export type PrioritizationStory = {
	published: Placed<'methodology.published'>[];
	tallies: Placed<'tally.computed'>[];
	leftOut: Placed<'nucleus.omitted'>[];
	draws: Placed<'tiebreak.drawn'>[];
	/** The rankings that opened for it, by id. */
	rankings: Map<string, RankingStory>;
};

/** What the log says of one filed document. */
export type DocumentStory = { filed: Placed<'document.filed'>[]; reserved: Placed<'document.reserved'>[] };

/** The log told by subject. It gathers and does not judge: a second closing is listed like the first. */
export type History = {
	created: Placed<'log.created'>[];
	keys: Placed<'key.rotated'>[];
	/** Who signs the state of the log beside its key, as it was decided and decided again. */
	witnesses: Placed<'witnesses.named'>[];
	rulesets: Placed<'ruleset.adopted'>[];
	batches: Placed<'batch.sealed'>[];
	surveys: ReadonlyMap<string, SurveyStory>;
	rankings: ReadonlyMap<string, RankingStory>;
	prioritizations: ReadonlyMap<string, PrioritizationStory>;
	documents: ReadonlyMap<string, DocumentStory>;
};

/** Tells the log by subject, in the order of the log. Entries that could not be read are `null` and keep their place. */
export function tellHistory(entries: readonly (Entry | null)[]): History {
	const surveys = new Map<string, SurveyStory>();
	const rankings = new Map<string, RankingStory>();
	const prioritizations = new Map<string, PrioritizationStory>();
	const documents = new Map<string, DocumentStory>();
	const told: History = {
		created: [],
		keys: [],
		witnesses: [],
		rulesets: [],
		batches: [],
		surveys,
		rankings,
		prioritizations,
		documents,
	};
	const survey = (id: string) => getOrAdd(surveys, id, beginSurvey);
	const ranking = (id: string) => getOrAdd(rankings, id, beginRanking);
	const document = (id: string) => getOrAdd(documents, id, () => ({ filed: [], reserved: [] }));
	const prioritization = (id: string) =>
		getOrAdd(prioritizations, id, () => ({
			published: [],
			tallies: [],
			leftOut: [],
			draws: [],
			rankings: new Map(),
		}));

	entries.forEach((entry, at) => {
		switch (entry?.type) {
			case 'log.created':
				return told.created.push({ at, entry });
			case 'key.rotated':
				return told.keys.push({ at, entry });
			case 'witnesses.named':
				return told.witnesses.push({ at, entry });
			case 'ruleset.adopted':
				return told.rulesets.push({ at, entry });
			case 'batch.sealed':
				return told.batches.push({ at, entry });
			case 'survey.opened':
				return survey(entry.body.survey).opened.push({ at, entry });
			case 'survey.changed':
				return survey(entry.body.survey).changed.push({ at, entry });
			case 'response':
				return survey(entry.body.survey).responses.push({ at, entry });
			case 'response.superseded':
				return survey(entry.body.survey).superseded.push({ at, entry });
			case 'response.withdrawn':
				return survey(entry.body.survey).withdrawn.push({ at, entry });
			case 'response.quarantined':
				return survey(entry.body.survey).quarantined.push({ at, entry });
			case 'response.admitted':
				return survey(entry.body.survey).admitted.push({ at, entry });
			case 'response.rejected':
				return survey(entry.body.survey).rejected.push({ at, entry });
			case 'responses.excluded':
				return survey(entry.body.survey).excluded.push({ at, entry });
			case 'responses.readmitted':
				return survey(entry.body.survey).readmitted.push({ at, entry });
			case 'survey.closed':
				return survey(entry.body.survey).closed.push({ at, entry });
			case 'methodology.published':
				return prioritization(entry.body.prioritization).published.push({ at, entry });
			case 'tally.computed':
				return prioritization(entry.body.prioritization).tallies.push({ at, entry });
			case 'nucleus.omitted':
				return prioritization(entry.body.prioritization).leftOut.push({ at, entry });
			case 'tiebreak.drawn':
				return prioritization(entry.body.prioritization).draws.push({ at, entry });
			case 'ranking.opened':
				prioritization(entry.body.prioritization).rankings.set(
					entry.body.ranking,
					ranking(entry.body.ranking),
				);
				return ranking(entry.body.ranking).opened.push({ at, entry });
			case 'ballot':
				return ranking(entry.body.ranking).ballots.push({ at, entry });
			case 'superseded':
				return ranking(entry.body.ranking).superseded.push({ at, entry });
			case 'ranking.extended':
				return ranking(entry.body.ranking).extended.push({ at, entry });
			case 'ranking.annulled':
				return ranking(entry.body.ranking).annulled.push({ at, entry });
			case 'ranking.closed':
				return ranking(entry.body.ranking).closed.push({ at, entry });
			case 'document.filed':
				return document(entry.body.document).filed.push({ at, entry });
			case 'document.reserved':
				return document(entry.body.document).reserved.push({ at, entry });
			// How many codes there were is told beside the answers, and no count depends on it.
			case 'codes.issued':
			case undefined:
				return at;
		}
	});
	return told;
}

function beginSurvey(): SurveyStory {
	return {
		opened: [],
		changed: [],
		responses: [],
		superseded: [],
		withdrawn: [],
		quarantined: [],
		admitted: [],
		rejected: [],
		closed: [],
		excluded: [],
		readmitted: [],
	};
}

function beginRanking(): RankingStory {
	return { opened: [], ballots: [], superseded: [], extended: [], annulled: [], closed: [] };
}

function getOrAdd<T>(map: Map<string, T>, key: string, make: () => T): T {
	const present = map.get(key);
	if (present !== undefined) return present;
	const added = make();
	map.set(key, added);
	return added;
}
