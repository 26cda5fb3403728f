import { err, ok, type Result } from '../../basics/result';
import { beginsWith, isTextFile, tidyFileName } from '../file/fileName';
import { stripVideo } from '../file/strip/video';
import { stripPicture, stripSound } from '../file/stripFile';
import {
	documentEndings,
	DOCUMENT_LIMITS,
	DOCUMENT_MAX_BYTES,
	shownKind,
	type DocumentKind,
	type DocumentType,
} from './kinds';

/** A file as it is filed: what its bytes are, without what a camera writes beside a picture, and a harmless name. */
export interface DocumentFile {
	readonly type: DocumentType;
	readonly name: string;
	readonly bytes: Uint8Array;
}

export type DocumentFileRefusal = 'document_file_type' | 'document_file_large' | 'document_file_kind';

/**
 * Says what a file is by its bytes, and takes pictures and recordings apart as those of answers are, so that what is
 * hashed holds no place and no device. Anything else is kept as it came and only ever given out as an attachment.
 */
export function readDocumentFile(
	kind: DocumentKind,
	name: string,
	bytes: Uint8Array,
): Result<DocumentFile, DocumentFileRefusal> {
	if (bytes.length > DOCUMENT_MAX_BYTES) return err('document_file_large');
	const read = readShown(bytes) ?? readWritten(name.toLowerCase(), bytes);
	if (read === null) return err('document_file_type');
	const isShown = kind === 'photo' || kind === 'audio' || kind === 'video';
	if (isShown && shownKind(read.type) !== kind) return err('document_file_kind');
	return ok({
		...read,
		name: tidyFileName(name, documentEndings[read.type], DOCUMENT_LIMITS.fileName),
	});
}

type Read = Pick<DocumentFile, 'type' | 'bytes'> | null;

function readShown(bytes: Uint8Array): Read {
	const video = stripVideo(bytes);
	return video ? { type: 'video/mp4', bytes: video } : (stripPicture(bytes) ?? stripSound(bytes));
}

/** The ending tells apart only the two kinds of text; the parts of a zip say which office wrote it. */
function readWritten(name: string, bytes: Uint8Array): Read {
	if (beginsWith(bytes, '%PDF-')) return { type: 'application/pdf', bytes };
	if (beginsWith(bytes, 'PK\u0003\u0004')) {
		const type = officeOf(bytes);
		return type && { type, bytes };
	}
	if (!isTextFile(bytes)) return null;
	if (name.endsWith('.csv')) return { type: 'text/csv', bytes };
	return name.endsWith('.txt') ? { type: 'text/plain', bytes } : null;
}

const offices = [
	['mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
	[
		'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
		'application/vnd.oasis.opendocument.spreadsheet',
	],
] as const;

function officeOf(bytes: Uint8Array): DocumentType | null {
	// OpenDocument says what it is in its first part, right behind the first record of the zip.
	const open = offices.find(([mark]) => beginsWith(bytes, `${mark}PK`, 30));
	if (open) return open[1];
	if (!holds(bytes, '[Content_Types].xml')) return null;
	if (holds(bytes, 'word/document.xml'))
		return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
	return holds(bytes, 'xl/workbook.xml')
		? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
		: null;
}

/** Whether some letters stand anywhere in the bytes: names of parts of a zip are not compressed. */
function holds(bytes: Uint8Array, letters: string): boolean {
	const first = letters.charCodeAt(0);
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
		if (beginsWith(bytes, letters, at)) return true;
	return false;
}
