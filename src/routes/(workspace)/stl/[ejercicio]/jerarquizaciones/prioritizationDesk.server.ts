import { error, fail, type ActionFailure } from '@sveltejs/kit';
import { proposeSlug } from '$lib/domain/exercise/exerciseForm';
import { readTyped } from '$lib/domain/readTyped';
import { textIn } from '$lib/domain/text';
import type { RefusedForm } from '$lib/messages/access/formErrors';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import type { Backend } from '$lib/server/backend/clients';
import type { Refusal } from '$lib/server/backend/refusal';
import type { Exercise } from '$lib/server/data/exercises';
import { findPrioritization, type Prioritization } from '$lib/server/data/prioritizations';
import { listProblems, type Problem } from '$lib/server/data/problems';
import { readRules } from '../desk.server';

/** A prioritization of this exercise. Those of others have no desk here. */
export async function openPrioritization(
	backend: Backend,
	params: { ejercicio: string; slug: string },
): Promise<Prioritization> {
	const found = await findPrioritization(backend, params.slug);
	return found?.exerciseSlug === params.ejercicio ? found : error(404);
}

/** Problems of the bank that can be ranked: those merged into another are read as that other. */
export async function listAlternatives(backend: Backend, exerciseId: string): Promise<Problem[]> {
	return (await listProblems(backend, exerciseId)).filter(({ mergedInto }) => mergedInto === null);
}

/** The rule set of an exercise as a person calls it. */
export async function nameRules(backend: Backend, exercise: Exercise, locale: string) {
	const rules = await readRules(backend, exercise);
	return { name: textIn(rules.name, locale), version: exercise.rulesetVersion };
}

/** The form with an address made from its title, where it was left empty. */
export function withSlug(form: FormData): FormData {
	const [slug, title] = [form.get('slug'), form.get('title')];
	if (typeof title === 'string' && (typeof slug !== 'string' || slug.trim() === ''))
		form.set('slug', proposeSlug(title));
	return form;
}

/** A refusal of the database beside the control that can put it right, where there is one. */
export function refuseBeside(
	locale: App.Locals['locale'],
	{ code, status }: Refusal,
	form: FormData,
	fields: Partial<Record<Refusal['code'], string>>,
): ActionFailure<RefusedForm> {
	return fail(status, {
		errors: [{ field: fields[code], message: backendRefusalMessages[locale][code] }],
		typed: readTyped(form),
	});
}
