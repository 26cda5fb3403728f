import { err, ok, type Result } from '../../../basics/result';
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
	return type === null ? err('attachment_type') : ok({ type, name: tidyName(name, attachmentEndings[type]) });
}

function typeOf(name: string, bytes: Uint8Array): AttachmentType | null {
	const begins = (text: string, at = 0): boolean =>
		[...text].every((letter, place) => bytes[at + place] === letter.charCodeAt(0));
	if (begins('%PDF-')) return 'application/pdf';
	if (begins('\u0089PNG\r\n\u001a\n')) return 'image/png';
	if (begins('\u00ff\u00d8\u00ff')) return 'image/jpeg';
	if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
	if (begins('PK\u0003\u0004')) {
		if (name.endsWith('.xlsx')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		return name.endsWith('.ods') ? 'application/vnd.oasis.opendocument.spreadsheet' : null;
	}
	return name.endsWith('.csv') && isText(bytes) ? 'text/csv' : null;
}

/** Some bytes, and none that no text has. */
function isText(bytes: Uint8Array): boolean {
	return bytes.length > 0 && bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}

/** The name without folders or signs that mean something elsewhere, with the ending that its bytes give it. */
function tidyName(name: string, ending: string): string {
	const stem = (name.split(/[/\\]/).at(-1) ?? '')
		.normalize('NFC')
		.replace(/\.[^.]*$/, '')
		.replace(/[^\p{L}\p{N} ._()-]+/gu, '_')
		.replace(/^[\s._]+|[\s._]+$/g, '')
		.slice(0, MATERIAL_LIMITS.fileName - 5)
		.trim();
	return `${stem === '' ? 'archivo' : stem}.${ending}`;
}
