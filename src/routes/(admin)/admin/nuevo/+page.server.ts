import { fail, redirect } from '@sveltejs/kit';
import { exerciseForm, proposeSlug } from '$lib/domain/exercise/exerciseForm';
import { timeZones } from '$lib/domain/exercise/localTime';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { textIn } from '$lib/domain/text';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { createExercise } from '$lib/server/data/exercises';
import { listRulesets } from '$lib/server/data/rulesets';
import { SOFTWARE } from '$lib/server/data/software';
import { listStates } from '$lib/server/data/territories';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const [states, rulesets] = await Promise.all([listStates(locals.backend), newestRulesets(locals)]);
	return {
		states,
		timeZones,
		rulesets: rulesets.map((ruleset) => ({
			id: ruleset.id,
			name: textIn(ruleset.name, locals.locale),
			summary: textIn(ruleset.summary, locals.locale),
		})),
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const rulesets = await newestRulesets(locals);
		const read = parseForm(exerciseForm(rulesets.map(({ id }) => id)), withSlug(form));
		if (!read.ok) return fail(400, { ...refusedForm(locals.locale, read.error), typed: readTyped(form) });
		const { name, slug, state, ruleset, timeZone, institution } = read.value;
		const version = rulesets.find(({ id }) => id === ruleset)?.version ?? 1;
		const made = await createExercise(
			locals.backend,
			{
				slug,
				name,
				stateId: state,
				rulesetId: ruleset,
				rulesetVersion: version,
				timeZone,
				institutionName: institution,
				isSample: false,
			},
			SOFTWARE,
		);
		if (made.ok) redirect(303, `/admin/${slug}`);
		const { code, status } = made.error;
		const message = backendRefusalMessages[locals.locale][code];
		const field = code === 'slug_is_taken' ? 'slug' : undefined;
		return fail(status, { errors: [{ field, message }], typed: readTyped(form) });
	},
};

/** Each rule set in its newest version; older ones stay only for the exercises that began under them. */
async function newestRulesets(locals: App.Locals) {
	const stored = await listRulesets(locals.backend);
	return stored
		.filter(({ id, version }) => !stored.some((other) => other.id === id && other.version > version))
		.map(({ content }) => rulesetSchema.parse(JSON.parse(content)));
}

/** The form with an address taken from the name where none was written. */
function withSlug(form: FormData): FormData {
	const filled = new FormData();
	for (const [name, value] of form) filled.append(name, value);
	const [slug, name] = [form.get('slug'), form.get('name')];
	if ((slug === null || slug === '') && typeof name === 'string') filled.set('slug', proposeSlug(name));
	return filled;
}
