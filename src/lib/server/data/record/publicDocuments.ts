import { plainFileName } from '$lib/domain/file/fileName';
import type { Backend } from '../../backend/clients';
import { listDocuments, openDocument } from './documents';

/** Most bytes of documents in an expediente; what does not fit is taken from its page. */
const mostBytes = 64_000_000;

/** A document as an expediente holds it. */
export interface BundledDocument {
	document: string;
	name: string;
	bytes: Uint8Array;
}

/**
 * Public documents with their bytes, in the order they were filed, as many as fit. One that is altered is left out,
 * and so is one that is missing: its page says so, and whoever checks the expediente sees that it is not there.
 */
export async function readPublicDocuments(backend: Backend, exerciseId: string): Promise<BundledDocument[]> {
	const bundled: BundledDocument[] = [];
	let left = mostBytes;
	for (const document of (await listDocuments(backend, exerciseId)).reverse()) {
		if (!document.isPublic || document.fileBytes > left) continue;
		const opened = await openDocument(document);
		if (!opened.ok) continue;
		left -= opened.value.length;
		bundled.push({ document: document.id, name: plainFileName(document.fileName), bytes: opened.value });
	}
	return bundled;
}
