import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { agreementForm, proposalForm } from '$lib/domain/survey/delivery/reviewForm';
import { refusedForm, refusedWith } from '$lib/messages/access/formErrors';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requirePlace } from '$lib/server/access/admit';
import { findConsultation } from '$lib/server/data/consultations';
import { decideHeldAnswers, listHeldAnswers, type HeldAnswer } from '$lib/server/data/answers/review';
import type { Actions, PageServerLoad } from './$types';

type Params = { ejercicio: string; slug: string };

/** What the address says after something was decided. */
const deeds = ['propuesta', 'decidida'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, title, slug } = await open(locals, params);
	const held = await listHeldAnswers(locals.backend, id);
	return {
		title,
		slug,
		waiting: held.filter(({ verdict }) => verdict === null),
		proposals: groupProposals(held.filter(({ verdict, decided }) => verdict !== null && !decided)),
		decided: held.filter(({ decided }) => decided),
		deed: deeds.find((one) => url.searchParams.get('revision') === one) ?? null,
	};
};

interface Proposal {
	verdict: 'admit' | 'reject';
	reason: string;
	person: string;
	mine: boolean;
	answers: { id: string; folio: string }[];
}

/** What was proposed together, by one person and for one reason, is decided together. */
function groupProposals(held: readonly HeldAnswer[]): Proposal[] {
	const groups = new Map<string, Proposal>();
	for (const { id, folio, verdict, verdictReason, proposedBy, mine } of held) {
		if (verdict === null) continue;
		const [reason, person] = [verdictReason ?? '', proposedBy ?? ''];
		const key = [verdict, person, reason].join('\n');
		const group = groups.get(key) ?? { verdict, reason, person, mine, answers: [] };
		group.answers.push({ id, folio });
		groups.set(key, group);
	}
	return [...groups.values()];
}

export const actions: Actions = {
	propose: async ({ locals, params, request }) => {
		await open(locals, params);
		const form = await request.formData();
		const read = parseForm(proposalForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { responses, verdict, reason } = read.value;
		return decide(locals, form, await decideHeldAnswers(locals.backend, responses, verdict, reason));
	},
	agree: async ({ locals, params, request }) => {
		await open(locals, params);
		const form = await request.formData();
		const read = parseForm(agreementForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { responses, verdict } = read.value;
		return decide(locals, form, await decideHeldAnswers(locals.backend, responses, verdict, null));
	},
};

function decide(locals: App.Locals, form: FormData, outcome: Awaited<ReturnType<typeof decideHeldAnswers>>) {
	if (!outcome.ok) {
		const { code, status } = outcome.error;
		return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
	}
	redirect(303, `?revision=${outcome.value.decided > 0 ? 'decidida' : 'propuesta'}`);
}

/** A published consultation of this exercise, for those who decide on what came late. Others have no such page. */
async function open(locals: App.Locals, params: Params) {
	const place = await requirePlace({ locals }, params.ejercicio);
	if (!place.roles.some((role) => role === 'stl_staff' || role === 'guarantor')) error(404);
	const found = await findConsultation(locals.backend, params.slug);
	if (found?.exerciseSlug !== params.ejercicio || found.state === 'draft') error(404);
	return found;
}
