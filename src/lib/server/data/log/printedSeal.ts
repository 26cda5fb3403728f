import { fromBase64url, readCheckpoint, writeVerifierKey } from '$lib/evidence';
import { checkpointWords } from '$lib/evidence/log/words';
import type { SheetSeal } from '$lib/domain/result/sheetFacts';
import type { Backend } from '../../backend/clients';
import { findKeyOfLog } from './adoptKey';
import { findCheckpoint, type PublishedCheckpoint } from './checkpoints';

/** A seal as it stands on paper, wherever its exercise is found. */
export type PrintedSeal = Omit<SheetSeal, 'address'>;

/** The newest seal of an exercise there is when something is printed; `null` while there is none. */
export async function findPrintedSeal(backend: Backend, exercise: string): Promise<PrintedSeal | null> {
	const [newest, key] = await Promise.all([
		findCheckpoint(backend, exercise),
		findKeyOfLog(backend, exercise),
	]);
	return newest && describePrintedSeal(newest, key);
}

/** A seal with its words and the keys that signed it: that of the log whole, so that whoever has the paper can check with it. */
export function describePrintedSeal(
	{ size, root, note }: Pick<PublishedCheckpoint, 'size' | 'root' | 'note'>,
	keyOfLog: string | null,
): PrintedSeal | null {
	const read = readCheckpoint(note);
	if (!read.ok) return null;
	const { origin, note: signed } = read.value;
	const { text, signatures } = signed;
	// Witnesses sign later, and a sheet stays as it was printed.
	const own = signatures.filter(({ name }) => name === origin);
	const line = writeKeyLine(origin, keyOfLog) ?? '';
	const keys = own.map(({ keyId }) => {
		const id = Buffer.from(keyId).toString('hex');
		return line.startsWith(`${origin}+${id}+`) ? line : id;
	});
	return { size, words: checkpointWords(text), root, keys };
}

/** The page of an exercise that shows one of its seals in words. */
export function sealAddress(origin: string, exerciseSlug: string, size: number): string {
	return `${origin}/ejercicio/${exerciseSlug}/sellos?sello=${size}`;
}

/** The key that a log names, in one line as a person copies it; `null` where it names none. */
export function writeKeyLine(origin: string, keyOfLog: string | null): string | null {
	const publicKey = fromBase64url(keyOfLog ?? '');
	return publicKey?.length === 32 ? writeVerifierKey({ name: origin, publicKey }) : null;
}
