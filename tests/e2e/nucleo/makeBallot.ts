import { randomBytes } from 'node:crypto';
import { base64url, canonicalText, commit, SALT_BYTES, type Marks } from '../../../src/lib/evidence';

/** A well-formed ballot, as `cast_ballot` takes it, made without any page. */
export function makeBallot(ranking: string, methodology: string, marks: Marks): Record<string, string> {
	const content = { v: 1, ranking, methodology, ...marks };
	const salt = new Uint8Array(randomBytes(SALT_BYTES));
	return {
		p_ranking: ranking,
		p_content: canonicalText(content),
		p_salt: base64url(salt),
		p_commitment: commit('ballot', salt, content),
	};
}

/** The same, ranking nothing. */
export const makeEmptyBallot = (ranking: string, methodology: string): Record<string, string> =>
	makeBallot(ranking, methodology, { tiers: [] });
