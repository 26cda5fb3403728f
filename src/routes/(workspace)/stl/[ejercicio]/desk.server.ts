import { error, fail, type ActionFailure } from '@sveltejs/kit';
import type { Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { findTemplate, instrumentFromTemplate } from '$lib/domain/survey/templates/instrumentFromTemplate';
import { readTyped } from '$lib/domain/readTyped';
import { rulesetSchema, type Ruleset } from '$lib/domain/ruleset/ruleset';
import type { RefusedForm } from '$lib/messages/access/formErrors';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import type { Backend } from '$lib/server/backend/clients';
import type { Refusal } from '$lib/server/backend/refusal';
import { findConsultation, type Consultation } from '$lib/server/data/consultations';
import { findExercise, type Exercise } from '$lib/server/data/exercises';
import { findRuleset } from '$lib/server/data/rulesets';
import { readSurveyDraft } from '$lib/server/data/surveys';

/** The exercise of an address. Who may see it has been asked before. */
export async function openExercise(backend: Backend, slug: string): Promise<Exercise> {
	return (await findExercise(backend, slug)) ?? error(404);
}

/** A consultation of this exercise. Published ones of others can be read by anybody, but have no desk here. */
export async function openConsultation(
	backend: Backend,
	params: { ejercicio: string; consulta: string },
): Promise<Consultation> {
	const found = await findConsultation(backend, params.consulta);
	return found?.exerciseSlug === params.ejercicio ? found : error(404);
}

/** Whether what a consultation asks may change: before it is published, and as a new version until it ends. */
export function isEditable({ state, closesAt }: Consultation): boolean {
	return state === 'draft' || (state === 'published' && Date.now() < Date.parse(closesAt));
}

/** The rules the exercise began with. */
export async function readRules(backend: Backend, exercise: Exercise): Promise<Ruleset> {
	const stored = await findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion);
	if (stored === null) throw new Error(`the rule set of ${exercise.slug} is missing`);
	return rulesetSchema.parse(JSON.parse(stored.content));
}

/** The working copy of what a consultation asks; that of its template while nothing was saved. */
export async function readDraft(
	backend: Backend,
	consultation: Consultation,
	exercise: Exercise,
): Promise<Instrument> {
	return (await openDraft(backend, consultation, exercise)).draft;
}

/** The working copy with its revision: who saves it changed says over which one. */
export async function openDraft(
	backend: Backend,
	consultation: Consultation,
	exercise: Exercise,
): Promise<{ draft: Instrument; revision: number }> {
	const { survey, draft, revision } = await readSurveyDraft(backend, consultation.id);
	const read = parseInstrument(JSON.parse(draft));
	return { draft: read.ok ? read.value : startInstrument(consultation.template, survey, exercise), revision };
}

/** What a template asks, with the names of the exercise in it. */
export function startInstrument(templateKey: string, survey: string, exercise: Exercise): Instrument {
	const template = findTemplate(templateKey);
	if (template === null) throw new Error(`there is no template ${templateKey}`);
	return instrumentFromTemplate(template, {
		survey,
		institution: exercise.institutionName,
		state: exercise.stateId,
	});
}

/** A refusal of the database as the page shows it: why, and everything that was typed. */
export function refuse(
	locale: keyof typeof backendRefusalMessages,
	{ code, status }: Refusal,
	form: FormData,
): ActionFailure<RefusedForm> {
	return fail(status, refusedWith(backendRefusalMessages[locale][code], readTyped(form)));
}
