import { error, fail, redirect } from '@sveltejs/kit';
import { arrangeSeats, findMissing, isRepresented } from '$lib/domain/nucleus/arrangeSeats';
import { checkConstitution } from '$lib/domain/nucleus/checkConstitution';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { textIn } from '$lib/domain/text';
import { refusedWith, showErrors } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import {
	constituteStl,
	findExercise,
	listNuclei,
	listSeats,
	type Exercise,
} from '$lib/server/data/exercises';
import { listPeople, listSeatTerms } from '$lib/server/data/people';
import { findRuleset } from '$lib/server/data/rulesets';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const [{ ruleset, arranged }, people] = await Promise.all([
		readComposition(locals, exercise),
		listPeople(locals.backend, exercise.id),
	]);
	const missing = findMissing(arranged, ruleset.nuclei.required);
	const nameOfKind = (kind: string) =>
		textIn(
			ruleset.nuclei.sectors.find((sector) => sector.kind === kind)?.name ?? { es: kind },
			locals.locale,
		);
	return {
		rulesetName: textIn(ruleset.name, locals.locale),
		nuclei: arranged.length,
		seats: arranged.reduce((count, { seats }) => count + seats.length, 0),
		invited: people.length,
		joined: people.filter(({ joined }) => joined).length,
		withoutTitular: missing.withoutTitular.map(({ name }) => name),
		missingKinds: missing.kinds.map(nameOfKind),
	};
};

export const actions: Actions = {
	constitute: async ({ locals, params }) => {
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const { ruleset, arranged } = await readComposition(locals, exercise);
		const represented = arranged.filter(isRepresented).map(({ nucleus }) => nucleus);
		const lacks = checkConstitution(represented, ruleset.nuclei);
		if (lacks.length > 0) return fail(409, { errors: showErrors(locals.locale, lacks), typed: {} });
		const done = await constituteStl(locals.backend, exercise.id);
		if (done.ok) redirect(303, `/admin/${exercise.slug}`);
		return fail(done.error.status, refusedWith(backendRefusalMessages[locals.locale][done.error.code], {}));
	},
};

async function readComposition({ backend }: App.Locals, exercise: Exercise) {
	const [stored, nuclei, seats, terms] = await Promise.all([
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
		listNuclei(backend, exercise.id),
		listSeats(backend, exercise.id),
		listSeatTerms(backend, exercise.id),
	]);
	if (!stored) throw new Error(`The exercise ${exercise.slug} has no rule set.`);
	return {
		ruleset: rulesetSchema.parse(JSON.parse(stored.content)),
		arranged: arrangeSeats(nuclei, seats, terms),
	};
}
