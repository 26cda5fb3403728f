import type { Marks } from '$lib/domain/ranking/marks';
import { base64url } from '$lib/evidence/base64url';
import { canonicalText } from '$lib/evidence/canonical';
import { commit, SALT_BYTES } from '$lib/evidence/commitment';

// The voter's browser imports this file: no schema library may enter through it.

/** A ballot as it is cast: its exact bytes, and what binds to them without showing them. */
export interface SealedBallot {
	content: string;
	salt: string;
	commitment: string;
}

/** Fixes the bytes of a ballot and draws its salt: on the voter's device where scripts run, else on the server. */
export function sealBallot(ranking: string, methodology: string, marks: Marks): SealedBallot {
	// The task stands in the methodology, which is named; a ballot says only what was marked.
	const { task: _task, ...said } = marks;
	const content = { v: 1, ranking, methodology, ...said };
	const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
	return {
		content: canonicalText(content),
		salt: base64url(salt),
		commitment: commit('ballot', salt, content),
	};
}
