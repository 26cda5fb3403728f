import { base64url, sha256Of } from '$lib/evidence';
import type { Backend } from '../../backend/clients';
import type { Exercise } from '../exercises';
import { findCheckpoint } from '../log/checkpoints';
import { listCosignatures } from '../log/witnesses';
import { listPrioritizations, readAlternativeSources } from '../prioritizations';
import { listLeftOut } from '../ranking/rankings';
import { listAssessments } from '../ranking/viability';
import { listFigureHashes } from '../response/figures';
import { listResults, readLastEntry } from '../results';
import { findRuleset } from '../rulesets';
import { SOFTWARE } from '../software';
import { readConsultationFacts } from './consultationFacts';
import { readRankingFacts } from './rankingFacts';

/**
 * A name of everything the record of an exercise is written from, as anybody may see it now: two equal names mean the
 * same record. The log only grows, so its last entry stands for all of it; ballots are shown with the results and
 * rankings that are read here. A result that is hidden gives another name.
 */
export async function readRecordState(backend: Backend, exercise: Exercise): Promise<string> {
	const [last, sealed, cosigned, ruleset, consultations, figures, prioritizations] = await Promise.all([
		readLastEntry(backend, exercise.id),
		findCheckpoint(backend, exercise.id),
		listCosignatures(backend, exercise.id),
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
		readConsultationFacts(backend, exercise.id),
		listFigureHashes(backend, exercise.id),
		listPrioritizations(backend, exercise.id),
	]);
	const details = await Promise.all(
		prioritizations
			.filter(({ state }) => state === 'published')
			.map(({ id, alternatives }) =>
				Promise.all([
					listResults(backend, id),
					readRankingFacts(backend, id),
					listLeftOut(backend, id),
					readAlternativeSources(backend, id),
					listAssessments(backend, alternatives),
				]),
			),
	);
	const all = {
		SOFTWARE,
		exercise,
		last,
		sealed,
		cosigned,
		ruleset,
		consultations,
		figures,
		prioritizations,
		details,
	};
	return base64url(sha256Of(new TextEncoder().encode(JSON.stringify(all))));
}
