import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm } from '$lib/domain/form';
import { agreementForm, proposalForm } from '$lib/domain/survey/delivery/reviewForm';
import { refusedForm } from '$lib/messages/access/refuseForm';
import {
	agreeWithVerdict,
	listHeldAnswers,
	listVerdictProposals,
	proposeVerdict,
	type ReviewState,
} from '$lib/server/data/answers/review';
import { openReviewed, refuseReview } from './openReviewed.server';
import type { Actions, PageServerLoad } from './$types';

/** What the address says after something was decided. */
const deeds = ['propuesta', 'decidida'] as const;

const pageLength = 100;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, title, slug } = await openReviewed(locals, params);
	const after = (name: string) => z.uuid().safeParse(url.searchParams.get(name)).data ?? null;
	const list = async (state: ReviewState, name: string) => {
		// One more than a page shows: whether there is another.
		const found = await listHeldAnswers(locals.backend, id, state, after(name), pageLength + 1);
		const shown = found.slice(0, pageLength);
		return { answers: shown, next: found.length > pageLength ? (shown.at(-1)?.id ?? null) : null };
	};
	return {
		title,
		slug,
		waiting: await list('waiting', 'desde'),
		today: (await list('today', 'hoy')).answers.length,
		proposals: await listVerdictProposals(locals.backend, id),
		decided: await list('decided', 'decididas'),
		deed: deeds.find((one) => url.searchParams.get('revision') === one) ?? null,
	};
};

export const actions: Actions = {
	propose: async ({ locals, params, request }) => {
		await openReviewed(locals, params);
		const form = await request.formData();
		const read = parseForm(proposalForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { responses, verdict, reason } = read.value;
		const proposed = await proposeVerdict(locals.backend, responses, verdict, reason);
		if (!proposed.ok) return refuseReview(locals, form, proposed.error);
		redirect(303, '?revision=propuesta');
	},
	agree: async ({ locals, params, request }) => {
		await openReviewed(locals, params);
		const form = await request.formData();
		const read = parseForm(agreementForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const agreed = await agreeWithVerdict(locals.backend, read.value.proposal);
		if (!agreed.ok) return refuseReview(locals, form, agreed.error);
		redirect(303, '?revision=decidida');
	},
};
