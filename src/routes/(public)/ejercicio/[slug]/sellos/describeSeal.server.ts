import { fromBase64url, readCheckpoint, writeVerifierKey } from '$lib/evidence';
import { checkpointWords } from '$lib/evidence/log/words';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findKeyOfLog } from '$lib/server/data/log/adoptKey';
import type { PublishedCheckpoint } from '$lib/server/data/log/checkpoints';

/** A seal as people compare it: its words, and the key that signed it in one line. */
export async function describeSeal(exercise: string, { size, root, note, publishedOn }: PublishedCheckpoint) {
	const read = readCheckpoint(note);
	const publicKey = fromBase64url((await findKeyOfLog(anonymousBackend(), exercise)) ?? '');
	return {
		size,
		root,
		publishedOn,
		words: read.ok ? checkpointWords(read.value.note.text) : [],
		key:
			read.ok && publicKey?.length === 32 ? writeVerifierKey({ name: read.value.origin, publicKey }) : null,
	};
}
