import { fail, redirect } from '@sveltejs/kit';
import { majorityOf } from '$lib/domain/ranking/phase';
import { toInstant, toLocalMoment } from '$lib/domain/exercise/localTime';
import { parseForm } from '$lib/domain/form';
import { publicationForm } from '$lib/domain/ranking/methodologyForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm } from '$lib/messages/access/refuseForm';
import type { Backend } from '$lib/server/backend/clients';
import { listNuclei, listSeats } from '$lib/server/data/exercises';
import { listSeatTerms } from '$lib/server/data/people';
import { publishPrioritization } from '$lib/server/data/prioritizations';
import { listProblems } from '$lib/server/data/problems';
import { SOFTWARE } from '$lib/server/data/software';
import { nameRules, openPrioritization, refuseBeside } from '../../prioritizationDesk.server';
import { findObstacles } from './findObstacles';
import type { Actions, PageServerLoad } from './$types';

const day = 24 * 60 * 60 * 1000;
const usualDays = 14;

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const prioritization = await openPrioritization(locals.backend, params);
	const { title, question, counting, tieRule, publication, timeZone, state, alternatives } = prioritization;
	if (state !== 'draft') redirect(303, `/stl/${params.ejercicio}/jerarquizaciones/${params.slug}`);
	const [nuclei, terms, bank, ruleset] = await Promise.all([
		listNucleiWithSeats(locals.backend, exercise.id),
		listSeatTerms(locals.backend, exercise.id),
		listProblems(locals.backend, exercise.id),
		nameRules(locals.backend, exercise, locals.locale),
	]);
	const chosen = bank.filter(({ id }) => alternatives.includes(id));
	const titulares = new Set(
		terms
			.filter(({ endsOn, capacity }) => endsOn === null && capacity === 'titular')
			.map(({ nucleusId }) => nucleusId),
	);
	const now = Date.now();
	return {
		rules: { title, question, counting, tieRule, publication },
		ruleset,
		software: SOFTWARE,
		timeZone,
		problems: chosen.map(({ id, title: name, description }) => ({ id, title: name, description })),
		nuclei: nuclei
			.filter(({ votes }) => votes)
			.map(({ id, name, seats }) => ({ id, name, seats, quorum: majorityOf(seats) })),
		obstacles: findObstacles(locals.locale, {
			isConstituted: exercise.constitutedOn !== null,
			nuclei: nuclei.map((nucleus) => ({ ...nucleus, hasTitular: titulares.has(nucleus.id) })),
			alternatives: chosen.map((problem) => ({
				title: problem.title,
				isMerged: problem.mergedInto !== null,
			})),
		}),
		proposed: {
			opens: toLocalMoment(new Date(now).toISOString(), timeZone),
			closes: toLocalMoment(new Date(now + usualDays * day).toISOString(), timeZone),
		},
	};
};

export const actions: Actions = {
	/** Shows all that becomes final, before it does. */
	preview: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { read } = await readPublication(locals.backend, params, form);
		if (!read.ok) return fail(400, { step: 'edit' as const, ...refusedForm(locals.locale, read.error) });
		const { rankings, opens, closes } = read.value;
		return { step: 'preview' as const, ...rankings, opens, closes, errors: [], typed: readTyped(form) };
	},

	/** Back to quorum and dates as they were. */
	change: async ({ request }) => ({
		step: 'edit' as const,
		errors: [],
		typed: readTyped(await request.formData()),
	}),

	publish: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { prioritization, read } = await readPublication(locals.backend, params, form);
		if (!read.ok) return fail(400, { step: 'edit' as const, ...refusedForm(locals.locale, read.error) });
		const { rankings, opens, closes } = read.value;
		const moments = {
			opens: toInstant(opens, prioritization.timeZone) ?? '',
			closes: toInstant(closes, prioritization.timeZone) ?? '',
		};
		const published = await publishPrioritization(
			locals.backend,
			prioritization.id,
			{
				rankings: rankings.opened.map(({ nucleus, quorum }) => ({ nucleus, quorum, ...moments })),
				leftOut: rankings.leftOut,
			},
			SOFTWARE,
		);
		if (!published.ok) {
			const refused = refuseBeside(locals.locale, published.error, form, { dates_out_of_order: 'closes' });
			return fail(refused.status, { step: 'edit' as const, ...refused.data });
		}
		redirect(303, `/stl/${params.ejercicio}/jerarquizaciones/${params.slug}?publicada=1`);
	},
};

async function listNucleiWithSeats(backend: Backend, exerciseId: string) {
	const [nuclei, seats] = await Promise.all([
		listNuclei(backend, exerciseId),
		listSeats(backend, exerciseId),
	]);
	return nuclei.map((nucleus) => ({
		...nucleus,
		seats: seats.filter(({ nucleusId }) => nucleusId === nucleus.id).length,
	}));
}

async function readPublication(
	backend: Backend,
	params: { ejercicio: string; slug: string },
	form: FormData,
) {
	const prioritization = await openPrioritization(backend, params);
	const nuclei = await listNucleiWithSeats(backend, prioritization.exerciseId);
	const seats = new Map(nuclei.filter(({ votes }) => votes).map(({ id, seats: count }) => [id, count]));
	return { prioritization, read: parseForm(publicationForm(seats), form) };
}
