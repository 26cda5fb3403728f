import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { drawForm } from '$lib/domain/ranking/methodologyForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requirePlace } from '$lib/server/access/admit';
import { enterDraw, findDraw } from '$lib/server/data/ranking/draws';
import { findPrioritization } from '$lib/server/data/prioritizations';
import { listRankings } from '$lib/server/data/ranking/rankings';
import { settleNow } from '$lib/server/data/turns/worker';
import type { Actions, PageServerLoad } from './$types';

type Params = { ejercicio: string; slug: string };

/** What the address says after something was entered. */
const deeds = ['espera', 'distinto', 'listo'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const prioritization = await open(locals, params);
	const { id, title, slug, tieRule, timeZone } = prioritization;
	const [draw, rankings] = await Promise.all([
		findDraw(locals.backend, id),
		listRankings(locals.backend, id),
	]);
	const today = new Date().toLocaleDateString('en-CA', { timeZone });
	return {
		title,
		slug,
		tieRule,
		drawn: draw?.drawn ?? null,
		isOpen: rankings.some(({ state }) => state === 'open'),
		isEarly: tieRule.rule === 'draw' && today < tieRule.heldOn,
		deed: deeds.find((one) => one === url.searchParams.get('sorteo')) ?? null,
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { id } = await open(locals, params);
		const form = await request.formData();
		const read = parseForm(drawForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const entered = await enterDraw(locals.backend, id, read.value.drawn);
		if (!entered.ok) {
			const message = backendRefusalMessages[locals.locale][entered.error.code];
			return fail(entered.error.status, {
				errors: [{ field: 'drawn', message }],
				typed: readTyped(form),
			});
		}
		if (entered.value.agreed) await settleNow();
		const deed = entered.value.agreed ? 'listo' : entered.value.differs ? 'distinto' : 'espera';
		redirect(303, `?sorteo=${deed}`);
	},
};

/** A published prioritization of this exercise, for those who may enter its draw. Others have no such page. */
async function open(locals: App.Locals, params: Params) {
	const place = await requirePlace({ locals }, params.ejercicio);
	if (!place.roles.some((role) => role === 'stl_staff' || role === 'guarantor')) error(404);
	const found = await findPrioritization(locals.backend, params.slug);
	if (found?.exerciseSlug !== params.ejercicio || found.state !== 'published') error(404);
	return found;
}
