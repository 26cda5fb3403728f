import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { choice, id, parseForm } from '$lib/domain/form';
import { exerciseRoles } from '$lib/domain/nucleus/kinds';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import type { Refusal } from '$lib/server/backend/refusal';
import { findExercise } from '$lib/server/data/exercises';
import { giveRole, reissueInvitation, revokeInvitation, revokeRole } from '$lib/server/data/people';
import { describeSlip, readPeople } from '../../../../people.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const roleForm = z.object({ role: choice(exerciseRoles, 'role_choice') });
/** What the page says was done, after the redirect. */
const outcomes = ['papel', 'quitado', 'anulada', 'borrados'] as const;
const grantForm = z.object({ grant: id('role_choice') });

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const people = await readPeople(locals, exercise);
	const person = people.find((one) => one.person === params.persona) ?? error(404);
	const done = url.searchParams.get('hecho');
	return {
		person,
		free: exerciseRoles.filter((role) => !person.roles.some((held) => held.role === role)),
		done: outcomes.find((outcome) => outcome === done) ?? null,
	};
};

export const actions: Actions = {
	reissue: async (event) => {
		const { exercise, person } = await findPerson(event);
		const issued = await reissueInvitation(event.locals.backend, person.person);
		if (!issued.ok) return refuse(event.locals, issued.error, new FormData());
		return { slip: await describeSlip(event.locals, exercise, issued.value), errors: [], typed: {} };
	},

	revoke: async (event) => {
		const { person } = await findPerson(event);
		if (person.invitation === null) redirect(303, back(event, 'anulada'));
		const revoked = await revokeInvitation(event.locals.backend, person.invitation.id);
		if (revoked.ok) redirect(303, back(event, 'anulada'));
		return refuse(event.locals, revoked.error, new FormData());
	},

	give: async (event) => {
		const form = await event.request.formData();
		const read = parseForm(roleForm, form);
		if (!read.ok) return fail(400, refusedForm(event.locals.locale, read.error));
		const given = await giveRole(event.locals.backend, event.params.persona, read.value.role);
		if (given.ok) redirect(303, back(event, 'papel'));
		return refuse(event.locals, given.error, form);
	},

	take: async (event) => {
		const form = await event.request.formData();
		const read = parseForm(grantForm, form);
		if (!read.ok) return fail(400, refusedForm(event.locals.locale, read.error));
		const taken = await revokeRole(event.locals.backend, read.value.grant);
		if (taken.ok) redirect(303, back(event, 'quitado'));
		return refuse(event.locals, taken.error, form);
	},
};

async function findPerson({ locals, params }: RequestEvent) {
	const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
	const people = await readPeople(locals, exercise);
	return { exercise, person: people.find((one) => one.person === params.persona) ?? error(404) };
}

function back({ params }: RequestEvent, done: (typeof outcomes)[number]): string {
	return `/admin/${params.ejercicio}/personas/${params.persona}?hecho=${done}`;
}

function refuse(locals: App.Locals, { code, status }: Refusal, form: FormData) {
	return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
}
