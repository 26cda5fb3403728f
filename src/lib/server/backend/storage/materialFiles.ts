import { z } from 'zod';
import { err, type Result } from '$lib/basics/result';
import { callVerb } from '../call';
import { workerBackend } from '../clients';
import type { Refusal } from '../refusal';

// A private bucket without a single policy: only the secret key reads and writes it.
const bucket = () => workerBackend().storage.from('source-files');
const later: Refusal = { code: 'backend_unreachable', status: 503, retry: true, detail: 'storage' };

/** Stores the bytes of a material whose hash was registered, and says so. Whoever calls has compared the hash. */
export async function keepMaterialFile(
	material: { readonly id: string; readonly exerciseId: string },
	file: { readonly hash: string; readonly type: string },
	bytes: Uint8Array,
): Promise<Result<null, Refusal>> {
	const stored = await bucket().upload(
		`${material.exerciseId}/${file.hash}`,
		new Blob([bytes.slice()], { type: file.type }),
		{ contentType: file.type, upsert: true },
	);
	if (stored.error) return err(later);
	return callVerb(
		workerBackend(),
		'confirm_material_file',
		{ p_material: material.id, p_hash: file.hash },
		z.null(),
	);
}

/** The bytes of a file, or null when storage does not have them. */
export async function readMaterialFile(exerciseId: string, hash: string): Promise<Uint8Array | null> {
	const found = await bucket().download(`${exerciseId}/${hash}`);
	return found.data === null ? null : new Uint8Array(await found.data.arrayBuffer());
}
