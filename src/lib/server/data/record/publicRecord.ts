import type { Backend } from '../../backend/clients';
import { readAnonymousBallots, readNominalBallots, type NominalBallot } from '../ballots';
import { listConsultations } from '../consultations';
import type { Exercise } from '../exercises';
import { listPrioritizations, type Prioritization } from '../prioritizations';
import { listRankings } from '../ranking/rankings';
import { listResults, readLog, type LogEntry, type StoredResult } from '../results';
import { findRuleset, type StoredRuleset } from '../rulesets';
import { findSurvey, type FrozenSurvey } from '../surveys';

/** Ballots of one ranking as its publication mode shows them. */
export type PublishedBallots =
	| { mode: 'nominal'; ranking: string; ballots: NominalBallot[] }
	| { mode: 'anonymous'; ranking: string; tiers: string[][][] };

/** Everything of an exercise that anybody may have, as the database holds it. */
export interface PublicRecord {
	entries: LogEntry[];
	ruleset: StoredRuleset | null;
	surveys: FrozenSurvey[];
	prioritizations: Prioritization[];
	/** The newest result of each prioritization that has one. */
	results: StoredResult[];
	ballots: PublishedBallots[];
}

/** Reads the public record through the eyes of anybody: what row-level security hides is not in it. */
export async function readPublicRecord(backend: Backend, exercise: Exercise): Promise<PublicRecord> {
	const [ruleset, consultations, drafted] = await Promise.all([
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
		listConsultations(backend, exercise.id),
		listPrioritizations(backend, exercise.id),
	]);
	const surveys = await Promise.all(consultations.map(({ slug }) => findSurvey(backend, slug)));
	const prioritizations = drafted.filter(({ state }) => state === 'published');
	const results: StoredResult[] = [];
	const ballots: PublishedBallots[] = [];
	for (const prioritization of prioritizations) {
		const [newest] = await listResults(backend, prioritization.id);
		if (!newest) continue;
		results.push(newest);
		for (const ranking of await listRankings(backend, prioritization.id)) {
			if (ranking.state !== 'closed') continue;
			if (prioritization.publication === 'nominal') {
				ballots.push({
					mode: 'nominal',
					ranking: ranking.id,
					ballots: await readNominalBallots(backend, ranking.id),
				});
			} else if (prioritization.publication === 'anonymous') {
				ballots.push({
					mode: 'anonymous',
					ranking: ranking.id,
					tiers: await readAnonymousBallots(backend, ranking.id),
				});
			}
		}
	}
	// Last: what was closed meanwhile is then in the log and not in the lists, which the verifier says, never the reverse.
	const entries = await readLog(backend, exercise.id);
	return {
		entries,
		ruleset,
		surveys: surveys.filter((survey) => survey !== null),
		prioritizations,
		results,
		ballots,
	};
}
