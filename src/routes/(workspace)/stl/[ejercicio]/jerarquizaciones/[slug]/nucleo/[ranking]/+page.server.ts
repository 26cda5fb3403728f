import { error, fail, redirect } from '@sveltejs/kit';
import { parseUuid } from '$lib/basics/ids';
import { toInstant, toLocalMoment } from '$lib/domain/exercise/localTime';
import { parseForm } from '$lib/domain/form';
import { annulmentForm, extensionForm, reopeningForm } from '$lib/domain/ranking/methodologyForm';
import { refusedForm } from '$lib/messages/access/refuseForm';
import type { Backend } from '$lib/server/backend/clients';
import { listSeats } from '$lib/server/data/exercises';
import {
	annulRanking,
	closeRanking,
	extendRanking,
	findRanking,
	leaveOutNucleus,
	listLeftOut,
	listExtensions,
	listRankings,
	readParticipation,
	reopenRanking,
} from '$lib/server/data/ranking/rankings';
import { settleNow } from '$lib/server/data/turns/worker';
import { openPrioritization, refuseBeside } from '../../../prioritizationDesk.server';
import type { Actions, PageServerLoad } from './$types';

type Params = { ejercicio: string; slug: string; ranking: string };

const day = 24 * 60 * 60 * 1000;
const usualDays = 7;
const deeds = ['ampliada', 'cerrada', 'anulada', 'abierta', 'fuera'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { prioritization, ranking } = await openRanking(locals.backend, params);
	const [participation, extensions, siblings, leftOut, seats] = await Promise.all([
		readParticipation(locals.backend, prioritization.id),
		listExtensions(locals.backend, [ranking.id]),
		listRankings(locals.backend, prioritization.id),
		listLeftOut(locals.backend, prioritization.id),
		countSeats(locals.backend, ranking),
	]);
	const { timeZone, title } = prioritization;
	const attempts = siblings.filter(({ nucleusId }) => nucleusId === ranking.nucleusId);
	const now = Date.now();
	const local = (at: number): string => toLocalMoment(new Date(at).toISOString(), timeZone);
	return {
		title,
		timeZone,
		ranking: {
			...ranking,
			tookPart: participation.find((row) => row.ranking === ranking.id)?.tookPart ?? 0,
		},
		extensions,
		newer: attempts.find(({ attempt }) => attempt === ranking.attempt + 1)?.id ?? null,
		/** Why its nucleus was left out; null when it was not. */
		leftOut: leftOut.find(({ nucleusId }) => nucleusId === ranking.nucleusId)?.reason ?? null,
		seats,
		proposed: {
			closes: local(Date.parse(ranking.closesAt) + usualDays * day),
			opens: local(now),
			reopenCloses: local(now + usualDays * day),
		},
		done: deeds.find((deed) => url.searchParams.has(deed)) ?? null,
	};
};

export const actions: Actions = {
	extend: async ({ locals, params, request }) => {
		const { prioritization, ranking } = await openRanking(locals.backend, params);
		const form = await named(request, ranking.id);
		const read = parseForm(extensionForm, form);
		if (!read.ok) return fail(400, { act: 'extend' as const, ...refusedForm(locals.locale, read.error) });
		const closes = toInstant(read.value.closes, prioritization.timeZone) ?? '';
		const extended = await extendRanking(locals.backend, ranking.id, closes, read.value.reason);
		if (!extended.ok) {
			const fields = {
				extension_not_later: 'closes',
				dates_out_of_order: 'closes',
				reason_required: 'reason',
			};
			const refused = refuseBeside(locals.locale, extended.error, form, fields);
			return fail(refused.status, { act: 'extend' as const, ...refused.data });
		}
		redirect(303, '?ampliada=1');
	},

	close: async ({ locals, params }) => {
		const { ranking } = await openRanking(locals.backend, params);
		const closed = await closeRanking(locals.backend, ranking.id);
		if (!closed.ok) {
			const refused = refuseBeside(locals.locale, closed.error, new FormData(), {});
			return fail(refused.status, { act: 'close' as const, ...refused.data });
		}
		await settle();
		redirect(303, '?cerrada=1');
	},

	annul: async ({ locals, params, request }) => {
		const { ranking } = await openRanking(locals.backend, params);
		const form = await named(request, ranking.id);
		const read = parseForm(annulmentForm, form);
		if (!read.ok) return fail(400, { act: 'annul' as const, ...refusedForm(locals.locale, read.error) });
		const annulled = await annulRanking(locals.backend, ranking.id, read.value.reason);
		if (!annulled.ok) {
			const refused = refuseBeside(locals.locale, annulled.error, form, { reason_required: 'reason' });
			return fail(refused.status, { act: 'annul' as const, ...refused.data });
		}
		await settle();
		redirect(303, '?anulada=1');
	},

	leaveOut: async ({ locals, params, request }) => {
		const { ranking } = await openRanking(locals.backend, params);
		const form = await named(request, ranking.id);
		const read = parseForm(annulmentForm, form);
		if (!read.ok) return fail(400, { act: 'leaveOut' as const, ...refusedForm(locals.locale, read.error) });
		const omitted = await leaveOutNucleus(locals.backend, ranking.id, read.value.reason);
		if (!omitted.ok) {
			const refused = refuseBeside(locals.locale, omitted.error, form, { reason_required: 'reason' });
			return fail(refused.status, { act: 'leaveOut' as const, ...refused.data });
		}
		await settle();
		redirect(303, '?fuera=1');
	},

	reopen: async ({ locals, params, request }) => {
		const { prioritization, ranking } = await openRanking(locals.backend, params);
		const form = await named(request, ranking.id);
		const read = parseForm(reopeningForm, form);
		if (!read.ok) return fail(400, { act: 'reopen' as const, ...refusedForm(locals.locale, read.error) });
		const reopened = await reopenRanking(locals.backend, ranking.id, {
			opens: toInstant(read.value.opens, prioritization.timeZone) ?? '',
			closes: toInstant(read.value.closes, prioritization.timeZone) ?? '',
		});
		if (!reopened.ok) {
			const fields = { dates_out_of_order: 'closes' };
			const refused = refuseBeside(locals.locale, reopened.error, form, fields);
			return fail(refused.status, { act: 'reopen' as const, ...refused.data });
		}
		redirect(
			303,
			`/stl/${params.ejercicio}/jerarquizaciones/${params.slug}/nucleo/${reopened.value}?abierta=1`,
		);
	},
};

async function openRanking(backend: Backend, params: Params) {
	const prioritization = await openPrioritization(backend, params);
	const id = parseUuid(params.ranking);
	const ranking = id.ok ? await findRanking(backend, id.value) : null;
	if (ranking?.prioritizationId !== prioritization.id) error(404);
	return { prioritization, ranking };
}

async function countSeats(backend: Backend, ranking: { exerciseId: string; nucleusId: string }) {
	const seats = await listSeats(backend, ranking.exerciseId);
	return seats.filter(({ nucleusId }) => nucleusId === ranking.nucleusId).length;
}

/** The form with the ranking of the address, whatever it says itself. */
async function named(request: Request, ranking: string): Promise<FormData> {
	const form = await request.formData();
	form.set('ranking', ranking);
	return form;
}

/** Counts what this act has left ready. The act itself is done: if counting fails now, the worker tries again. */
async function settle(): Promise<void> {
	try {
		await settleNow();
	} catch (failure) {
		console.error('settle after a close:', failure instanceof Error ? failure.message : 'failed');
	}
}
