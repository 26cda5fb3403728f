import { base64url } from '../evidence/base64url';
import { canonicalText } from '../evidence/canonical';
import { commit, folioOf, hashReceiptKey, SALT_BYTES, writeReceiptKey } from '../evidence/commitment';
import type { AnswerCircumstances } from '../domain/consultation/channels/circumstances';
import type { WaitingAnswer } from './database';

/** Fixes identity, bytes, salt and folio of an answer, on the device that made it. */
export function freezeAnswer(
	content: object,
	channel: string,
	consultation: WaitingAnswer['consultation'],
	frozenAt: number,
	circumstances: AnswerCircumstances | null = null,
	draft?: string | null,
): WaitingAnswer {
	const id = makeId();
	// Also at a desk: there it is on the receipt alone, and goes with who answered or with the screen.
	const key = writeReceiptKey(crypto.getRandomValues(new Uint8Array(20)));
	const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
	return {
		id,
		content: canonicalText(content),
		salt: base64url(salt),
		commitment: commit('response', salt, content),
		key,
		keyHash: hashReceiptKey(key),
		channel,
		circumstances,
		folio: folioOf(id),
		consultation,
		draft: draft ?? null,
		frozenAt,
		attempts: 0,
		refusal: null,
	};
}

/** A random identity. `crypto.randomUUID` is missing without HTTPS, where tablets on a local network still work. */
function makeId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
