import { z } from 'zod';
import { choice, line, reason } from '../form';
import { consents, documentKinds, DOCUMENT_LIMITS, shownKind, type DocumentType } from './kinds';

const { title } = DOCUMENT_LIMITS;

/**
 * A document as it is filed: `kind`, `title`, `about` (an id of those given, or blank), `access` (public or reserved)
 * and `consent`, which a picture or a recording needs. Its file travels beside, because a form keeps no files.
 *
 * @param type What the file is, where one could be read.
 */
export function documentForm(about: readonly string[], type: DocumentType | null) {
	const needsConsent = type !== null && shownKind(type) !== null;
	return z.object({
		kind: choice(documentKinds, 'document_kind_choice'),
		title: line(title.min, title.max, 'document_title_length'),
		about: z
			.preprocess((typed) => typed ?? '', choice(['', ...about], 'not_understood'))
			.transform((id) => (id === '' ? null : id)),
		access: choice(['public', 'reserved'], 'document_access_choice'),
		consent: z
			.preprocess((typed) => typed ?? '', choice(['', ...consents], 'not_understood'))
			.refine((consent) => !needsConsent || consent !== '', { error: 'document_consent_choice' })
			.transform((consent) => (needsConsent && consent !== '' ? consent : null)),
	});
}

/** Keeps a public document from the public, with a reason. */
export const reserveForm = z.object({ reason: reason() });
