import { err, ok, type Result } from '../../basics/result';
import { base64, fromBase64 } from './base64';
import { readCheckpoint, type Checkpoint, type CheckpointProblem } from './checkpoint';
import type { Proof } from './proofs';

/** That one state of a log goes on from another, with the later one (the body that C2SP tlog-witness takes). */
export interface Continuity {
	/** Size of the earlier state. */
	readonly from: number;
	readonly proof: Proof;
	/** The later state. */
	readonly checkpoint: Checkpoint;
}

/** Why a text proves nothing of two states: its checkpoint is none, or what stands before it. */
export type ContinuityProblem = CheckpointProblem | 'continuity-malformed';

/** As many hashes as a proof between two trees can have, and the spec lets a witness read. */
const MOST_HASHES = 63;

/** Writes a proof of consistency. `checkpoint` is the later note as it was published. */
export function writeContinuity(parts: { from: number; proof: Proof; checkpoint: string }): string {
	return [`old ${parts.from}`, ...parts.proof.map(base64), '', parts.checkpoint].join('\n');
}

/** Reads what {@link writeContinuity} wrote. Says nothing about the proof: `verifyConsistency` does. */
export function readContinuity(text: string): Result<Continuity, ContinuityProblem> {
	const split = text.indexOf('\n\n');
	if (split < 0) return err('continuity-malformed');
	const checkpoint = readCheckpoint(text.slice(split + 2));
	if (!checkpoint.ok) return checkpoint;
	const [first = '', ...lines] = text.slice(0, split).split('\n');
	const from = /^old (0|[1-9]\d{0,14})$/.exec(first)?.[1];
	const proof = lines.map(fromBase64).filter((hash): hash is Uint8Array => hash?.length === 32);
	if (from === undefined || lines.length > MOST_HASHES || proof.length !== lines.length)
		return err('continuity-malformed');
	return ok({ from: Number(from), proof, checkpoint: checkpoint.value });
}
