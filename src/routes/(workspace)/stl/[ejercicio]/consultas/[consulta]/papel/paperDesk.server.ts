import { error } from '@sveltejs/kit';
import type { Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import type { Backend } from '$lib/server/backend/clients';
import type { Consultation } from '$lib/server/data/consultations';
import { listPaperBatches, type PaperBatch } from '$lib/server/data/channels/paper';
import { findSurvey } from '$lib/server/data/surveys';
import { findVersion } from '$lib/server/data/surveyVersions';
import { openConsultation } from '../../../desk.server';

interface Params {
	ejercicio: string;
	consulta: string;
}

/** Where the sheets of a consultation are. */
export function paperAt({ ejercicio, consulta }: Params): string {
	return `/stl/${ejercicio}/consultas/${consulta}/papel`;
}

/** A consultation that takes paper, with what it asks; any other has no sheets. */
export async function openPaper(
	backend: Backend,
	params: Params,
): Promise<{ consultation: Consultation; instrument: Instrument; instrumentHash: string }> {
	const consultation = await openConsultation(backend, params);
	const survey = consultation.channels.includes('paper')
		? await findSurvey(backend, consultation.slug)
		: null;
	const instrument = survey && parseInstrument(JSON.parse(survey.instrument));
	if (!survey || !instrument?.ok) error(404);
	return { consultation, instrument: instrument.value, instrumentHash: survey.instrumentHash };
}

/** What sheets ask that were printed with a version: the latest one, or one that another replaced since. */
export async function openPrinted(
	backend: Backend,
	latest: { consultation: Consultation; instrument: Instrument; instrumentHash: string },
	hash: string,
): Promise<Instrument> {
	if (hash === latest.instrumentHash) return latest.instrument;
	const version = await findVersion(backend, latest.consultation.slug, hash);
	const read = version && parseInstrument(JSON.parse(version.instrument));
	if (!read?.ok) throw new Error(`no version ${hash} of ${latest.consultation.slug}`);
	return read.value;
}

/** A batch of a consultation; any other answers as if there were none. */
export async function openBatch(backend: Backend, consultationId: string, id: string): Promise<PaperBatch> {
	const batches = await listPaperBatches(backend, consultationId);
	return batches.find((batch) => batch.id === id) ?? error(404);
}

/** Municipalities that a sheet can name: of a state, or of the country. */
export async function listMunicipalities(
	stateId: string | null,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
	if (stateId === null) return readCountry();
	return (await readStateCatalogue(stateId))?.municipalities ?? [];
}

/** How many sheets nobody has accounted for: made = entered + blank + void + missing. */
export function countMissing(batch: Pick<PaperBatch, 'made' | 'entered' | 'blank' | 'void'>): number {
	return batch.made - batch.entered - batch.blank - batch.void;
}
