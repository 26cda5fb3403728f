import { readCheckpoint } from '$lib/evidence';
import { checkpointWords } from '$lib/evidence/log/words';
import type { SheetSeal } from '$lib/domain/result/sheetFacts';
import type { Backend } from '../../backend/clients';
import { findCheckpoint, type PublishedCheckpoint } from './checkpoints';

/** A seal as it stands on paper, wherever its exercise is found. */
export type PrintedSeal = Omit<SheetSeal, 'address'>;

/** The newest seal of an exercise there is when something is printed; `null` while there is none. */
export async function findPrintedSeal(backend: Backend, exercise: string): Promise<PrintedSeal | null> {
	const newest = await findCheckpoint(backend, exercise);
	return newest && describePrintedSeal(newest);
}

/** A seal with its words and with which keys signed it. */
export function describePrintedSeal({
	size,
	root,
	note,
}: Pick<PublishedCheckpoint, 'size' | 'root' | 'note'>): PrintedSeal | null {
	const read = readCheckpoint(note);
	if (!read.ok) return null;
	const { origin, note: signed } = read.value;
	const { text, signatures } = signed;
	// Witnesses sign later, and a sheet stays as it was printed.
	const own = signatures.filter(({ name }) => name === origin);
	const keys = own.map(({ keyId }) => Buffer.from(keyId).toString('hex'));
	return { size, words: checkpointWords(text), root, keys };
}

/** The page of an exercise that shows one of its seals in words. */
export function sealAddress(origin: string, exerciseSlug: string, size: number): string {
	return `${origin}/ejercicio/${exerciseSlug}/sellos?sello=${size}`;
}
