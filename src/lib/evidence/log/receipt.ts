import { err, ok, type Result } from '../../basics/result';
import { base64, fromBase64 } from './base64';
import { readCheckpoint, type Checkpoint, type CheckpointProblem } from './checkpoint';
import { verifyInclusion, type Proof } from './proofs';

/** That an entry is in a log, with everything needed to check it alone (C2SP tlog-proof). */
export interface Receipt {
	/** Place of the entry, from 0. */
	readonly index: number;
	readonly proof: Proof;
	readonly checkpoint: Checkpoint;
	/** What only whoever holds the receipt needs, unsigned: here the bytes of the entry. */
	readonly extra: Uint8Array | null;
}

/** Why a text is no receipt: its checkpoint is none, or what stands before it. */
export type ReceiptProblem = CheckpointProblem | 'receipt-malformed';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** More than the proof of any line that a number of 15 digits can name. */
const MOST_HASHES = 64;

/** Writes a receipt. `checkpoint` is the note as it was published. */
export function writeReceipt(parts: {
	index: number;
	proof: Proof;
	checkpoint: string;
	extra: Uint8Array | null;
}): string {
	return [
		FIRST_LINE,
		...(parts.extra === null ? [] : [`extra ${base64(parts.extra)}`]),
		`index ${parts.index}`,
		...parts.proof.map(base64),
		'',
		parts.checkpoint,
	].join('\n');
}

/** Whether a text says that it is a receipt, sound or not. */
export function isReceiptText(text: string): boolean {
	return text.startsWith(`${FIRST_LINE}\n`);
}

/** Reads what {@link writeReceipt} wrote. */
export function readReceipt(text: string): Result<Receipt, ReceiptProblem> {
	const split = text.indexOf('\n\n');
	if (split < 0) return err('receipt-malformed');
	const checkpoint = readCheckpoint(text.slice(split + 2));
	if (!checkpoint.ok) return checkpoint;
	const [first, ...lines] = text.slice(0, split).split('\n');
	const held = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
	const extra = held === undefined ? undefined : fromBase64(held.slice('extra '.length));
	const place = /^index (0|[1-9]\d{0,14})$/.exec(lines.shift() ?? '')?.[1];
	const proof = lines.map(fromBase64).filter((hash): hash is Uint8Array => hash?.length === 32);
	if (first !== FIRST_LINE || extra === null || place === undefined || lines.length > MOST_HASHES)
		return err('receipt-malformed');
	if (proof.length !== lines.length) return err('receipt-malformed');
	return ok({
		index: Number(place),
		proof,
		checkpoint: checkpoint.value,
		extra: extra ?? null,
	});
}

/** Whether the entry with this leaf hash is where the receipt says, in the tree that its checkpoint names. */
export function isIncluded(leaf: Uint8Array, { index, proof, checkpoint: { size, root } }: Receipt): boolean {
	return verifyInclusion({ leaf, index, size, root }, proof);
}
