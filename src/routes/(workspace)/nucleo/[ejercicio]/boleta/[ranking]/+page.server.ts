import { fail, redirect } from '@sveltejs/kit';
import { SCREENFUL } from '$lib/components/ballot/view';
import { pressPairButton } from '$lib/domain/ranking/ballot/pairAnswers';
import { keepBallotFields, readBallotForm, writeBallotForm } from '$lib/domain/ranking/ballotForm';
import { readTyped } from '$lib/domain/readTyped';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { castBallot, readOwnBallot } from '$lib/server/data/ballots';
import { listRankings, readParticipation } from '$lib/server/data/ranking/rankings';
import { readCast } from '../../readCast.server';
import { findStanding, viewRanking } from '../../standing.server';
import { readRoundBefore, readStanding } from '../../standings.server';
import { describeBallotErrors } from './describeBallotErrors';
import { openBallot, type OpenedBallot } from './openBallot.server';
import { readThemes } from './readThemes.server';
import { sealBallot, type SealedBallot } from './sealBallot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { place, ranking, prioritization, question, methodology, terms, problems } = await openBallot(
		locals,
		params,
	);
	const looking = { backend: locals.backend, place, locale: locals.locale };
	const [own, participation, siblings, round, themes] = await Promise.all([
		readOwnBallot(locals.backend, ranking.id),
		readParticipation(locals.backend, ranking.prioritizationId),
		listRankings(locals.backend, ranking.prioritizationId),
		readRoundBefore(looking, prioritization, ranking),
		problems.length > SCREENFUL ? readThemes(locals.backend, place.exercise.slug, locals.locale) : null,
	]);
	const next = siblings.find(
		({ nucleusId, attempt }) => nucleusId === ranking.nucleusId && attempt === ranking.attempt + 1,
	);
	const marks = own.content ? readCast(own.content) : null;
	const carried = url.searchParams.get('desde') === 'anterior' ? (round?.carried ?? null) : null;
	const shown = carried ?? marks;
	return {
		ranking: viewRanking(ranking, participation),
		standing: findStanding(place, ranking, own),
		/** What the person has cast; null when nothing. */
		marks,
		/** The same, by control, to be changed. */
		typed: shown ? writeBallotForm(terms, idsOf(problems), shown) : {},
		/** What the round before said, where this one is a later one. */
		before: round?.before ?? null,
		/** The controls say what the person cast in the round before. */
		isStarted: carried !== null,
		/** Where the nucleus stands, once this round is over. */
		now:
			ranking.state === 'closed'
				? await readStanding(looking, prioritization, ranking, {
						own: marks,
						alternatives: prioritization.alternatives,
					})
				: null,
		question,
		methodology,
		terms,
		problems: problems.map((problem) => ({ ...problem, theme: themes?.get(problem.id) })),
		nextAttempt: next?.id ?? null,
		isChanging: url.searchParams.has('cambiar') || carried !== null,
		/** Leaf of the ballot that has just been saved. */
		leaf: /^[A-Za-z0-9_-]{43}$/.exec(url.searchParams.get('guardada') ?? '')?.[0] ?? null,
		isChanged: url.searchParams.has('cambio'),
	};
};

export const actions: Actions = {
	/** Back to the ballot, with everything where it was; without scripts also one more answer about a pair, or one less. */
	edit: async ({ locals, params, request }) => {
		const { problems } = await openBallot(locals, params);
		const typed = pressPairButton(readTyped(await request.formData()), idsOf(problems));
		return { step: 'edit' as const, errors: [], typed: keepBallotFields(typed) };
	},

	/** Reads the ballot and shows it again before anything is saved. */
	review: async ({ locals, params, request }) => {
		const opened = await openBallot(locals, params);
		const form = await request.formData();
		const read = readBallot(opened, form, locals.locale);
		if (!read.ok) return fail(400, read.refused);
		return {
			step: 'review' as const,
			errors: [],
			typed: keepBallotFields(readTyped(form)),
			/** What the ballot says, for the review to show and to seal. */
			marks: read.marks,
		};
	},

	cast: async ({ locals, params, request }) => {
		const opened = await openBallot(locals, params);
		const { ranking, methodology } = opened;
		const form = await request.formData();
		const read = readBallot(opened, form, locals.locale);
		if (!read.ok) return fail(400, read.refused);
		const sealed = readSealed(form) ?? sealBallot(ranking.id, methodology, read.marks);
		const cast = await castBallot(locals.backend, ranking.id, sealed);
		if (cast.ok) {
			redirect(303, `?guardada=${cast.value.leaf}${cast.value.changed ? '&cambio=1' : ''}`);
		}
		return fail(cast.error.status, {
			step: 'edit' as const,
			errors: [{ field: undefined, message: backendRefusalMessages[locals.locale][cast.error.code] }],
			typed: keepBallotFields(readTyped(form)),
		});
	},
};

const idsOf = (problems: readonly { id: string }[]): string[] => problems.map(({ id }) => id);

function readBallot({ terms, problems }: OpenedBallot, form: FormData, locale: App.Locals['locale']) {
	const read = readBallotForm(terms, idsOf(problems), form);
	if (read.ok) return { ok: true as const, marks: read.value };
	const errors = describeBallotErrors(locale, terms.task, problems, read.error.errors);
	return {
		ok: false as const,
		refused: { step: 'edit' as const, errors, typed: keepBallotFields(read.error.typed) },
	};
}

/** What the voter's device sealed; the database checks that it adds up. */
function readSealed(form: FormData): SealedBallot | null {
	const [content, salt, commitment] = ['content', 'salt', 'commitment'].map((name) => form.get(name));
	return typeof content === 'string' && typeof salt === 'string' && typeof commitment === 'string'
		? { content, salt, commitment }
		: null;
}
