import { err, ok, type Result } from '../../../basics/result';
import { beginsWith, isTextFile, tidyFileName } from '../../file/fileName';
import { MATERIAL_LIMITS } from './material';

/** Most bytes of a file that comes with a material. */
export const ATTACHMENT_MAX_BYTES = 8_000_000;

/** Media types that are kept, each with the ending its file gets. */
export const attachmentEndings = {
	'application/pdf': 'pdf',
	'text/csv': 'csv',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	'application/vnd.oasis.opendocument.spreadsheet': 'ods',
	'image/png': 'png',
	'image/jpeg': 'jpg',
	'image/webp': 'webp',
} as const;
export type AttachmentType = keyof typeof attachmentEndings;

/** A file as it is registered: what its bytes are, and the name it came with, made harmless. */
export interface Attachment {
	readonly type: AttachmentType;
	readonly name: string;
}

/**
 * Says what a file is by its bytes; the ending of its name only tells the two spreadsheets apart, which are both zip
 * files. Nothing of it is opened: it is kept as it came and only ever given out as an attachment.
 */
export function readAttachment(
	name: string,
	bytes: Uint8Array,
): Result<Attachment, 'attachment_type' | 'attachment_large'> {
	if (bytes.length > ATTACHMENT_MAX_BYTES) return err('attachment_large');
	const type = typeOf(name.toLowerCase(), bytes);
	return type === null
		? err('attachment_type')
		: ok({ type, name: tidyFileName(name, attachmentEndings[type], MATERIAL_LIMITS.fileName) });
}

function typeOf(name: string, bytes: Uint8Array): AttachmentType | null {
	const begins = (letters: string, at = 0): boolean => beginsWith(bytes, letters, at);
	if (begins('%PDF-')) return 'application/pdf';
	if (begins('\u0089PNG\r\n\u001a\n')) return 'image/png';
	if (begins('\u00ff\u00d8\u00ff')) return 'image/jpeg';
	if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
	if (begins('PK\u0003\u0004')) {
		if (name.endsWith('.xlsx')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		return name.endsWith('.ods') ? 'application/vnd.oasis.opendocument.spreadsheet' : null;
	}
	return name.endsWith('.csv') && isTextFile(bytes) ? 'text/csv' : null;
}
