import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readShownBallots } from '$lib/server/data/record/publishedBallots';
import type { ListInput } from '$lib/server/export/lists';
import { readViability } from '$lib/server/data/ranking/viability';
import { readPrioritization } from './readPrioritization.server';

/** What the lists of a prioritization are written from; unknown until there is a result. */
export async function readLists(slug: string): Promise<ListInput & { content: string }> {
	const {
		prioritization,
		methodology,
		methodologyHash,
		current: newest,
		view,
	} = await readPrioritization(slug);
	if (!newest || !view) error(404, 'not_found');
	return {
		methodology,
		methodologyHash,
		resultHash: newest.contentHash,
		content: newest.content,
		view,
		ballots: await readShownBallots(anonymousBackend(), prioritization),
		viability: await readViability(anonymousBackend(), view),
	};
}

/**
 * Headers of a file to keep. Public, and another result is another file, so it may be kept for a minute; the
 * language it is in comes from a cookie.
 */
export function fileHeaders(type: string, name: string): Record<string, string> {
	return {
		'content-type': type,
		'content-disposition': `attachment; filename="${name}"`,
		'cache-control': 'public, max-age=60',
		vary: 'cookie',
		'x-content-type-options': 'nosniff',
	};
}
