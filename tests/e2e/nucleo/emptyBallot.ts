import { randomBytes } from 'node:crypto';
import { base64url, canonicalText, commit, SALT_BYTES } from '../../../src/lib/evidence';

/** A well-formed ballot that ranks nothing, as `cast_ballot` takes it, made without any page. */
export function makeEmptyBallot(ranking: string, methodology: string): Record<string, string> {
	const content = { v: 1, ranking, methodology, tiers: [] };
	const salt = new Uint8Array(randomBytes(SALT_BYTES));
	return {
		p_ranking: ranking,
		p_content: canonicalText(content),
		p_salt: base64url(salt),
		p_commitment: commit('ballot', salt, content),
	};
}
