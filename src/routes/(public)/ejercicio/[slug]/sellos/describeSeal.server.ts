import { readCheckpoint } from '$lib/evidence';
import { checkpointWords } from '$lib/evidence/log/words';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findKeyOfLog } from '$lib/server/data/log/adoptKey';
import type { PublishedCheckpoint } from '$lib/server/data/log/checkpoints';
import { writeKeyLine } from '$lib/server/data/log/printedSeal';
import { whoSigned, type WitnessPolicy } from '$lib/server/data/log/witnesses';

/** A seal as people compare it: its words, the key that its log names now in one line, and which witnesses signed it too. */
export async function describeSeal(
	exercise: string,
	{ size, root, note, publishedOn }: PublishedCheckpoint,
	policy: WitnessPolicy | null,
) {
	const read = readCheckpoint(note);
	const keyOfLog = await findKeyOfLog(anonymousBackend(), exercise);
	return {
		size,
		root,
		publishedOn,
		signed: (policy ? whoSigned(note, policy) : []).map(({ witness, at }) => ({
			name: witness.name,
			role: witness.role,
			at: at === null ? null : new Date(at * 1000).toISOString(),
		})),
		words: read.ok ? checkpointWords(read.value.note.text) : [],
		key: read.ok ? writeKeyLine(read.value.origin, keyOfLog) : null,
	};
}
