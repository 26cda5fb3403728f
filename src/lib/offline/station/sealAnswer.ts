import { makeSealingKeys, sealBytes } from '../../evidence/sealing';
import {
	bindSealed,
	type QueueFile,
	type SealedAnswer,
	type SealedContent,
} from '../../domain/consultation/sealedAnswer';
import type { KeptShift } from '../../domain/consultation/shift';
import type { WaitingAnswer } from '../database';
import { splitFiles } from '../splitFiles';
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
	{ id, content, salt, commitment, keyHash, circumstances, consultation, folio, frozenAt }: WaitingAnswer,
	station: string,
	key: string,
): Promise<QueuedAnswer> {
	const named = { id, station, consultation: consultation.slug };
	const helped = circumstances?.assisted === true ? { circumstances: { assisted: true as const } } : {};
	const keyed = keyHash === null ? {} : { keyHash };
	const inside: SealedContent = { content, salt, commitment, ...keyed, ...helped };
	const bytes = new TextEncoder().encode(JSON.stringify(inside));
	const sealed = await sealBytes(key, await makeSealingKeys(), bytes, bindSealed(named));
	return { ...named, ...sealed, folio, frozenAt, attempts: 0, refusal: null };
}

/** What leaves the tablet of a queued answer. */
export function toSend({ id, station, consultation, epk, box }: QueuedAnswer): SealedAnswer {
	return { id, station, consultation, epk, box };
}

/**
 * All that waits, as the texts of files, and in the last one the shifts that wait for some of it. When and how often each
 * was sent stays here.
 */
export function writeQueueFiles(
	queued: readonly QueuedAnswer[],
	shifts: readonly KeptShift[] = [],
): string[] {
	const waiting = shifts.filter(({ station, ids }) => station !== undefined && ids.length > 0);
	const parts = splitFiles(queued.map(toSend));
	return parts.map((answers, at) => {
		const told = waiting.length > 0 && at === parts.length - 1 ? { shifts: waiting } : {};
		return JSON.stringify({ v: 1, kind: 'prioriza/sealed-answers', answers, ...told } satisfies QueueFile);
	});
}
