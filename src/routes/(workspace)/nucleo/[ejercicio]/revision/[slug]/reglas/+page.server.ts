import { fail, redirect } from '@sveltejs/kit';
import {
	exclusionAgreementForm,
	exclusionForm,
	exclusionReasonForm,
	ruleForm,
} from '$lib/domain/response/exclusion/exclusionForms';
import { parseForm } from '$lib/domain/form';
import { findBursts } from '$lib/domain/response/signals/findBursts';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import type { Backend } from '$lib/server/backend/clients';
import { listPlaces } from '$lib/server/data/channels/places';
import { countAnswers } from '$lib/server/data/consultations';
import { readHourlyArrivals } from '$lib/server/data/response/arrivals';
import {
	agreeWithExclusion,
	listExclusions,
	previewExclusion,
	proposeExclusion,
	proposeReadmission,
	rejectExclusion,
} from '$lib/server/data/response/exclusions';
import { listStations } from '$lib/server/data/station/stations';
import { openReviewed, refuseReview } from '../openReviewed.server';
import type { Actions, PageServerLoad } from './$types';

/** What the address says after something was decided. */
const deeds = ['propuesta', 'decidida', 'rechazada'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, title, slug, state, reviewDays, isStaff } = await openReviewed(locals, params);
	const { dueOn, isPublished, exclusions } = await listExclusions(locals.backend, id);
	const mayDecide = state === 'closed' && !isPublished;
	return {
		title,
		slug,
		isOpen: state !== 'closed',
		isPublished,
		reviewDays,
		dueOn,
		exclusions,
		choices: mayDecide ? await listChoices(locals.backend, id, slug, isStaff) : null,
		looked: mayDecide && url.searchParams.has('rule') ? await look(locals, id, url.searchParams) : null,
		deed: deeds.find((one) => url.searchParams.get('hecho') === one) ?? null,
	};
};

/** What a rule of a day may be about. When answers came is for staff alone. */
async function listChoices(backend: Backend, id: string, slug: string, isStaff: boolean) {
	if (!isStaff) return { days: [], parts: [] };
	const [hours, places, stations] = await Promise.all([
		readHourlyArrivals(backend, id),
		listPlaces(backend, slug),
		listStations(backend, id),
	]);
	const days = findBursts(hours).map(({ channel, hour }) => `${channel} ${hour.slice(0, 10)}`);
	return {
		days: [...new Set(days)],
		parts: [
			...places.map((place) => ({ value: `place ${place.id}`, name: place.name })),
			...stations.map((station) => ({ value: `station ${station.id}`, name: station.name })),
		],
	};
}

/** What a rule would leave out, or why it is none. */
async function look(locals: App.Locals, consultation: string, asked: URLSearchParams) {
	const form = new FormData();
	for (const [name, value] of asked) form.append(name, value);
	const read = parseForm(ruleForm, form);
	if (!read.ok) return { rule: null, found: null, form: refusedForm(locals.locale, read.error) };
	const [caught, counts] = await Promise.all([
		previewExclusion(locals.backend, consultation, read.value),
		countAnswers(locals.backend, consultation),
	]);
	if (!caught.ok) {
		const message = backendRefusalMessages[locals.locale][caught.error.code];
		return { rule: read.value, found: null, form: refusedWith(message, {}) };
	}
	const out = new Map(caught.value.channels?.map(({ channel, count }) => [channel, count]));
	return {
		rule: read.value,
		found: {
			answers: caught.value.answers,
			digest: caught.value.digest,
			total: counts.total,
			channels: Object.entries(counts.channels)
				.map(([channel, now]) => ({ channel, now, out: out.get(channel) ?? 0 }))
				.sort((a, b) => b.out - a.out || b.now - a.now),
		},
		form: null,
	};
}

export const actions = {
	propose: async ({ locals, params, request }) => {
		const { id } = await openReviewed(locals, params);
		const form = await request.formData();
		const [rule, said] = [parseForm(ruleForm, form), parseForm(exclusionForm, form)];
		if (!rule.ok) return fail(400, refusedForm(locals.locale, rule.error));
		if (!said.ok) return fail(400, refusedForm(locals.locale, said.error));
		const { reason, digest } = said.value;
		const proposed = await proposeExclusion(locals.backend, id, rule.value, reason, digest);
		if (!proposed.ok) return refuseReview(locals, form, proposed.error);
		redirect(303, '?hecho=propuesta');
	},
	agree: async ({ locals, params, request }) => {
		await openReviewed(locals, params);
		const form = await request.formData();
		const read = parseForm(exclusionAgreementForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const agreed = await agreeWithExclusion(locals.backend, read.value.exclusion);
		if (!agreed.ok) return refuseReview(locals, form, agreed.error);
		redirect(303, '?hecho=decidida');
	},
	reject: async ({ locals, params, request }) => {
		await openReviewed(locals, params);
		const form = await request.formData();
		const read = parseForm(exclusionReasonForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const rejected = await rejectExclusion(locals.backend, read.value.exclusion, read.value.reason);
		if (!rejected.ok) return refuseReview(locals, form, rejected.error);
		redirect(303, '?hecho=rechazada');
	},
	readmit: async ({ locals, params, request }) => {
		await openReviewed(locals, params);
		const form = await request.formData();
		const read = parseForm(exclusionReasonForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const proposed = await proposeReadmission(locals.backend, read.value.exclusion, read.value.reason);
		if (!proposed.ok) return refuseReview(locals, form, proposed.error);
		redirect(303, '?hecho=propuesta');
	},
} satisfies Actions;
