import { base64url, sha256Of, type Entry } from '../../evidence';
import { EXERCISE, type SampleRecord } from './recordBuilder';

/** Files a document at the end of a record, with its bytes; of a reserved one the bundle holds none. */
export function fileDocument(
	record: SampleRecord,
	document: string,
	content: string,
	{ isPublic = true }: { isPublic?: boolean } = {},
): void {
	const bytes = new TextEncoder().encode(content);
	const entry: Entry = {
		v: 1,
		type: 'document.filed',
		exercise: EXERCISE.id,
		body: {
			document,
			kind: 'minuta',
			name: isPublic ? 'Minuta de la mesa' : null,
			sha256: base64url(sha256Of(bytes)),
			bytes: bytes.length,
			role: 'stl_staff',
			public: isPublic,
			about: null,
			date: '2026-03-12',
		},
	};
	record.entries.push(entry);
	if (isPublic) record.documents.push({ document, name: 'minuta.pdf', bytes });
}

/** Makes a filed document reserved and takes its file out. */
export function reserveDocument(record: SampleRecord, document: string): void {
	record.entries.push({
		v: 1,
		type: 'document.reserved',
		exercise: EXERCISE.id,
		body: { document, reason: 'Trae el teléfono de una persona.', role: 'guarantor', date: '2026-03-13' },
	});
	record.documents = record.documents.filter((one) => one.document !== document);
}
