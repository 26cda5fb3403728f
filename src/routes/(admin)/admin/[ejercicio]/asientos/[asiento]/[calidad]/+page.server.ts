import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { id, parseForm, reason } from '$lib/domain/form';
import { capacities, type Capacity } from '$lib/domain/nucleus/kinds';
import { replacementForm, seatInvitationForm } from '$lib/domain/nucleus/nucleusForms';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import type { Refusal } from '$lib/server/backend/refusal';
import { findExercise, listNuclei, listSeats } from '$lib/server/data/exercises';
import { endTerm, giveSeat, inviteToSeat, listSeatTerms, replaceHolder } from '$lib/server/data/people';
import { describeSlip, readPeople } from '../../../../../people.server';
import type { Actions, PageServerLoad } from './$types';

const knownPersonForm = z.object({ person: id('person_choice') });
const endForm = z.object({ reason: reason() });

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const capacity = readCapacity(params.calidad);
	const [nuclei, seats, terms, people] = await Promise.all([
		listNuclei(locals.backend, exercise.id),
		listSeats(locals.backend, exercise.id),
		listSeatTerms(locals.backend, exercise.id),
		readPeople(locals, exercise),
	]);
	const seat = seats.find((one) => one.id === params.asiento) ?? error(404);
	const holder =
		terms.find((term) => term.seatId === seat.id && term.capacity === capacity && term.endsOn === null) ??
		null;
	return {
		capacity,
		seat,
		nucleusName: nuclei.find((nucleus) => nucleus.id === seat.nucleusId)?.name ?? '',
		holder,
		isEnding: holder !== null && url.searchParams.has('terminar'),
		known: people.filter(({ term }) => term === null).map(({ person, name }) => ({ id: person, name })),
	};
};

export const actions: Actions = {
	invite: async ({ locals, params, request }) => {
		const capacity = readCapacity(params.calidad);
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const form = await request.formData();
		if (form.get('person')) {
			const read = parseForm(knownPersonForm, form);
			if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
			const seated = await giveSeat(locals.backend, params.asiento, capacity, read.value.person);
			if (seated.ok) redirect(303, toSeat(params));
			return refuse(locals, seated.error, form);
		}
		form.set('seat', params.asiento);
		form.set('capacity', capacity);
		const read = parseForm(seatInvitationForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const issued = await inviteToSeat(locals.backend, params.asiento, capacity, read.value);
		if (!issued.ok) return refuse(locals, issued.error, form);
		return { slip: await describeSlip(locals, exercise, issued.value), errors: [], typed: {} };
	},

	replace: async ({ locals, params, request }) => {
		readCapacity(params.calidad);
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const form = await request.formData();
		const read = parseForm(replacementForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { term, reason: why, ...person } = read.value;
		const issued = await replaceHolder(locals.backend, term, person, why);
		if (!issued.ok) return refuse(locals, issued.error, form);
		return { slip: await describeSlip(locals, exercise, issued.value), errors: [], typed: {} };
	},

	end: async ({ locals, params, request }) => {
		readCapacity(params.calidad);
		const form = await request.formData();
		const read = parseForm(endForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const term = parseForm(z.object({ term: id('seat_choice') }), form);
		if (!term.ok) return fail(400, refusedForm(locals.locale, term.error));
		const ended = await endTerm(locals.backend, term.value.term, read.value.reason);
		if (ended.ok) redirect(303, toSeat(params));
		return refuse(locals, ended.error, form);
	},
};

function readCapacity(param: string): Capacity {
	return capacities.find((capacity) => capacity === param) ?? error(404);
}

function toSeat(params: { ejercicio: string; asiento: string }): string {
	return `/admin/${params.ejercicio}/asientos/${params.asiento}`;
}

function refuse(locals: App.Locals, { code, status }: Refusal, form: FormData) {
	return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
}
