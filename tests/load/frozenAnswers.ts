import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { base64url, canonicalText, commit, SALT_BYTES } from '../../src/lib/evidence';
import { validContents } from '../arbitraries/answers';
import type { OpenConsultation } from './openConsultation';

/** An answer as a device sends it: the body of `POST /api/respuestas`. */
export interface FrozenBody {
	id: string;
	content: string;
	salt: string;
	commitment: string;
	channel: string;
}

/** Answers that follow every rule of the instrument, different each; the seed decides what they say. */
export function freezeAnswers(
	{ instrument, instrumentHash }: Pick<OpenConsultation, 'instrument' | 'instrumentHash'>,
	count: number,
	seed: number,
): FrozenBody[] {
	return fc
		.sample(validContents(instrument), { numRuns: count, seed })
		.map((content) => freeze({ ...content, instrument: instrumentHash }));
}

/** Freezes a content under an identity, as the page does before it sends. */
export function freeze(content: unknown, id: string = randomUUID()): FrozenBody {
	const salt = new Uint8Array(randomBytes(SALT_BYTES));
	return {
		id,
		content: canonicalText(content),
		salt: base64url(salt),
		commitment: commit('response', salt, content),
		channel: 'web',
	};
}
