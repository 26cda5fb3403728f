import { err, ok, type Result } from '../../basics/result';
import { base64, fromBase64 } from './base64';
import type { Head } from './proofs';
import { readNote, signNote, type NoteProblem, type SignedNote } from './signedNote';

/** The state of a log at a size, with the signatures under it (C2SP tlog-checkpoint). */
export interface Checkpoint extends Head {
	/** Name of the log; also the name of its keys. */
	readonly origin: string;
	readonly note: SignedNote;
}

/** Why a text is no checkpoint: no note, or one of another text. */
export type CheckpointProblem = NoteProblem | 'checkpoint-malformed';

/** What a log signs: origin, size and root, a line each. */
export function writeCheckpointText({ origin, size, root }: Omit<Checkpoint, 'note'>): string {
	return `${origin}\n${size}\n${base64(root)}\n`;
}

/** Signs the state of a log with its key, and while keys change with more than one. */
export function signCheckpoint(head: Omit<Checkpoint, 'note'>, privateKeys: readonly Uint8Array[]): string {
	return signNote(
		writeCheckpointText(head),
		privateKeys.map((privateKey) => ({ name: head.origin, privateKey })),
	);
}

/** Reads a checkpoint of three lines; further lines, which C2SP allows and nobody signs for us, are refused. */
export function readCheckpoint(text: string): Result<Checkpoint, CheckpointProblem> {
	const note = readNote(text);
	if (!note.ok) return note;
	const [origin = '', sizeText = '', rootText = '', ...rest] = note.value.text.split('\n');
	const root = fromBase64(rootText);
	const size = /^(0|[1-9]\d{0,14})$/.test(sizeText) ? Number(sizeText) : null;
	// The text of a note ends in a line feed, so nothing stands after the last one.
	if (origin === '' || size === null || root?.length !== 32 || rest.length !== 1)
		return err('checkpoint-malformed');
	return ok({ origin, size, root, note: note.value });
}
