import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { letterForm, readLetterFolio } from '$lib/domain/letter/letterForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { letterMessages } from '$lib/messages/public/letters';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { letterDoor } from '$lib/server/access/demand/floodDoor';
import { readCallerAddress } from '$lib/server/access/signing/callerAddress';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { readLetterTimes, sendLetter } from '$lib/server/data/letter/letters';
import { showInstitution } from '../../../../institution.server';
import type { Actions, PageServerLoad } from './$types';

// Written and sent as a form: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, url, setHeaders }) => {
	const exercise = (await findExercise(anonymousBackend(), params.slug)) ?? error(404);
	const typed = url.searchParams.get('folio')?.slice(0, 40) ?? null;
	const folio = typed === null ? null : readLetterFolio(typed);
	if (folio !== null) redirect(303, `/ejercicio/${params.slug}/buzon/${folio}`);
	// Each form has an identity of its own, so that what is sent twice is one letter: no copy of it is kept on the way.
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		institution: showInstitution(exercise),
		id: randomUUID(),
		looked: typed,
		times: await readLetterTimes(anonymousBackend(), exercise.slug),
	};
};

export const actions = {
	default: async (event) => {
		const { request, params, locals } = event;
		const form = await request.formData();
		const read = parseForm(letterForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		if (!letterDoor.takes(readCallerAddress(event, process.env['ADDRESS_HEADER']), Date.now()))
			return fail(429, refusedWith(letterMessages[locals.locale].flooded, readTyped(form)));
		const { id, tipo, texto, contacto } = read.value;
		const sent = await sendLetter(anonymousBackend(), params.slug, {
			id,
			kind: tipo,
			words: texto,
			contact: contacto,
		});
		if (!sent.ok) {
			const { code, status } = sent.error;
			return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
		}
		redirect(303, `/ejercicio/${params.slug}/buzon/${sent.value.folio}?nuevo`);
	},
} satisfies Actions;
