import { z } from 'zod';
import { FILE_MAX_BYTES, fileTypes, isHash } from '../../file/kinds';

/** A question read aloud, by language: the hash, the media type and the size of each recording. */
export const spokenSchema = z.record(
	z.string(),
	z.strictObject({
		file: z.string().refine(isHash),
		type: z.enum(fileTypes.audio),
		bytes: z.int().min(1).max(FILE_MAX_BYTES),
	}),
);
