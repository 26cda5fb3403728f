import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { observationForm } from '$lib/domain/observation/observationForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requireReviewerPlace } from '$lib/server/access/admit';
import type { Backend } from '$lib/server/backend/clients';
import { listObservations, writeObservation } from '$lib/server/data/record/observations';
import { readOpeningsKept } from '$lib/server/data/record/openings';
import { countEntries } from '$lib/server/data/results';
import { openReview } from './openReview.server';
import { readMissing } from './readMissing.server';
import type { Actions, PageServerLoad } from './$types';

/** What is counted of the log, by the types of its entries. */
const acts = {
	surveysOpened: ['survey.opened'],
	surveysClosed: ['survey.closed'],
	answers: ['response', 'response.quarantined'],
	rankingsOpened: ['ranking.opened'],
	rankingsClosed: ['ranking.closed'],
	ballots: ['ballot'],
	results: ['tally.computed'],
	documents: ['document.filed'],
} as const satisfies Record<string, readonly string[]>;

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { roles } = await requireReviewerPlace({ locals }, params.ejercicio);
	const { exercise } = await parent();
	const [arrived, missing, observations, kept] = await Promise.all([
		countActs(locals.backend, exercise.id),
		readMissing(locals.backend, exercise, locals.locale),
		listObservations(locals.backend, exercise.id),
		readOpeningsKept(locals.backend, exercise.slug),
	]);
	return {
		isGuarantor: roles.includes('guarantor'),
		arrived,
		/** Until then nothing may be opened. */
		hasClosed: arrived.some(
			({ act, count }) => count > 0 && (act === 'surveysClosed' || act === 'rankingsClosed'),
		),
		kept,
		missing,
		observations: observations.map(({ number, body, writtenBy, writtenOn, answers }) => ({
			number,
			body,
			writtenBy,
			writtenOn,
			isAnswered: answers.length > 0,
		})),
		isSent: url.searchParams.has('enviada'),
	};
};

function countActs(backend: Backend, exerciseId: string) {
	return Promise.all(
		(Object.keys(acts) as (keyof typeof acts)[]).map(async (act) => ({
			act,
			count: await countEntries(backend, exerciseId, acts[act]),
		})),
	);
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { exercise } = await openReview(locals, params.ejercicio);
		const form = await request.formData();
		const read = parseForm(observationForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const written = await writeObservation(locals.backend, exercise.id, read.value.body);
		if (!written.ok) {
			const { code, status } = written.error;
			return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
		}
		redirect(303, '?enviada');
	},
};
