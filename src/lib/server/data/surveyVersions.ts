import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readRow, readRows } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const versionShape = z.object({
	surveyId: z.uuid(),
	version: z.number(),
	/** Canonical JSON of the frozen instrument. */
	instrument: z.string(),
	instrumentHash: z.string(),
});
/** What a survey asked from one publication to the next. */
export type SurveyVersion = z.infer<typeof versionShape>;

const changeShape = z.object({
	version: z.number(),
	instrumentHash: z.string(),
	reason: z.string(),
	publishedOn: z.string(),
});
/** That published questions were changed, when and why. */
export type SurveyChange = z.infer<typeof changeShape>;

/** Every version of every survey of an exercise, by survey and number. */
export function listVersions(backend: Backend, exerciseId: string): Promise<SurveyVersion[]> {
	return readRows(
		backend
			.from('survey_versions')
			.select('survey_id, version, instrument, instrument_hash')
			.eq('exercise_id', exerciseId)
			.order('survey_id')
			.order('version'),
		'survey_versions',
		versionShape,
	);
}

/** How the questions of a consultation changed after they were published, first to last. */
export function listChanges(backend: Backend, slug: string): Promise<SurveyChange[]> {
	return readRows(
		backend
			.from('survey_versions')
			.select('version, instrument_hash, reason, published_on')
			.eq('slug', slug)
			.gt('version', 1)
			.order('version'),
		'survey_versions',
		changeShape,
	);
}

/** The version of a consultation with a hash. */
export function findVersion(backend: Backend, slug: string, hash: string): Promise<SurveyVersion | null> {
	return readRow(
		backend
			.from('survey_versions')
			.select('survey_id, version, instrument, instrument_hash')
			.eq('slug', slug)
			.eq('instrument_hash', hash)
			.order('version', { ascending: false })
			.limit(1),
		'survey_versions',
		versionShape,
	);
}

/** Publishes the working copy as it was read, by its revision, as the next version. Gives its hash. */
export function publishVersion(
	backend: Backend,
	consultationId: string,
	reason: string,
	over: number,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'publish_survey_version',
		{ p_consultation: consultationId, p_reason: reason, p_over: over },
		z.string(),
	);
}
