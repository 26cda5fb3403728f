import { z } from 'zod';
import { err, type Result } from '$lib/basics/result';
import { callVerb, readVerb } from '../call';
import { workerBackend } from '../clients';
import type { Refusal } from '../refusal';

// A private bucket without a single policy: only the secret key reads and writes it.
const bucket = () => workerBackend().storage.from('documents');
const later: Refusal = { code: 'backend_unreachable', status: 503, retry: true, detail: 'storage' };

interface Place {
	readonly id: string;
	readonly exerciseId: string;
}
const pathOf = ({ id, exerciseId }: Place): string => `${exerciseId}/${id}`;

/** Stores the bytes of a document that was announced with their hash, and files it. Nothing stored is ever replaced. */
export async function keepDocumentFile(
	document: Place,
	file: { readonly hash: string; readonly type: string },
	bytes: Uint8Array,
): Promise<Result<null, Refusal>> {
	const stored = await bucket().upload(pathOf(document), new Blob([bytes.slice()], { type: file.type }), {
		contentType: file.type,
		upsert: false,
	});
	if (stored.error) return err(later);
	return callVerb(workerBackend(), 'file_document', { p_document: document.id, p_hash: file.hash }, z.null());
}

/** The bytes of a document, or null when storage does not have them. */
export async function readDocumentBytes(document: Place): Promise<Uint8Array | null> {
	const found = await bucket().download(pathOf(document));
	return found.data === null ? null : new Uint8Array(await found.data.arrayBuffer());
}

/** Throws away files that were announced, stored and never filed, a day later. */
export async function dropUnfiledDocuments(): Promise<void> {
	const names = await readVerb(workerBackend(), 'release_documents', {}, z.string().array());
	// What storage does not let go now is named again in the next turn.
	if (names.length > 0) await bucket().remove(names);
}
