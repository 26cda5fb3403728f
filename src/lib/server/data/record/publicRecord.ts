import { bareMarks, type CanonicalValue, type NominalBallot } from '$lib/evidence';
import type { Backend } from '../../backend/clients';
import type { Exercise } from '../exercises';
import { listCheckpoints, type PublishedCheckpoint } from '../log/checkpoints';
import { listPrioritizations, type Prioritization } from '../prioritizations';
import { listRankings } from '../ranking/rankings';
import { listResults, readLog, type LogLine, type StoredResult } from '../results';
import { findRuleset, type StoredRuleset } from '../rulesets';
import { listVersions, type SurveyVersion } from '../surveyVersions';
import { listCounted } from './currentResult';
import { readPublicDocuments, type BundledDocument } from './publicDocuments';
import { readPublishedBallots } from './publishedBallots';

/** Ballots of one ranking as a bundle shows them: opened in mode nominal, what they say alone in mode anonymous. */
export interface PublishedBallots {
	ranking: string;
	ballots: (NominalBallot | CanonicalValue)[];
}

/** Everything of an exercise that anybody may have, as the database holds it. */
export interface PublicRecord {
	entries: LogLine[];
	ruleset: StoredRuleset | null;
	/** Every version of what each consultation asked. */
	surveys: SurveyVersion[];
	prioritizations: Prioritization[];
	/** Every result, newest first within its prioritization; also those that another replaced. */
	results: StoredResult[];
	ballots: PublishedBallots[];
	/** Every published state of the log. */
	checkpoints: PublishedCheckpoint[];
	documents: BundledDocument[];
}

/** Reads the public record through the eyes of anybody: what row-level security hides is not in it. `onRead` is told how far reading is. */
export async function readPublicRecord(
	backend: Backend,
	exercise: Exercise,
	onRead?: (lines: number, of: number) => void,
): Promise<PublicRecord> {
	const [ruleset, surveys, drafted] = await Promise.all([
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
		listVersions(backend, exercise.id),
		listPrioritizations(backend, exercise.id),
	]);
	const prioritizations = drafted.filter(({ state }) => state === 'published');
	const results: StoredResult[] = [];
	const ballots: PublishedBallots[] = [];
	for (const prioritization of prioritizations) {
		const own = await listResults(backend, prioritization.id);
		results.push(...own);
		const counted = new Set(own.flatMap(listCounted));
		for (const { id } of await listRankings(backend, prioritization.id)) {
			const published = counted.has(id)
				? await readPublishedBallots(backend, id, prioritization.counting.task)
				: null;
			if (published === null) continue;
			ballots.push({
				ranking: id,
				ballots: published.map(({ marks, opened }) => opened ?? bareMarks(marks)),
			});
		}
	}
	// Before the entries: a checkpoint is never of more than there is.
	const checkpoints = await listCheckpoints(backend, exercise.id);
	const documents = await readPublicDocuments(backend, exercise.id);
	// Last: what was closed meanwhile is then in the log and not in the lists, which the verifier says, never the reverse.
	const entries = await readLog(backend, exercise.id, onRead);
	return {
		entries,
		ruleset,
		surveys,
		prioritizations,
		results,
		ballots,
		checkpoints,
		documents,
	};
}
