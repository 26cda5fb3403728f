import { fail, redirect } from '@sveltejs/kit';
import { BLANK_CONTROL, readBallotForm } from '$lib/domain/ranking/ballotForm';
import { ballotContentSchema } from '$lib/evidence';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { castBallot, readOwnBallot } from '$lib/server/data/ballots';
import { listRankings, readParticipation } from '$lib/server/data/ranking/rankings';
import { readRankFields } from '$lib/ui/order/rankFields';
import { findStanding, viewRanking } from '../../standing.server';
import { describeBallotErrors } from './describeBallotErrors';
import { openBallot } from './openBallot.server';
import { sealBallot, type SealedBallot } from './sealBallot';
import type { Actions, PageServerLoad } from './$types';

/** Name of the rank editor, and so of its fields. */
const PLACE = 'place';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { place, ranking, question, methodology, problems } = await openBallot(locals, params);
	const [own, participation, siblings] = await Promise.all([
		readOwnBallot(locals.backend, ranking.id),
		readParticipation(locals.backend, ranking.prioritizationId),
		listRankings(locals.backend, ranking.prioritizationId),
	]);
	const next = siblings.find(
		({ nucleusId, attempt }) => nucleusId === ranking.nucleusId && attempt === ranking.attempt + 1,
	);
	return {
		ranking: viewRanking(ranking, participation),
		standing: findStanding(place, ranking, own),
		/** What the person has cast; null when nothing. */
		tiers: own.content ? readTiers(own.content) : null,
		question,
		methodology,
		problems,
		nextAttempt: next?.id ?? null,
		isChanging: url.searchParams.has('cambiar'),
		/** Leaf of the ballot that has just been saved. */
		leaf: /^[A-Za-z0-9_-]{43}$/.exec(url.searchParams.get('guardada') ?? '')?.[0] ?? null,
		isChanged: url.searchParams.has('cambio'),
	};
};

export const actions: Actions = {
	/** Back to the order, with everything where it was. */
	edit: async ({ locals, params, request }) => {
		const { problems } = await openBallot(locals, params);
		return { step: 'edit' as const, errors: [], ...readAsTyped(await request.formData(), problems) };
	},

	/** Reads the order and shows it again before anything is saved. */
	review: async ({ locals, params, request }) => {
		const { problems } = await openBallot(locals, params);
		const form = await request.formData();
		const read = readOrder(form, problems, locals.locale);
		if (!read.ok) return fail(400, read.refused);
		return { step: 'review' as const, errors: [], ...readAsTyped(form, problems) };
	},

	cast: async ({ locals, params, request }) => {
		const { ranking, methodology, problems } = await openBallot(locals, params);
		const form = await request.formData();
		const read = readOrder(form, problems, locals.locale);
		if (!read.ok) return fail(400, read.refused);
		const sealed = readSealed(form) ?? sealBallot(ranking.id, methodology, read.tiers);
		const cast = await castBallot(locals.backend, ranking.id, sealed);
		if (cast.ok) {
			redirect(303, `?guardada=${cast.value.leaf}${cast.value.changed ? '&cambio=1' : ''}`);
		}
		return fail(cast.error.status, {
			step: 'edit' as const,
			errors: [{ field: undefined, message: backendRefusalMessages[locals.locale][cast.error.code] }],
			...readAsTyped(form, problems),
		});
	},
};

function readTiers(content: string) {
	const ballot = ballotContentSchema.parse(JSON.parse(content));
	return 'tiers' in ballot ? ballot.tiers : [];
}

type Problems = readonly { id: string; title: string }[];

/** Places as they were given, repeated ones together, so that nothing has to be done twice. */
function readAsTyped(form: FormData, problems: Problems) {
	const ids = problems.map(({ id }) => id);
	return { tiers: readRankFields(form, PLACE, ids).tiers, blank: form.get(BLANK_CONTROL) !== null };
}

function readOrder(form: FormData, problems: Problems, locale: App.Locals['locale']) {
	const read = readBallotForm(
		problems.map(({ id }) => id),
		form,
	);
	if (read.ok) return { ok: true as const, tiers: read.value };
	const fields = readRankFields(
		form,
		PLACE,
		problems.map(({ id }) => id),
	);
	const errors = describeBallotErrors(locale, problems, fields, PLACE);
	return { ok: false as const, refused: { step: 'edit' as const, errors, ...readAsTyped(form, problems) } };
}

/** What the voter's device sealed; the database checks that it adds up. */
function readSealed(form: FormData): SealedBallot | null {
	const [content, salt, commitment] = ['content', 'salt', 'commitment'].map((name) => form.get(name));
	return typeof content === 'string' && typeof salt === 'string' && typeof commitment === 'string'
		? { content, salt, commitment }
		: null;
}
