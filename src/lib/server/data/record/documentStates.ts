import { openDocument, type FiledDocument } from './documents';

/** How the file of a document stands; `unchecked` until somebody asks again. */
export type DocumentState = 'fine' | 'altered' | 'missing' | 'unchecked';

const freshMs = 10 * 60_000;
/** What one list reads from storage at most; the next one goes on where it stopped. */
const mostBytes = 60_000_000;

const known = new Map<string, { state: DocumentState; at: number }>();

/** How each file of a list stands, by document: looked at within the last ten minutes. */
export async function checkDocuments(
	documents: readonly FiledDocument[],
): Promise<ReadonlyMap<string, DocumentState>> {
	const now = Date.now();
	for (const [id, { at }] of known) if (now - at > freshMs) known.delete(id);
	let left = mostBytes;
	for (const document of documents) {
		if (known.has(document.id)) continue;
		if (document.fileBytes > left) continue;
		left -= document.fileBytes;
		const opened = await openDocument(document);
		noteDocument(document.id, opened.ok ? 'fine' : opened.error.code);
	}
	return new Map(documents.map(({ id }) => [id, known.get(id)?.state ?? 'unchecked']));
}

/** Writes down how a file was found to stand. */
export function noteDocument(id: string, state: DocumentState): void {
	known.set(id, { state, at: Date.now() });
}
