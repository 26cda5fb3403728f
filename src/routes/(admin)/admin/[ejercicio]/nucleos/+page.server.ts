import { error, fail, redirect } from '@sveltejs/kit';
import { arrangeSeats } from '$lib/domain/nucleus/arrangeSeats';
import { NUCLEUS_LIMITS } from '$lib/domain/nucleus/nucleusForms';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { textIn } from '$lib/domain/text';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { appointmentMessages } from '$lib/messages/admin/appointments';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import {
	addNucleus,
	addSeat,
	findExercise,
	listNuclei,
	listSeats,
	type Exercise,
} from '$lib/server/data/exercises';
import { listSeatTerms } from '$lib/server/data/people';
import { findRuleset } from '$lib/server/data/rulesets';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const [nuclei, seats, terms, required] = await Promise.all([
		listNuclei(locals.backend, exercise.id),
		listSeats(locals.backend, exercise.id),
		listSeatTerms(locals.backend, exercise.id),
		readRequired(locals, exercise),
	]);
	return {
		nuclei: arrangeSeats(nuclei, seats, terms).map(({ nucleus, seats: own }) => ({
			...nucleus,
			seats: own.length,
			held: own.filter((seat) => seat.titular !== null).length,
		})),
		required: required.map(({ name }) => name),
	};
};

export const actions: Actions = {
	/** The nuclei the rules ask for, with the fewest seats that are usual. */
	required: async ({ locals, params }) => {
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const [required, present] = await Promise.all([
			readRequired(locals, exercise),
			listNuclei(locals.backend, exercise.id),
		]);
		const m = appointmentMessages[locals.locale];
		for (const sector of required.filter(({ kind }) => !present.some((nucleus) => nucleus.kind === kind))) {
			const made = await addNucleus(locals.backend, exercise.id, sector);
			if (!made.ok) return fail(made.error.status, refusal(locals, made.error.code));
			for (let number = 1; number <= NUCLEUS_LIMITS.usualSeats.min; number += 1) {
				const seat = await addSeat(locals.backend, made.value, m.nuclei.seatLabel(number));
				if (!seat.ok) return fail(seat.error.status, refusal(locals, seat.error.code));
			}
		}
		redirect(303, `/admin/${exercise.slug}/nucleos`);
	},
};

function refusal(locals: App.Locals, code: keyof (typeof backendRefusalMessages)['es']) {
	return refusedWith(backendRefusalMessages[locals.locale][code], {});
}

async function readRequired(locals: App.Locals, exercise: Exercise) {
	const stored = await findRuleset(locals.backend, exercise.rulesetId, exercise.rulesetVersion);
	if (!stored) throw new Error(`The exercise ${exercise.slug} has no rule set.`);
	const { required, sectors } = rulesetSchema.parse(JSON.parse(stored.content)).nuclei;
	return sectors
		.filter(({ kind }) => required.includes(kind))
		.map(({ kind, name, votes }) => ({ kind, votes, name: textIn(name, locals.locale) }));
}
