import { error, fail } from '@sveltejs/kit';
import { readTyped } from '$lib/domain/readTyped';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requireReviewerPlace } from '$lib/server/access/admit';
import type { Refusal } from '$lib/server/backend/refusal';
import { findConsultation } from '$lib/server/data/consultations';

/** A published consultation of this exercise, for those who decide what of it is counted. Others have no such page. */
export async function openReviewed(locals: App.Locals, params: { ejercicio: string; slug: string }) {
	const { roles } = await requireReviewerPlace({ locals }, params.ejercicio);
	const isStaff = roles.includes('stl_staff');
	const found = await findConsultation(locals.backend, params.slug);
	if (found?.exerciseSlug !== params.ejercicio || found.state === 'draft') error(404);
	return { ...found, isStaff };
}

/** A form that was fine and that the backend refused. */
export function refuseReview(locals: App.Locals, form: FormData, { code, status }: Refusal) {
	return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
}
