import { error, fail } from '@sveltejs/kit';
import { readTyped } from '$lib/domain/readTyped';
import { refusedWith } from '$lib/messages/access/formErrors';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requirePlace } from '$lib/server/access/admit';
import type { Refusal } from '$lib/server/backend/refusal';
import { findConsultation } from '$lib/server/data/consultations';

/** A published consultation of this exercise, for those who decide what of it is counted. Others have no such page. */
export async function openReviewed(locals: App.Locals, params: { ejercicio: string; slug: string }) {
	const place = await requirePlace({ locals }, params.ejercicio);
	const isStaff = place.roles.includes('stl_staff');
	if (!isStaff && !place.roles.includes('guarantor')) error(404);
	const found = await findConsultation(locals.backend, params.slug);
	if (found?.exerciseSlug !== params.ejercicio || found.state === 'draft') error(404);
	return { ...found, isStaff };
}

/** A form that was fine and that the backend refused. */
export function refuseReview(locals: App.Locals, form: FormData, { code, status }: Refusal) {
	return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
}
