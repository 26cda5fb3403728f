import { z } from 'zod';
import { callVerb, readVerb } from './call';
import { workerBackend } from './clients';
import type { Refusal } from './refusal';
import type { Result } from '$lib/basics/result';

const keyShape = z.object({ publicKey: z.string(), privateKey: z.string() });
/** The pair that answers of a consultation are sealed to, as it is stored. */
export type SealingKey = z.infer<typeof keyShape>;

/** The key pair of a consultation, or null while it has none. Only the secret key reads it. */
export function findSealingKey(slug: string): Promise<SealingKey | null> {
	return readVerb(workerBackend(), 'sealing_key', { p_slug: slug }, keyShape.nullable());
}

/** Keeps a key pair unless there is one, and gives the public half that holds. */
export function keepSealingKey(
	slug: string,
	{ publicKey, privateKey }: SealingKey,
): Promise<Result<string, Refusal>> {
	return callVerb(
		workerBackend(),
		'keep_sealing_key',
		{ p_slug: slug, p_public: publicKey, p_private: privateKey },
		z.string(),
	);
}
