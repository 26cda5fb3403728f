import { makeSealingKeys, sealBytes } from '../../evidence/sealing';
import {
	bindSealed,
	type QueueFile,
	type SealedAnswer,
	type SealedContent,
} from '../../domain/consultation/sealedAnswer';
import type { WaitingAnswer } from '../database';
import type { QueuedAnswer } from './queue';

/** Whether this browser can seal at all: it hides its cryptography where the address is not secure. */
export function canSeal(): boolean {
	return isSecureContext && 'subtle' in crypto;
}

/**
 * Seals a frozen answer to the key of its consultation. Nothing on this tablet opens it again: the pair made for it is
 * forgotten here.
 */
export async function sealAnswer(
	{ id, content, salt, commitment, consultation, folio, frozenAt }: WaitingAnswer,
	station: string,
	key: string,
): Promise<QueuedAnswer> {
	const named = { id, station, consultation: consultation.slug };
	const inside: SealedContent = { content, salt, commitment };
	const bytes = new TextEncoder().encode(JSON.stringify(inside));
	const sealed = await sealBytes(key, await makeSealingKeys(), bytes, bindSealed(named));
	return { ...named, ...sealed, folio, frozenAt, attempts: 0, refusal: null };
}

/** What leaves the tablet of a queued answer. */
export function toSend({ id, station, consultation, epk, box }: QueuedAnswer): SealedAnswer {
	return { id, station, consultation, epk, box };
}

/** Forms of that size are taken everywhere our server runs without a setting of its own. */
const largestFile = 400_000;

/** All that waits, as the texts of files. When and how often each was sent stays here. */
export function writeQueueFiles(queued: readonly QueuedAnswer[]): string[] {
	const parts: SealedAnswer[][] = [];
	let room = 0;
	for (const answer of queued.map(toSend)) {
		const size = JSON.stringify(answer).length + 1;
		if (size > room) {
			parts.push([]);
			room = largestFile;
		}
		parts.at(-1)?.push(answer);
		room -= size;
	}
	return parts.map((answers) =>
		JSON.stringify({ v: 1, kind: 'prioriza/sealed-answers', answers } satisfies QueueFile),
	);
}
