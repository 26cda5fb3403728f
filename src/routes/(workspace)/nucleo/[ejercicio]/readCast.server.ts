import type { Marks } from '$lib/domain/ranking/marks';
import { ballotContentSchema } from '$lib/evidence';

/** What a ballot that was cast says, from its exact bytes. */
export function readCast(content: string): Marks {
	const cast = ballotContentSchema.parse(JSON.parse(content));
	if ('tiers' in cast) return { task: 'rank', tiers: cast.tiers };
	if ('approved' in cast) return { task: 'approve', approved: cast.approved };
	if ('points' in cast) return { task: 'points', points: cast.points };
	if ('scores' in cast) return { task: 'criteria', scores: cast.scores };
	return { task: 'pairs', judgements: cast.judgements };
}
