import { createHash } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import { isUuid } from '$lib/basics/ids';
import type { DocumentFile } from '$lib/domain/document/documentFile';
import { documentKinds, type Consent, type DocumentKind } from '$lib/domain/document/kinds';
import { callVerb, readRow, readRows } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import { keepDocumentFile, readDocumentBytes } from '../../backend/storage/documentFiles';

const documentShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	kind: z.enum(documentKinds),
	title: z.string(),
	/** Consultation, prioritization or ranking it is about. */
	about: z.uuid().nullable(),
	fileName: z.string(),
	fileType: z.string(),
	fileBytes: z.number(),
	/** SHA-256 in base64url. */
	fileHash: z.string(),
	role: z.enum(['stl_staff', 'guarantor', 'server']),
	isPublic: z.boolean(),
	filedOn: z.string(),
	reservedOn: z.string().nullable(),
	reservedReason: z.string().nullable(),
});
/** A document that was filed. */
export type FiledDocument = z.infer<typeof documentShape>;

/** More than any exercise had; a list that reaches it says so. */
export const mostDocuments = 500;

/** The documents of an exercise that the caller may see, the newest first. */
export function listDocuments(backend: Backend, exerciseId: string): Promise<FiledDocument[]> {
	return readRows(
		backend
			.from('documents')
			.select()
			.eq('exercise_id', exerciseId)
			.order('filed_on', { ascending: false })
			.order('id')
			.limit(mostDocuments),
		'documents',
		documentShape,
	);
}

/** A document of an exercise, or null: what the caller may not see is as unknown as what is not there. */
export async function findDocument(
	backend: Backend,
	exerciseId: string,
	id: string,
): Promise<FiledDocument | null> {
	if (!isUuid(id)) return null;
	return readRow(
		backend.from('documents').select().eq('exercise_id', exerciseId).eq('id', id),
		'documents',
		documentShape,
	);
}

/** What is said of a document when it is filed. */
export interface DocumentDetails {
	kind: DocumentKind;
	title: string;
	about: string | null;
	isPublic: boolean;
	consent: Consent | null;
}

/**
 * Files a document: announced with its hash, stored, and only then written down in the log. What is cut short in
 * between was never filed, and is thrown away a day later. Gives its identity.
 */
export async function fileDocument(
	backend: Backend,
	exerciseId: string,
	details: DocumentDetails,
	{ name, type, bytes }: DocumentFile,
): Promise<Result<string, Refusal>> {
	const hash = hashOf(bytes);
	const prepared = await callVerb(
		backend,
		'prepare_document',
		{
			p_exercise: exerciseId,
			p_kind: details.kind,
			p_title: details.title,
			p_about: details.about,
			p_is_public: details.isPublic,
			p_consent: details.consent,
			p_file: { hash, name, type, bytes: bytes.length },
		},
		z.uuid(),
	);
	if (!prepared.ok) return prepared;
	const filed = await keepDocumentFile({ id: prepared.value, exerciseId }, { hash, type }, bytes);
	return filed.ok ? ok(prepared.value) : filed;
}

/** Keeps a public document from the public from now on. */
export function reserveDocument(
	backend: Backend,
	documentId: string,
	reason: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'reserve_document', { p_document: documentId, p_reason: reason }, z.null());
}

/** Why a file is not given out: storage has none, or one whose hash is another. */
export type FileTrouble = { code: 'missing' } | { code: 'altered'; found: string };

/** The bytes of a document, once their hash is the one that was written down. */
export async function openDocument(
	document: Pick<FiledDocument, 'id' | 'exerciseId' | 'fileHash'>,
): Promise<Result<Uint8Array, FileTrouble>> {
	const bytes = await readDocumentBytes(document);
	if (bytes === null) return err({ code: 'missing' });
	const found = hashOf(bytes);
	return found === document.fileHash ? ok(bytes) : err({ code: 'altered', found });
}

function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('base64url');
}
