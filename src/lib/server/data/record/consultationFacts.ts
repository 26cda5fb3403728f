import type { Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import type { Backend } from '../../backend/clients';
import {
	countAnswers,
	listConsultations,
	type Consultation,
	type ConsultationCounts,
} from '../consultations';
import { findSurvey } from '../surveys';
import { listStates } from '../territories';

/** A published consultation with what it asked and how many answered, for the sheet. */
export interface ConsultationFacts extends Consultation {
	instrument: Instrument;
	instrumentHash: string;
	counts: ConsultationCounts;
	/** Name of the state its municipalities are of; null for the whole country. */
	stateName: string | null;
}

/** The published consultations of an exercise, in the order they opened. */
export async function readConsultationFacts(
	backend: Backend,
	exerciseId: string,
): Promise<ConsultationFacts[]> {
	const [consultations, states] = await Promise.all([
		listConsultations(backend, exerciseId),
		listStates(backend),
	]);
	const published = consultations.filter(({ state }) => state !== 'draft').reverse();
	const facts = await Promise.all(
		published.map(async (consultation) => {
			const [survey, counts] = await Promise.all([
				findSurvey(backend, consultation.slug),
				countAnswers(backend, consultation.id),
			]);
			if (!survey) return null;
			const instrument = parseInstrument(JSON.parse(survey.instrument));
			if (!instrument.ok) {
				throw new Error(`the instrument of ${consultation.slug} does not follow its schema`);
			}
			const state = states.find(({ id }) => id === instrument.value.state);
			return {
				...consultation,
				instrument: instrument.value,
				instrumentHash: survey.instrumentHash,
				counts,
				stateName: state?.name ?? null,
			};
		}),
	);
	return facts.filter((fact) => fact !== null);
}
