import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { LETTER_DAYS, replyForm, stateOfLetter, takeForm } from '$lib/domain/letter/letterForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requireReviewerPlace } from '$lib/server/access/admit';
import type { Refusal } from '$lib/server/backend/refusal';
import { answerLetter, listLetters, takeLetter } from '$lib/server/data/letter/letters';
import type { Actions, PageServerLoad } from './$types';

/** What the address says after something was done. */
const deeds = ['respondido', 'en-revision'] as const;

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	await requireReviewerPlace({ locals }, params.ejercicio);
	const { exercise } = await parent();
	const letters = await listLetters(locals.backend, exercise.id);
	return {
		waiting: letters
			.filter(({ answeredOn }) => answeredOn === null)
			.map((letter) => ({
				...letter,
				state: stateOfLetter(letter),
				isOverdue: letter.days > LETTER_DAYS,
			})),
		answered: letters.filter(({ answeredOn }) => answeredOn !== null),
		deed: deeds.find((one) => url.searchParams.get('buzon') === one) ?? null,
	};
};

export const actions: Actions = {
	take: async ({ locals, params, request }) => {
		await requireReviewerPlace({ locals }, params.ejercicio);
		const form = await request.formData();
		const read = parseForm(takeForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const taken = await takeLetter(locals.backend, read.value.carta);
		if (!taken.ok) return refuse(locals, taken.error, form);
		redirect(303, '?buzon=en-revision');
	},
	answer: async ({ locals, params, request }) => {
		await requireReviewerPlace({ locals }, params.ejercicio);
		const form = await request.formData();
		const read = parseForm(replyForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const answered = await answerLetter(locals.backend, read.value.carta, read.value.respuesta);
		if (!answered.ok) return refuse(locals, answered.error, form);
		redirect(303, '?buzon=respondido');
	},
};

function refuse(locals: App.Locals, { code, status }: Refusal, form: FormData) {
	return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
}
