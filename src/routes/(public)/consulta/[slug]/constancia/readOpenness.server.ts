import { createHash } from 'node:crypto';
import { countSexes } from '$lib/domain/consultation/openness/coverage';
import type { Openness } from '$lib/domain/consultation/openness/facts';
import { composeOpenness } from '$lib/domain/consultation/openness/openness';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { canonicalText } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import type { Consultation } from '$lib/server/data/consultations';
import { findExercise } from '$lib/server/data/exercises';
import { findRuleset } from '$lib/server/data/rulesets';
import { readCensus } from '$lib/server/data/territories';
import { countPlaces } from '../datos/countPlaces.server';
import { readPublicFigures } from '../datos/readFigures.server';

/** The record of openness of a closed consultation with its bytes; null until its counts are published. */
export async function readOpenness(slug: string): Promise<{
	consultation: Consultation;
	record: { openness: Openness; content: string; hash: string } | null;
}> {
	const { survey, published, places } = await readPublicFigures(slug);
	const { consultation, instrument, instrumentHash, changes, counts } = survey;
	const { publishedOn, closedOn } = consultation;
	if (published === null || publishedOn === null || closedOn === null) return { consultation, record: null };
	const openness = composeOpenness({
		consultation: { ...consultation, publishedOn, closedOn },
		instrument,
		instrumentHash,
		changes: changes.map(({ version, publishedOn: on, reason }) => ({ version, on, reason })),
		demand: await readDemand(consultation.exerciseSlug),
		desks: counts.desks,
		barriers: { removed: counts.barriers, words: counts.barriersWords },
		places: counts.places,
		codes: counts.codes,
		sheets: counts.sheets,
		byChannel: Object.fromEntries(
			published.figures.channels.map(({ channel, answers }) => [channel, answers]),
		),
		late: counts.late,
		excluded: counts.standings?.excluded ?? 0,
		figures: { version: published.version, hash: published.contentHash },
		byMunicipality: countPlaces(published.figures),
		census: await readCensus(anonymousBackend(), instrument.state),
		bySex: countSexes(published.figures),
		municipalities: Object.entries(places).map(([id, name]) => ({ id, name })),
	});
	const content = canonicalText(openness);
	const hash = createHash('sha256').update(content).digest('hex');
	return { consultation, record: { openness, content, hash } };
}

async function readDemand(exerciseSlug: string) {
	const exercise = await findExercise(anonymousBackend(), exerciseSlug);
	const stored =
		exercise && (await findRuleset(anonymousBackend(), exercise.rulesetId, exercise.rulesetVersion));
	if (!stored) throw new Error(`the rule set of ${exerciseSlug} is missing`);
	return rulesetSchema.parse(JSON.parse(stored.content)).notice;
}
