import type { NucleusStanding, RoundBefore } from '$lib/components/ballot/view';
import { carryMarks } from '$lib/domain/ranking/ballot/carryMarks';
import { isBlank, type Marks } from '$lib/domain/ranking/marks';
import type { StandingView } from '$lib/domain/result/resultView';
import { agreementWithin, placeOf } from '$lib/domain/result/roundsView';
import type { Locale } from '$lib/messages/locale';
import { agreementMessages } from '$lib/messages/results/agreement';
import { approximateExact } from '$lib/ranking';
import type { Place } from '$lib/server/access/places';
import type { Backend } from '$lib/server/backend/clients';
import { readOwnBallot, type OwnBallot } from '$lib/server/data/ballots';
import { findPrioritizationById, type Prioritization } from '$lib/server/data/prioritizations';
import { listRankings, type Ranking } from '$lib/server/data/ranking/rankings';
import { readPublishedResult } from '$lib/server/data/record/publishedResult';
import { readCast } from './readCast.server';

interface Looking {
	backend: Backend;
	place: Place;
	locale: Locale;
}

/** Where a nucleus stood at the end of a round; null while its result is not in sight. Never what one ballot says. */
export async function readStanding(
	{ backend, place, locale }: Looking,
	prioritization: Prioritization,
	{ nucleusId, nucleusName }: Pick<Ranking, 'nucleusId' | 'nucleusName'>,
	{ own, alternatives }: { own: Marks | null; alternatives: readonly string[] },
): Promise<NucleusStanding | null> {
	const view = (await readPublishedResult(backend, prioritization))?.view;
	if (!view) return null;
	const nucleus = view.nuclei.find((one) => one.nucleus === nucleusId);
	const standing = nucleus?.standing ?? null;
	/** Then the list of all is its own. */
	const isAlone = view.nuclei.filter((one) => one.standing !== null).length < 2;
	const within = agreementWithin(view, nucleusId);
	return {
		round: prioritization.round,
		slug: prioritization.slug,
		nucleusName,
		isOwn: place.seat?.nucleus.id === nucleusId,
		rows: (standing?.rows ?? []).map(({ id, title, place: at, tied }) => ({
			id,
			title,
			place: at,
			tied,
			joint: isAlone ? null : placeOf(view.joint, id),
			score: standing && scoreOf(standing, id),
			own: own && ownPlace(own, id),
			stays: alternatives.includes(id),
		})),
		counted: nucleus?.counted ?? 0,
		eligibleSeats: nucleus?.eligibleSeats ?? 0,
		agreement:
			within === null
				? null
				: within.w !== null && within.words !== null
					? { w: within.w, words: within.words }
					: within.reason !== null
						? { why: agreementMessages[locale].withinReason[within.reason] }
						: null,
		method: view.method,
	};
}

/** What a ballot of a later round shows of the one before, and what the person's own ballot of then says of this one. */
export async function readRoundBefore(
	looking: Looking,
	{ previousId, alternatives }: Prioritization,
	ranking: Ranking,
): Promise<{ before: RoundBefore; carried: Marks | null } | null> {
	const { backend } = looking;
	const previous = previousId === null ? null : await findPrioritizationById(backend, previousId);
	if (!previous) return null;
	const then = (await listRankings(backend, previous.id)).findLast(
		({ nucleusId, state }) => nucleusId === ranking.nucleusId && state === 'closed',
	);
	// The database gives it to whoever cast it, and to nobody else.
	const own = then ? await readOwnBallot(backend, then.id) : null;
	const marks = own?.content ? readCast(own.content) : null;
	const left = marks && carryMarks(marks, alternatives);
	const carried = left && isBlank(left) ? null : left;
	return {
		carried,
		before: {
			number: previous.round,
			standing: await readStanding(looking, previous, ranking, { own: marks, alternatives }),
			own: carried ? 'known' : own && wasUntied(own) ? 'untied' : null,
		},
	};
}

/** They took part themselves, and at the close their ballot lost its seat. */
function wasUntied({ mayVote, seatHasVoted, content }: OwnBallot): boolean {
	return mayVote && seatHasVoted === true && !content;
}

function scoreOf({ outcome }: StandingView, id: string): number | null {
	switch (outcome.method) {
		case 'approval':
		case 'cumulative-points':
		case 'weighted-sum':
		case 'win-share': {
			const score = outcome.steps.find(({ alternative }) => alternative === id)?.score ?? null;
			return score === null ? null : approximateExact(score);
		}
		default:
			return null;
	}
}

function ownPlace(marks: Marks, id: string): number | null {
	if (marks.task !== 'rank') return null;
	const at = marks.tiers.findIndex((tier) => tier.includes(id));
	return at < 0 ? null : marks.tiers.slice(0, at).reduce((above, tier) => above + tier.length, 1);
}
