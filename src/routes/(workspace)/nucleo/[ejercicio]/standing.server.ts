import type { RankingView, Standing } from '$lib/components/ballot/view';
import type { Place } from '$lib/server/access/places';
import type { OwnBallot } from '$lib/server/data/ballots';
import type { Participation, Ranking } from '$lib/server/data/ranking/rankings';

/** What somebody may do in a ranking, from what the database says of their ballot and of their place. */
export function findStanding(place: Place, ranking: { nucleusId: string }, own: OwnBallot): Standing {
	if (own.capacity !== undefined) {
		if (own.cameLater) return { kind: 'late-seat' };
		if (own.mayVote) return { kind: own.content ? 'cast' : 'pending', capacity: own.capacity };
		if (own.votedElsewhere) return { kind: 'seat-voted', by: 'elsewhere' };
		const by = own.votedAs && own.votedAs !== own.capacity ? own.votedAs : 'earlier';
		return { kind: 'seat-voted', by };
	}
	if (place.seat !== null) {
		return { kind: place.seat.nucleus.id === ranking.nucleusId ? 'silent-nucleus' : 'other-nucleus' };
	}
	return { kind: place.roles.includes('facilitator') ? 'facilitator' : 'watching' };
}

/** A ranking with its one public number. */
export function viewRanking(ranking: Ranking, participation: readonly Participation[]): RankingView {
	const count = participation.find((row) => row.ranking === ranking.id);
	return { ...ranking, tookPart: count?.tookPart ?? 0 };
}
