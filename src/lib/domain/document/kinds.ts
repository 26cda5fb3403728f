/** What is filed: minutes and signed minutes, sheets of rankings, what a nucleus works from, pictures and recordings, the plan, and the rest. */
export const documentKinds = [
	'minuta',
	'acta',
	'ficha',
	'dossier',
	'photo',
	'audio',
	'video',
	'pal',
	'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What is said of the people in a picture or a recording: they agreed, or it shows nobody. */
export const consents = ['given', 'nobody'] as const;
export type Consent = (typeof consents)[number];

/** Most bytes of a document. */
export const DOCUMENT_MAX_BYTES = 25_000_000;

/** Limits in characters. */
export const DOCUMENT_LIMITS = { title: { min: 5, max: 160 }, fileName: 120 } as const;

/** Media types that are taken, each with the ending its file gets. */
export const documentEndings = {
	'application/pdf': 'pdf',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	'application/vnd.oasis.opendocument.text': 'odt',
	'application/vnd.oasis.opendocument.spreadsheet': 'ods',
	'text/plain': 'txt',
	'text/csv': 'csv',
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'audio/webm': 'weba',
	'audio/ogg': 'ogg',
	'audio/mp4': 'm4a',
	'audio/wav': 'wav',
	'audio/mpeg': 'mp3',
	'video/mp4': 'mp4',
} as const;
export type DocumentType = keyof typeof documentEndings;

/** The kind that a picture or a recording is of; null for anything else. */
export function shownKind(type: DocumentType): 'photo' | 'audio' | 'video' | null {
	if (type.startsWith('image/')) return 'photo';
	if (type.startsWith('audio/')) return 'audio';
	return type.startsWith('video/') ? 'video' : null;
}
