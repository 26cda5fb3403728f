import { z } from 'zod';
import { err, ok, type Result } from '../../basics/result';
import { base64url } from '../base64url';
import { parseCanonical } from '../canonical';
import { bytes32, count, sortedBy, text, uuid } from '../record/fields';
import { sha256Of, type Hash } from '../hash';
import { isSafePath } from './paths';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'not-a-slug' });
const listedFile = z.strictObject({
	path: z.string().refine(isSafePath, { error: 'unsafe-path' }),
	bytes: count,
	sha256: bytes32,
});

/** The first file to read: whose bundle it is, the log it closes on, and every other file with its digest. */
export const manifestSchema = z.strictObject({
	v: z.literal(1),
	exercise: z.strictObject({ id: uuid, slug, name: text }),
	log: z.strictObject({ size: count, root: bytes32 }),
	software: text,
	/** Only of the bundle that the guarantor body takes: with it openings may be inside. */
	edition: z.literal('guarantor').optional(),
	files: sortedBy(listedFile, (file) => file.path),
});
export type Manifest = z.output<typeof manifestSchema>;

/** Reads a manifest from its canonical bytes; says only that it is not one. */
export function parseManifest(bytes: Uint8Array): Result<Manifest, 'not-a-manifest'> {
	const value = parseCanonical(bytes);
	const manifest = value.ok ? manifestSchema.safeParse(value.value) : null;
	return manifest?.success ? ok(manifest.data) : err('not-a-manifest');
}

/** SHA-256 of a file's bytes alone, as `sha256sum` computes it, in base64url. */
export function digestFile(bytes: Uint8Array): Hash {
	return base64url(sha256Of(bytes));
}
